import { CheckResult } from '@gpu-academy/backstage-plugin-academy-common';

/**
 * Splits checks into those that a learner has to look at and those that are fine.
 *
 * @remarks
 *
 * Required before optional, failed before those that could not be decided or were skipped; within the
 * same rank the grader's order stays.
 */
export function orderChecks(checks: CheckResult[]): {
  open: CheckResult[];
  passed: CheckResult[];
} {
  return {
    open: checks
      .filter(check => check.outcome !== 'passed')
      .sort((a, b) => rank(a) - rank(b)),
    passed: checks.filter(check => check.outcome === 'passed'),
  };
}

function rank(check: CheckResult) {
  const outcome = { failed: 0, error: 1, skipped: 2, passed: 3 }[check.outcome];
  return (check.required ? 0 : 10) + outcome;
}
