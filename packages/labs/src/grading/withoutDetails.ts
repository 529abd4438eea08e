import { CheckResult } from './types';

/**
 * Checks as a learner may see them: without what is for the instructor.
 *
 * @public
 */
export function withoutDetails(
  checks: readonly CheckResult[],
): Omit<CheckResult, 'detail'>[] {
  return checks.map(({ detail: _, ...check }) => check);
}
