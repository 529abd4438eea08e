import { Check, Verdict } from './Check';
import { EvidenceFault } from './EvidenceFault';
import { LabRun } from './LabRun';
import { CheckResult, Grade, GradeOutcome } from './types';

/** What a lab's grader makes of its evidence. */
export interface LabGrader {
  /** Raise it with every change that can judge the same evidence differently. */
  version: string;
  /** In the order in which a learner meets them, with their points. All are required. */
  checks: readonly (readonly [Check, number])[];
}

type Judgement = Verdict | (Omit<Verdict, 'outcome'> & { outcome: 'error' });

interface Judged {
  result: CheckResult;
  fault?: 'invalid' | 'error';
}

/** Makes every check of a lab and adds up the grade. */
export function runChecks({ version, checks }: LabGrader, run: LabRun): Grade {
  const judged = checks.map(([check, points]) => judge(check, points, run));
  const results = judged.map(({ result }) => result);
  const points = sum(results.map(result => result.points));
  const maxPoints = sum(results.map(result => result.maxPoints));

  return {
    graderVersion: version,
    outcome: outcomeOf(judged),
    score: maxPoints ? Math.floor((points * 100) / maxPoints) : 0,
    checks: [...results].sort((a, b) => urgency(a) - urgency(b)),
  };
}

function judge(check: Check, points: number, run: LabRun): Judged {
  try {
    return { result: toResult(check, points, check.run(run), run) };
  } catch (error) {
    if (error instanceof EvidenceFault) {
      const { kind, message, evidence } = error;
      return kind === 'missing'
        ? {
            result: toResult(
              check,
              points,
              { outcome: 'failed', message, evidence },
              run,
            ),
          }
        : {
            fault: 'invalid',
            result: toResult(
              check,
              points,
              { outcome: 'error', message, evidence },
              run,
            ),
          };
    }
    const { stack, message } = error as Error;
    return {
      fault: 'error',
      result: toResult(
        check,
        points,
        {
          outcome: 'error',
          message:
            'The grader broke on this check. It is not your fault and uses up no attempt; the platform team has to look.',
          detail: stack?.split('\n').slice(0, 3).join('\n') ?? message,
        },
        run,
      ),
    };
  }
}

function toResult(
  { id, title, hint }: Check,
  points: number,
  { outcome, message, detail, evidence }: Judgement,
  run: LabRun,
): CheckResult {
  return {
    id,
    title,
    required: true,
    outcome,
    points: outcome === 'passed' ? points : 0,
    maxPoints: points,
    message,
    ...(detail && { detail }),
    ...(outcome !== 'passed' && {
      hint: typeof hint === 'string' ? hint : hintFor(hint, run),
    }),
    ...(evidence && { evidence }),
  };
}

function hintFor(hints: Exclude<Check['hint'], string>, run: LabRun): string {
  try {
    return hints[run.cloud];
  } catch {
    // Where lab.yaml cannot be read, nobody knows which cloud it is.
    return hints.aws;
  }
}

function outcomeOf(judged: readonly Judged[]): GradeOutcome {
  for (const fault of ['invalid', 'error'] as const) {
    if (judged.some(it => it.fault === fault)) {
      return fault;
    }
  }
  const outcomes = judged.map(({ result }) => result.outcome);
  if (outcomes.includes('failed')) {
    return 'failed';
  }
  return outcomes.includes('skipped') ? 'needs-review' : 'passed';
}

// What a learner has to mend first comes first; the sort is stable, so checks keep their order within a group.
function urgency({ outcome }: CheckResult) {
  return ['error', 'failed', 'skipped', 'passed'].indexOf(outcome);
}

function sum(numbers: readonly number[]) {
  return numbers.reduce((total, number) => total + number, 0);
}
