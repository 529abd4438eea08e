import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  learnerContext,
  learnerProgress,
  ModuleDefinition,
  nextStep,
} from '@gpu-academy/curriculum';
import { CurriculumService, LearnerProgress } from './CurriculumService';
import { LearningEventStore } from './LearningEventStore';
import { ModuleCatalog } from './ModuleCatalog';

/** {@link CurriculumService} from published modules and the log of events. */
export class DefaultCurriculumService implements CurriculumService {
  readonly #modules: ModuleCatalog;
  readonly #events: LearningEventStore;

  private constructor(modules: ModuleCatalog, events: LearningEventStore) {
    this.#modules = modules;
    this.#events = events;
  }

  static create(options: {
    modules: ModuleCatalog;
    events: LearningEventStore;
  }): DefaultCurriculumService {
    return new DefaultCurriculumService(options.modules, options.events);
  }

  async getProgress(
    learnerRefs: string[],
  ): Promise<Map<string, LearnerProgress>> {
    const [modules, records] = await Promise.all([
      this.#modules.listModules(),
      this.#events.getRecords(learnerRefs),
    ]);
    const now = new Date().toISOString();
    return new Map(
      learnerRefs.map(learnerRef => {
        const ofLearner = records.get(learnerRef) ?? [];
        const context = learnerContext({ modules, records: ofLearner, now });
        const lastActive = ofLearner
          .map(it => it.updatedAt)
          .sort()
          .at(-1);
        return [
          learnerRef,
          {
            modules: learnerProgress(context),
            nextStep: nextStep(context),
            lastActive,
          },
        ];
      }),
    );
  }

  async getItem(moduleRef: string, itemId: string) {
    const modules = await this.#modules.listModules();
    const module = findModule(modules, moduleRef);
    const item = module.items.find(({ id }) => id === itemId);
    if (!item) {
      throw new InputError(
        `itemId is '${itemId}', but ${module.moduleId} has the items ${list(
          module.items.map(({ id }) => id),
        )}`,
      );
    }
    return { module, item };
  }
}

function findModule(modules: ModuleDefinition[], moduleRef: string) {
  let ref: string;
  try {
    ref = stringifyEntityRef(
      parseEntityRef(moduleRef, { defaultKind: 'LearningModule' }),
    );
  } catch {
    throw new InputError(
      `moduleRef is '${moduleRef}', but the entity ref of a LearningModule was expected, such as 'learningmodule:default/mod-102'`,
    );
  }
  const module = modules.find(it => it.ref === ref);
  if (!module) {
    throw new InputError(
      `moduleRef is '${moduleRef}', but the published modules are ${list(
        modules.map(it => it.ref),
      )}`,
    );
  }
  return module;
}

function list(values: string[]) {
  return values.join(', ') || '(none)';
}
