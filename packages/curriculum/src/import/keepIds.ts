import { CurriculumEntity, LearningModuleEntity } from '../entities';
import { Located } from '../markdown/readSections';
import { CurriculumProblem } from '../problems';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { slug } from '../entities/slug';
import { matchIds } from './matchIds';

/**
 * Gives the objectives, units and items of roadmaps the ids that they had in an import before, because progress and
 * questions refer to them by these.
 */
export function keepIds(
  files: RoadmapFile[],
  previous: readonly CurriculumEntity[],
): CurriculumProblem[] {
  const modules = new Map(
    previous
      .filter((it): it is LearningModuleEntity => it.kind === 'LearningModule')
      .map(it => [it.metadata.name, it.spec]),
  );
  return files.flatMap(file => {
    const before = modules.get(slug(file.roadmap.moduleId.value));
    if (!before) {
      return [];
    }
    const { objectives, outline, items } = file.roadmap;
    return [
      ...keep(file, objectives, before.objectives ?? [], it => it.text),
      ...keep(file, outline, before.outline ?? [], it => it.title),
      ...keep(file, items, before.items, it => it.title),
    ];
  });
}

function keep<T extends { id: string }>(
  { file }: RoadmapFile,
  located: Located<T>[],
  before: readonly T[],
  wordsOf: (value: T) => string,
): CurriculumProblem[] {
  const named = (it: T) => ({ id: it.id, words: wordsOf(it) });
  const ids = matchIds(
    before.map(named),
    located.map(it => named(it.value)),
  );
  return located.flatMap(entry => {
    const old = ids.get(entry.value.id);
    if (old === undefined) {
      return [];
    }
    entry.value = { ...entry.value, id: old };
    return [
      {
        severity: 'info',
        file,
        line: entry.line,
        code: 'id-kept',
        message: `“${wordsOf(
          entry.value,
        )}” keeps the id ${old} that it had before it was edited`,
        remedy: 'If it is another thing now, give it another name',
      },
    ];
  });
}
