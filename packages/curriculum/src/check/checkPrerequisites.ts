import { LearningModuleEntity } from '../entities';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { findCycles } from '../roadmap/findCycles';
import { FolderContext, moduleRefOf } from './FolderContext';

/**
 * Prerequisites that lead back to the module itself.
 *
 * @param earlier - modules that come before, where somebody said which
 */
export function checkPrerequisites(
  { module, document }: FolderContext,
  earlier: readonly LearningModuleEntity[] = [],
): CurriculumProblem[] {
  const collector = new ProblemCollector('module.yaml');
  const namespace = module?.namespace ?? 'default';
  if (!module?.id || !document) {
    return [];
  }
  const refs = (module.prerequisites ?? []).map(id =>
    moduleRefOf({ ...module, id }),
  );
  const own = moduleRefOf(module);
  const edges = new Map([
    [own, refs],
    ...earlier.map(
      ({ metadata, spec }) =>
        [
          `learningmodule:${metadata.namespace ?? namespace}/${metadata.name}`,
          spec.prerequisites ?? [],
        ] as const,
    ),
  ]);
  // a module that requires itself is said so where module.yaml is read
  const cycle = findCycles(edges).find(it => it.length > 1 && it.includes(own));
  if (cycle) {
    const from = cycle.indexOf(own);
    const way = [...cycle.slice(from), ...cycle.slice(0, from)];
    collector.add(
      'error',
      'prerequisite-cycle',
      document.lineOf(['prerequisites', refs.indexOf(way[1])]),
      {
        message: `The prerequisites go round in a circle: ${[...way, own]
          .map(it => it.replace(/^.*\//, '').toUpperCase())
          .join(' requires ')}`,
        remedy: 'Take one of these prerequisites out',
      },
    );
  }
  return collector.problems;
}
