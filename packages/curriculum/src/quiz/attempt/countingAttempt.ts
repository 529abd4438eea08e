import { Fraction } from '../grade';
import { QuizAttemptPolicy } from '../model';
import { AttemptState } from './AttemptState';

/**
 * The attempt that counts for a learner: the best or the latest of those that are graded. A pass always beats
 * what is not a pass under `best`, even with a higher score under an older pass mark.
 *
 * @public
 */
export function countingAttempt(
  attempts: readonly AttemptState[],
  keep: QuizAttemptPolicy['keep'] = 'best',
): AttemptState | undefined {
  const graded = attempts
    .filter(({ status, grade }) => grade && status !== 'voided')
    .sort((a, b) => a.plan.attemptNo - b.plan.attemptNo);
  if (keep === 'latest') {
    return graded.at(-1);
  }
  return graded.reduce<AttemptState | undefined>(
    (best, attempt) => (!best || isBetter(attempt, best) ? attempt : best),
    undefined,
  );
}

function isBetter(a: AttemptState, b: AttemptState): boolean {
  const passes = Number(a.status === 'passed') - Number(b.status === 'passed');
  return passes === 0
    ? Fraction.from(a.grade!.percent).compare(Fraction.from(b.grade!.percent)) >
        0
    : passes > 0;
}
