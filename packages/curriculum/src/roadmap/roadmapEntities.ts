import {
  CompetencyEntity,
  CURRICULUM_API_VERSION,
  LearningModuleEntity,
  LearningPathEntity,
} from '../entities';
import { entityRef } from '../entities/entityRef';
import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { Roadmap } from './Roadmap';

/** What entities need that a roadmap does not say. @public */
export interface RoadmapEntityOptions {
  /** `default` unless given. */
  namespace?: string;
  /** Entity ref of those who own the entities; `group:default/instructors` unless given. */
  owner?: string;
  /** `experimental` unless given. */
  lifecycle?: string;
}

/** A roadmap that has an id, which is what an entity cannot do without. */
export type IdentifiedRoadmap = Roadmap & { moduleId: Located<string> };

/** Options with their defaults filled in. */
export const entityDefaults = (options: RoadmapEntityOptions) => ({
  namespace: options.namespace ?? 'default',
  owner: options.owner ?? 'group:default/instructors',
  lifecycle: options.lifecycle ?? 'experimental',
});

/**
 * The LearningModule of a roadmap.
 *
 * @param resolve - gives the name of the entity that a competency's name means
 */
export function moduleEntity(
  roadmap: IdentifiedRoadmap,
  options: RoadmapEntityOptions,
  resolve: (name: string) => string,
): LearningModuleEntity {
  const { namespace, owner, lifecycle } = entityDefaults(options);
  const moduleRef = (id: string) =>
    entityRef({ kind: 'learningmodule', namespace, name: slug(id) });
  const { solutions, resources, crossRole } = roadmap;
  return {
    apiVersion: CURRICULUM_API_VERSION,
    kind: 'LearningModule',
    metadata: {
      name: slug(roadmap.moduleId.value),
      namespace,
      title: roadmap.title?.value ?? roadmap.moduleId.value,
    },
    spec: {
      type: 'technical',
      owner,
      lifecycle,
      moduleId: roadmap.moduleId.value,
      roles: valuesOf(roadmap.roles),
      duration: roadmap.duration?.value,
      prerequisites: valuesOf(roadmap.prerequisites).map(moduleRef),
      next: valuesOf(roadmap.next).map(moduleRef),
      crossRole: {
        buildsOn: crossRole.buildsOn?.value,
        addsDepthFor: crossRole.addsDepthFor?.value,
        sharedAssets: crossRole.sharedAssets?.value,
        differentiators: crossRole.differentiators?.value,
      },
      objectives: valuesOf(roadmap.objectives),
      competencies: valuesOf(roadmap.competencies).map(
        ({ name, level, evidence, role }) => ({
          ref: entityRef({
            kind: 'competency',
            namespace,
            name: resolve(name),
          }),
          level,
          evidence,
          role,
        }),
      ),
      outline: valuesOf(roadmap.outline),
      items: valuesOf(roadmap.items),
      tooling: valuesOf(roadmap.tooling),
      qualityChecklist: valuesOf(roadmap.qualityChecklist),
      ...(roadmap.sharedAssets.length
        ? { sharedAssets: valuesOf(roadmap.sharedAssets) }
        : {}),
      downstream: valuesOf(roadmap.downstream),
      solutions: {
        coverage: valuesOf(solutions.coverage),
        repositoryStrategy: solutions.repositoryStrategy?.value,
        visibility: 'instructors',
        status: solutions.status?.value,
      },
      resources: {
        primary: valuesOf(resources.primary),
        supplemental: valuesOf(resources.supplemental),
      },
      risks: valuesOf(roadmap.risks),
      extra: valuesOf(roadmap.extra),
    },
  };
}

/** One Competency for every name that the roadmaps use, in the order in which they use it. */
export function competencyEntities(
  roadmaps: Roadmap[],
  options: RoadmapEntityOptions,
  resolve: (name: string) => string,
): CompetencyEntity[] {
  const { namespace, owner, lifecycle } = entityDefaults(options);
  const names = new Map<string, string>();
  for (const { name } of roadmaps.flatMap(it => valuesOf(it.competencies))) {
    names.set(resolve(name), names.get(resolve(name)) ?? name);
  }
  return Array.from(names, ([name, title]) => ({
    apiVersion: CURRICULUM_API_VERSION,
    kind: 'Competency',
    metadata: { name, namespace, title },
    spec: { type: 'technical', owner, lifecycle },
  }));
}

/**
 * One LearningPath for every role, of the modules that name it, ordered by their ids.
 *
 * @param slugOf - gives the name of the path of a role
 */
export function pathEntities(
  roadmaps: IdentifiedRoadmap[],
  options: RoadmapEntityOptions,
  slugOf: (role: string) => string,
): LearningPathEntity[] {
  const { namespace, owner, lifecycle } = entityDefaults(options);
  const roles = new Map<string, string>();
  for (const role of roadmaps.flatMap(it => valuesOf(it.roles))) {
    if (slugOf(role)) {
      // metadata names roles by their slugs, of which nobody wants to read the title
      const before = roles.get(slugOf(role));
      roles.set(
        slugOf(role),
        before && before !== slug(before) ? before : role,
      );
    }
  }
  return Array.from(roles, ([name, role]) => ({
    apiVersion: CURRICULUM_API_VERSION,
    kind: 'LearningPath',
    metadata: { name, namespace, title: role },
    spec: {
      type: 'role',
      owner,
      lifecycle,
      role,
      modules: roadmaps
        .filter(it => it.roles.some(({ value }) => slugOf(value) === name))
        .map(it => slug(it.moduleId.value))
        .sort()
        .map(module => ({
          ref: entityRef({ kind: 'learningmodule', namespace, name: module }),
        })),
    },
  }));
}

function valuesOf<T>(located: Located<T>[]): T[] {
  return located.map(it => it.value);
}
