import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isLearningModuleEntity,
  LearningModuleEntityV1alpha1,
} from '@gpu-academy/backstage-plugin-academy-common';
import { ModuleDefinition } from '@gpu-academy/curriculum';

/** The modules that are published, in the order in which they are to be taken. */
export interface ModuleCatalog {
  listModules(): Promise<ModuleDefinition[]>;
}

/**
 * {@link ModuleCatalog} from `LearningModule` entities.
 *
 * Definitions are the same for everybody, so they are read with the plugin's own credentials and kept for a
 * moment: a page full of learners is one read. A catalog that stops answering leaves the last definitions.
 */
export class CachedModuleCatalog implements ModuleCatalog {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #maxAgeMilliseconds: number;
  #modules?: { readAt: number; definitions: Promise<ModuleDefinition[]> };

  private constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    maxAgeMilliseconds: number;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#maxAgeMilliseconds = options.maxAgeMilliseconds;
  }

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    maxAgeMilliseconds?: number;
  }): CachedModuleCatalog {
    return new CachedModuleCatalog({ maxAgeMilliseconds: 15_000, ...options });
  }

  async listModules(): Promise<ModuleDefinition[]> {
    const known = this.#modules;
    if (known && Date.now() - known.readAt < this.#maxAgeMilliseconds) {
      return known.definitions;
    }
    const definitions = this.#read().catch(error => {
      if (known) {
        return known.definitions;
      }
      this.#modules = undefined;
      throw error;
    });
    this.#modules = { readAt: Date.now(), definitions };
    return definitions;
  }

  async #read(): Promise<ModuleDefinition[]> {
    const { items } = await this.#catalog.getEntities(
      { filter: { kind: 'LearningModule' } },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return inOrder(items.filter(isLearningModuleEntity).map(toDefinition));
  }
}

function toDefinition(module: LearningModuleEntityV1alpha1): ModuleDefinition {
  const { spec, metadata } = module;
  const ref = stringifyEntityRef(module);
  return {
    ref,
    moduleId: spec.moduleId,
    title: metadata.title ?? metadata.name,
    description: metadata.description,
    durationHours: spec.duration?.total,
    prerequisites: (spec.prerequisites ?? []).map(it =>
      absoluteRef(it, 'LearningModule', module),
    ),
    prerequisiteMode: spec.prerequisiteMode ?? 'advise',
    items: spec.items.map(item => ({
      id: item.id,
      type: item.type,
      title: item.title,
      required: item.required,
      template: item.template && absoluteRef(item.template, 'Template', module),
      passMark: item.passMark,
    })),
    spendGate: spec.spendGate,
  };
}

function absoluteRef(ref: string, defaultKind: string, from: Entity): string {
  return stringifyEntityRef(
    parseEntityRef(ref, {
      defaultKind,
      defaultNamespace: from.metadata.namespace ?? 'default',
    }),
  );
}

// What a module builds on comes before it; else the curriculum's own ids give the order.
function inOrder(modules: ModuleDefinition[]): ModuleDefinition[] {
  const byRef = new Map(modules.map(module => [module.ref, module]));
  const ordered = new Set<ModuleDefinition>();
  const underWay = new Set<ModuleDefinition>();
  const take = (module: ModuleDefinition) => {
    if (underWay.has(module)) {
      return;
    }
    underWay.add(module);
    for (const ref of module.prerequisites) {
      const prerequisite = byRef.get(ref);
      if (prerequisite) {
        take(prerequisite);
      }
    }
    ordered.add(module);
  };
  modules
    .sort((a, b) => a.moduleId.localeCompare(b.moduleId, 'en-US'))
    .forEach(take);
  return [...ordered];
}
