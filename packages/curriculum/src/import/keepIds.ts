import { CurriculumEntity, LearningModuleEntity } from '../entities';
import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { CurriculumProblem } from '../problems';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { matchIds, MatchedId } from './matchIds';

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
  textOf: (value: T) => string,
): CurriculumProblem[] {
  const named = (it: T) => ({ id: it.id, words: withoutLabel(textOf(it)) });
  const ids = matchIds(
    before.map(named),
    located.map(it => named(it.value)),
  );
  const labels = new Set(before.map(it => it.id));
  return located.flatMap((entry, index) => {
    const own = entry.value.id;
    const match = ids[index];
    entry.value = { ...entry.value, id: match.id };
    const said = describe(own, match, textOf(entry.value), labels.has(own));
    return said ? [{ file, line: entry.line, ...said }] : [];
  });
}

function describe(
  own: string,
  { id, before, rewritten }: MatchedId,
  text: string,
  isOldLabel: boolean,
): Omit<CurriculumProblem, 'file' | 'line'> | undefined {
  if (id === own) {
    return before && rewritten
      ? {
          severity: 'warning',
          code: 'id-reused',
          message: `“${text}” has the id ${id} that “${before.words}” had, and hardly a word in common with it`,
          remedy:
            'Progress of the one counts for the other; if they are two things, name the new one otherwise',
        }
      : undefined;
  }
  if (!before) {
    return {
      severity: 'warning',
      code: 'label-moved',
      message: `“${text}” is new, and its label belongs to another; it takes the id ${id}`,
      remedy: 'Number what is new after what was there before',
    };
  }
  return isOldLabel
    ? {
        severity: 'warning',
        code: 'label-moved',
        message: `“${text}” had the id ${id} under another label, and keeps it; ${own} was the id of another`,
        remedy:
          'Labels may move, ids may not: give the label back, or tell learners of it',
      }
    : {
        severity: 'info',
        code: 'id-kept',
        message: `“${text}” keeps the id ${id} that it had before it was edited`,
        remedy: 'If it is another thing now, give it another name',
      };
}

/** What is numbered is known again by what it is about. */
function withoutLabel(text: string): string {
  const about =
    /^(?:labs?|exercises?|assessments?|quiz(?:zes)?|exams?|projects?|capstones?|portfolios?|reviews?|workshops?|panels?|presentations?)\s*[\w.-]*\s*:\s*(.+)$/i.exec(
      text,
    )?.[1];
  return about ?? text;
}
