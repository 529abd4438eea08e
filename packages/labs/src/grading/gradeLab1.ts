import { VerifiedEvidence } from '../evidence/EvidenceBundle';
import { Check } from './Check';
import { autoTermination } from './checks/autoTermination';
import { budgetPresent } from './checks/budgetPresent';
import { gpuTypePlanned } from './checks/gpuTypePlanned';
import { instanceChecks } from './checks/instanceChecks';
import { lifecycleChecks } from './checks/lifecycleChecks';
import { noOpenSsh } from './checks/noOpenSsh';
import { tagsPresent } from './checks/tagsPresent';
import { terraformChecks } from './checks/terraformChecks';
import { workspaceMatches } from './checks/workspaceMatches';
import { Grade, GradedWorkspace } from './types';
import { LabRun } from './LabRun';
import { runChecks } from './runChecks';

/** Raise it with every change that can judge the same evidence differently. */
const LAB_1_GRADER_VERSION = 'mod-102/lab-1@1.0.0';

/** In the order in which a learner meets them; they add up to 100 points. */
export const lab1Checks: readonly Check[] = [
  workspaceMatches,
  ...terraformChecks,
  gpuTypePlanned,
  tagsPresent,
  ...instanceChecks,
  noOpenSsh,
  budgetPresent,
  autoTermination,
  ...lifecycleChecks,
];

/**
 * Judges Lab 1 of MOD-102, "Provision GPU-ready cloud environment with IaC": plan and apply output stored, teardown
 * verified, `terraform fmt` and `validate` clean.
 *
 * @public
 */
export function gradeLab1(
  evidence: VerifiedEvidence,
  workspace?: GradedWorkspace,
): Grade {
  return runChecks(
    LAB_1_GRADER_VERSION,
    lab1Checks,
    new LabRun(evidence, workspace),
  );
}
