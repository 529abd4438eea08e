import { CurriculumProblem, formatProblem } from '@gpu-academy/curriculum';

/** Problems a line each, and how many there are of each severity. */
export function reportText(problems: readonly CurriculumProblem[]): string {
  const counts = (['error', 'conflict', 'warning', 'info'] as const).map(
    severity =>
      `${severity}: ${problems.filter(it => it.severity === severity).length}`,
  );
  return [...problems.map(formatProblem), counts.join(', '), ''].join('\n');
}
