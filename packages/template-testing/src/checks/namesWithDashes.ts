import { Problem } from '../report/Problem';
import { UsedName } from '../syntax/namesIn';

/**
 * Names with dashes after a dot: the engine takes them for subtractions, and people for names.
 *
 * @param known - names that there are, by the word before the dot
 * @returns the names, with what is wrong with them; what is part of a name with dashes is none by itself
 */
export function namesWithDashes(
  used: UsedName[],
  known: Record<string, string[]>,
): { name: UsedName; problem?: Problem }[] {
  let isCut = false;
  return used.flatMap(name => {
    if (name.afterDash && isCut) {
      return [];
    }
    const problem = problemOf(name, known);
    isCut = problem !== undefined;
    return [{ name, problem }];
  });
}

function problemOf(
  { path: [root, key, ...below], dashed }: UsedName,
  known: Record<string, string[]>,
): Problem | undefined {
  const whole = `${key}${dashed}`;
  // Only the last name before the dash is cut short.
  if (!dashed || below.length || !known[root]?.includes(whole)) {
    return undefined;
  }
  const checks = {
    steps: 'unknown-step',
    parameters: 'unknown-parameter',
  } as const;
  return {
    check: checks[root as keyof typeof checks] ?? 'unknown-value',
    found: `${root}.${whole}, which is read as a subtraction: ${root}.${key} less ${dashed
      .slice(1)
      .replaceAll('-', ' less ')}`,
    expected: `${root}['${whole}']`,
    advice: 'Put a name with dashes between brackets and quotes',
  };
}
