import { CheckResult } from '@gpu-academy/backstage-plugin-academy-common';
import { orderChecks } from './orderChecks';

function check(
  id: string,
  outcome: CheckResult['outcome'],
  required = true,
): CheckResult {
  return {
    id,
    title: id,
    required,
    outcome,
    points: 0,
    maxPoints: 1,
    message: '',
  };
}

describe('orderChecks', () => {
  it('puts failed before undecided, required before optional, and keeps the grader’s order within a rank', () => {
    const { open, passed } = orderChecks([
      check('passed', 'passed'),
      check('optional', 'failed', false),
      check('skipped', 'skipped'),
      check('first', 'failed'),
      check('error', 'error'),
      check('second', 'failed'),
    ]);
    expect(open.map(({ id }) => id)).toEqual([
      'first',
      'second',
      'error',
      'skipped',
      'optional',
    ]);
    expect(passed.map(({ id }) => id)).toEqual(['passed']);
  });
});
