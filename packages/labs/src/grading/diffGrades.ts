import { CheckOutcome, Grade, GradeOutcome } from './types';

/** A check whose outcome or points differ between two grades of the same evidence. @public */
export interface CheckDifference {
  id: string;
  /** Absent where the version before had no such check. */
  before?: { outcome: CheckOutcome; points: number; maxPoints: number };
  /** Absent where the version after has no such check. */
  after?: { outcome: CheckOutcome; points: number; maxPoints: number };
}

/** What a regrade changes for one submission. @public */
export interface GradeDifference {
  versions: { before: string; after: string };
  outcome: { before: GradeOutcome; after: GradeOutcome };
  score: { before: number; after: number };
  /** A pass would be taken back: by policy never without an instructor's confirmation. */
  lowersPass: boolean;
  /** Only those that differ, by id. */
  checks: CheckDifference[];
}

/**
 * Holds two grades of the same evidence, by two versions of a grader, against each other.
 *
 * @returns undefined where nobody would see a difference; another version alone is none
 * @public
 */
export function diffGrades(
  before: Grade,
  after: Grade,
): GradeDifference | undefined {
  const [old, now] = [before, after].map(
    grade =>
      new Map(
        grade.checks.map(({ id, outcome, points, maxPoints }) => [
          id,
          { outcome, points, maxPoints },
        ]),
      ),
  );
  const checks = [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map(id => ({ id, before: old.get(id), after: now.get(id) }))
    .filter(
      difference =>
        JSON.stringify(difference.before) !== JSON.stringify(difference.after),
    );
  if (
    !checks.length &&
    before.outcome === after.outcome &&
    before.score === after.score
  ) {
    return undefined;
  }
  return {
    versions: { before: before.graderVersion, after: after.graderVersion },
    outcome: { before: before.outcome, after: after.outcome },
    score: { before: before.score, after: after.score },
    lowersPass: before.outcome === 'passed' && after.outcome !== 'passed',
    checks,
  };
}
