import { VerifiedEvidence } from '../evidence/EvidenceBundle';
import { LAB_GRADERS } from './labGraders';
import { LabRun } from './LabRun';
import { runChecks } from './runChecks';
import { Grade, GradedWorkspace } from './types';

/** Whether {@link grade} knows the lab `<module id>/<item id>`. @public */
export function hasGrader(labId: string): boolean {
  return LAB_GRADERS.has(labId);
}

/**
 * Judges a submission. Pure: no clock, no network, no files. Which checks are made depends on the lab, and what each
 * looks for on the cloud, by the portal's word or else that of `lab.yaml`.
 *
 * @param labId - `<module id>/<item id>`, e.g. `mod-102/lab-1`.
 * @param evidence - from {@link verifyBundle}, with its source read by {@link scanEvidence}.
 * @param workspace - what the portal registered; without it the bundle's own `lab.yaml` is believed.
 * @throws Error where no grader has that id: ask {@link hasGrader} first.
 * @public
 */
export function grade(
  labId: string,
  evidence: VerifiedEvidence,
  workspace?: GradedWorkspace,
): Grade {
  const grader = LAB_GRADERS.get(labId);
  if (!grader) {
    throw new Error(
      `No grader for '${labId}', expected one of ${[...LAB_GRADERS.keys()].join(
        ', ',
      )}`,
    );
  }
  return runChecks(grader, new LabRun(evidence, workspace));
}
