import { AttemptGrade } from '../grade';
import { RegradePreview } from './previewRegrade';

/** The grade that an attempt has after a regrade. @public */
export interface RegradedAttempt {
  attemptId: string;
  grade: AttemptGrade;
  /** In words, for the learner and the record. */
  reason: string;
  /** Whether a pass was kept although the corrected key would not give it. */
  passKept: boolean;
}

/**
 * Turns a preview into grades. A pass that the corrected key would take away is kept, with the grade it had,
 * unless that attempt is named together with a reason: a learner is not failed in retrospect by a mistake that
 * was not theirs, nor without somebody saying why.
 *
 * @param reason - why the key is corrected
 * @param lowerPasses - attempts whose pass may be taken, by id, and why
 * @throws RangeError if `lowerPasses` names an attempt that loses no pass, or gives no reason
 * @public
 */
export function applyRegrade(
  preview: RegradePreview,
  options: { reason: string; lowerPasses?: Readonly<Record<string, string>> },
): RegradedAttempt[] {
  const lowerPasses = options.lowerPasses ?? {};
  for (const [attemptId, why] of Object.entries(lowerPasses)) {
    const change = preview.changes.find(c => c.attemptId === attemptId);
    if (change?.effect !== 'loses-pass' || why.trim() === '') {
      throw new RangeError(
        `Attempt ${attemptId} is to lose its pass, but ${
          change?.effect === 'loses-pass'
            ? 'no reason is given'
            : 'the preview does not say that it would'
        }; look at the preview again`,
      );
    }
  }
  return preview.changes
    .filter(change => change.effect !== 'unchanged')
    .map(change => {
      const isLost = change.effect === 'loses-pass';
      const why = lowerPasses[change.attemptId];
      const passKept = isLost && why === undefined;
      return {
        attemptId: change.attemptId,
        grade: passKept ? change.before : change.after,
        reason:
          why === undefined ? options.reason : `${options.reason}: ${why}`,
        passKept,
      };
    });
}
