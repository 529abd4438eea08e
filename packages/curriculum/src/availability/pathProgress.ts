import { completeRef } from '../entities/entityRef';
import { LearningPathEntity } from '../entities';
import { isItemDone, isModuleDone, LearnerContext } from './LearnerContext';

/** A path as one learner stands to it. @public */
export interface PathProgress {
  /** Entity ref of the LearningPath. */
  pathRef: string;
  title: string;
  modules: PathModuleProgress[];
  /** Required modules that are done, of all required ones. */
  done: number;
  required: number;
  complete: boolean;
}

/** A module of a path. @public */
export interface PathModuleProgress {
  moduleRef: string;
  /** Absent where the module is not in the catalog. */
  title?: string;
  required: boolean;
  done: boolean;
  /** Required items that are done, of all required ones. */
  itemsDone: number;
  items: number;
  /** The other paths that the module counts for just as well. */
  alsoIn: string[];
}

/**
 * How a learner stands to paths. What is done is done by module and never by path, so a module that several paths have
 * counts for each of them as soon as it is done once.
 *
 * @public
 */
export function pathProgress(
  context: LearnerContext,
  paths: readonly Pick<LearningPathEntity, 'metadata' | 'spec'>[],
): PathProgress[] {
  const described = paths.map(({ metadata, spec }) => {
    const namespace = metadata.namespace ?? 'default';
    return {
      pathRef: `learningpath:${namespace}/${metadata.name}`.toLowerCase(),
      title: metadata.title ?? metadata.name,
      modules: spec.modules.map(({ ref, required }) => ({
        moduleRef: completeRef(ref, { kind: 'learningmodule', namespace }),
        required: required ?? true,
      })),
    };
  });
  return described.map(({ pathRef, title, modules }) => {
    const standing = modules.map(
      ({ moduleRef, required }): PathModuleProgress => {
        const module = context.modules.get(moduleRef);
        const items = module?.items.filter(it => it.required) ?? [];
        return {
          moduleRef,
          title: module?.title,
          required,
          done: isModuleDone(context, moduleRef),
          itemsDone: items.filter(it => isItemDone(context, moduleRef, it.id))
            .length,
          items: items.length,
          alsoIn: described
            .filter(
              it =>
                it.pathRef !== pathRef &&
                it.modules.some(other => other.moduleRef === moduleRef),
            )
            .map(it => it.pathRef),
        };
      },
    );
    const required = standing.filter(it => it.required);
    const done = required.filter(it => it.done).length;
    return {
      pathRef,
      title,
      modules: standing,
      done,
      required: required.length,
      complete: required.length > 0 && done === required.length,
    };
  });
}
