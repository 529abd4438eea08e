import { Check, Verdict } from './Check';
import { EvidenceFault } from './EvidenceFault';
import { CheckResult, Grade, GradeOutcome } from './types';
import { LabRun } from './LabRun';

/** Makes every check of a lab and adds up the grade. */
export function runChecks(
  graderVersion: string,
  checks: readonly Check[],
  run: LabRun,
): Grade {
  const results = checks.map(check => toResult(check, judge(check, run)));
  const points = sum(results.map(result => result.points));
  const maxPoints = sum(results.map(result => result.maxPoints));

  return {
    graderVersion,
    outcome: outcomeOf(results.filter(result => result.required)),
    score: maxPoints ? Math.floor((points * 100) / maxPoints) : 0,
    checks: [...results].sort((a, b) => urgency(a) - urgency(b)),
  };
}

function judge(check: Check, run: LabRun): Verdict {
  try {
    return check.run(run);
  } catch (error) {
    if (error instanceof EvidenceFault) {
      return {
        outcome: 'failed',
        message: error.message,
        evidence: error.evidence,
      };
    }
    throw error;
  }
}

function toResult(check: Check, verdict: Verdict): CheckResult {
  const { id, title, required, points, hint } = check;
  const { outcome, message } = verdict;
  return {
    id,
    title,
    required,
    outcome,
    points: outcome === 'passed' ? points : 0,
    maxPoints: points,
    message,
    ...(verdict.outcome !== 'passed' && {
      hint,
      ...(verdict.evidence && { evidence: verdict.evidence }),
    }),
  };
}

function outcomeOf(required: readonly CheckResult[]): GradeOutcome {
  if (required.some(isFailing)) {
    return 'failed';
  }
  return required.some(({ outcome }) => outcome === 'skipped')
    ? 'needs-review'
    : 'passed';
}

// What a learner has to mend first comes first; the sort is stable, so checks keep their order within a group.
function urgency(result: CheckResult) {
  if (isFailing(result)) {
    return result.required ? 0 : 1;
  }
  return result.outcome === 'skipped' ? 2 : 3;
}

function isFailing({ outcome }: CheckResult) {
  return outcome === 'failed' || outcome === 'error';
}

function sum(numbers: readonly number[]) {
  return numbers.reduce((total, number) => total + number, 0);
}
