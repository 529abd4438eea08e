import { VerifiedEvidence } from '../evidence/EvidenceBundle';
import { Grade, GradedWorkspace } from './types';
import { gradeLab1 } from './gradeLab1';

type Grader = (
  evidence: VerifiedEvidence,
  workspace?: GradedWorkspace,
) => Grade;

const GRADERS: ReadonlyMap<string, Grader> = new Map([
  ['mod-102/lab-1', gradeLab1],
]);

/** Whether {@link grade} knows the lab `<module id>/<item id>`. @public */
export function hasGrader(labId: string): boolean {
  return GRADERS.has(labId);
}

/**
 * Judges a submission. Pure: no clock, no network, no files.
 *
 * @param labId - `<module id>/<item id>`, e.g. `mod-102/lab-1`.
 * @param evidence - from {@link verifyBundle}.
 * @param workspace - what the portal registered; without it the bundle's own `lab.yaml` is believed.
 * @throws Error where no grader has that id: ask {@link hasGrader} first.
 * @public
 */
export function grade(
  labId: string,
  evidence: VerifiedEvidence,
  workspace?: GradedWorkspace,
): Grade {
  const grader = GRADERS.get(labId);
  if (!grader) {
    throw new Error(
      `No grader for '${labId}', expected one of ${[...GRADERS.keys()].join(
        ', ',
      )}`,
    );
  }
  return grader(evidence, workspace);
}
