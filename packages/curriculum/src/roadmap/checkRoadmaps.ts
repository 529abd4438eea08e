import { CurriculumProblem, ProblemSeverity } from '../problems';
import { Located } from '../markdown/readSections';
import { sumOfParts } from './parseDuration';
import { findCycles } from './findCycles';
import { IdentifiedRoadmap } from './roadmapEntities';

/** What is known of a module, and the file that it is from. */
export interface RoadmapFile {
  file: string;
  /** Whether a roadmap says it, or only the plan of a role or metadata does. */
  origin: 'roadmap' | 'plan' | 'metadata';
  roadmap: IdentifiedRoadmap;
}

/** What contradicts or is missing within and between roadmaps, now that all are read. */
export function checkRoadmaps(files: RoadmapFile[]): CurriculumProblem[] {
  const byId = new Map(
    files.map(it => [it.roadmap.moduleId.value, it] as const),
  );
  return [
    ...files.flatMap(it => [
      ...checkHours(it),
      ...checkPrerequisites(it, byId),
      ...checkNext(it, byId),
    ]),
    ...checkCycles(files),
  ];
}

function checkHours({
  file,
  origin,
  roadmap,
}: RoadmapFile): CurriculumProblem[] {
  const { duration } = roadmap;
  if (!duration) {
    return [];
  }
  const parts = sumOfParts(duration.value);
  const sum = parts && withOther(parts, duration.other);
  const problems: CurriculumProblem[] = [];
  if (sum && sum.hours !== duration.value.total) {
    problems.push(
      problem('conflict', 'duration-sum', file, duration, {
        message: `The total is ${duration.value.total} hours, but ${sum.text} = ${sum.hours}`,
        remedy: 'Correct the total or the parts',
      }),
    );
  }
  if (
    duration.value.project &&
    origin === 'roadmap' &&
    !roadmap.items.some(it => it.value.type === 'project')
  ) {
    problems.push(
      problem('warning', 'project-without-item', file, duration, {
        message: `${duration.value.project} project hours are planned, but no practical component is a project`,
        remedy:
          'Add an item of type project, so that its completion can be recorded',
      }),
    );
  }
  return problems;
}

function withOther(sum: { hours: number; text: string }, other = 0) {
  return {
    hours: round(sum.hours + other),
    text: other ? `${sum.text} + ${other} other` : sum.text,
  };
}

// hours may have fractions, which floats add up wrongly
function round(hours: number) {
  return Math.round(hours * 1000) / 1000;
}

function checkCycles(files: RoadmapFile[]): CurriculumProblem[] {
  const byId = new Map(files.map(it => [it.roadmap.moduleId.value, it]));
  const cycles = findCycles(
    new Map(
      files.map(({ roadmap }) => [
        roadmap.moduleId.value,
        roadmap.prerequisites.map(it => it.value),
      ]),
    ),
  );
  return cycles.flatMap(cycle => {
    const first = byId.get(cycle[0]);
    const place = first?.roadmap.prerequisites.find(
      it => it.value === (cycle[1] ?? cycle[0]),
    );
    return first && place
      ? [
          problem('error', 'prerequisite-cycle', first.file, place, {
            message: `The prerequisites go round in a circle: ${[
              ...cycle,
              cycle[0],
            ].join(' requires ')}`,
            remedy: 'Take one of these prerequisites out',
          }),
        ]
      : [];
  });
}

function checkPrerequisites(
  { file, roadmap }: RoadmapFile,
  byId: Map<string, RoadmapFile>,
): CurriculumProblem[] {
  return roadmap.prerequisites.flatMap(prerequisite => {
    const other = byId.get(prerequisite.value);
    if (!other) {
      return [
        problem('warning', 'dangling-prerequisite', file, prerequisite, {
          message: `Prerequisite ${prerequisite.value} is not among the imported files`,
          remedy:
            'Import it too; until then learners see it as not in this catalog',
        }),
      ];
    }
    const id = roadmap.moduleId.value;
    // only a roadmap says what comes next
    return other.origin !== 'roadmap' ||
      other.roadmap.next.some(it => it.value === id)
      ? []
      : [
          problem('conflict', 'prerequisite-not-mirrored', file, prerequisite, {
            message: `${id} requires ${prerequisite.value}, whose Next (${other.file}) does not name ${id}`,
            remedy: `The prerequisite counts; add ${id} to the Next of ${prerequisite.value}`,
          }),
        ];
  });
}

function checkNext(
  { file, roadmap }: RoadmapFile,
  byId: Map<string, RoadmapFile>,
): CurriculumProblem[] {
  return roadmap.next.flatMap(next => {
    const other = byId.get(next.value);
    const id = roadmap.moduleId.value;
    if (!other) {
      return [
        problem('info', 'dangling-next', file, next, {
          message: `Next ${next.value} is not among the imported files`,
          remedy: 'Import it too',
        }),
      ];
    }
    return other.roadmap.prerequisites.some(it => it.value === id)
      ? []
      : [
          problem('conflict', 'next-not-mirrored', file, next, {
            message: `${id} names ${next.value} as next, whose prerequisites (${other.file}) do not name ${id}`,
            remedy: `Next is a hint; add ${id} to the prerequisites of ${next.value} if it is meant as one`,
          }),
        ];
  });
}

function problem(
  severity: ProblemSeverity,
  code: string,
  file: string,
  at: Located<unknown>,
  text: { message: string; remedy: string },
): CurriculumProblem {
  return { severity, file: at.file ?? file, line: at.line, code, ...text };
}
