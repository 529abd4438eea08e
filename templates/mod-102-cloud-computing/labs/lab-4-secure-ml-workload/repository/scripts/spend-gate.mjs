import { LabError, runCommand } from './shared/lab-error.mjs';
import { readLab } from './shared/lab-contract.mjs';
import { fromEnvironment, writeSubmission } from './shared/submission.mjs';

/** Writes submission/spend-gate.json: the approval that the project's money is spent under. */
async function spendGate() {
  const { values } = readLab();
  const { REFERENCE, APPROVED_BY, APPROVED_AT, HIGH } = fromEnvironment({
    REFERENCE: 'the id of the approved spend simulation',
    APPROVED_BY: 'who approved it, e.g. user:default/grace',
    APPROVED_AT: 'when, e.g. 2026-11-23T10:00:00Z',
    HIGH: 'its high estimate, e.g. 42.00',
  });
  if (!/^\d+(\.\d+)?$/.test(HIGH)) {
    throw new LabError(`HIGH is ${HIGH}, expected an amount such as 42.00.`);
  }
  if (Number.isNaN(Date.parse(APPROVED_AT))) {
    throw new LabError(
      `APPROVED_AT is ${APPROVED_AT}, expected a time such as 2026-11-23T10:00:00Z.`,
    );
  }
  if (APPROVED_BY.split(/[:/]/).pop().toLowerCase() === values.learner) {
    throw new LabError(
      `APPROVED_BY is ${APPROVED_BY}, whose lab this is; expected somebody else.`,
    );
  }
  writeSubmission('spend-gate.json', {
    schema: 'gpu-academy.io/spend-gate/v1alpha1',
    reference: REFERENCE,
    approvedBy: APPROVED_BY,
    approvedAt: new Date(APPROVED_AT).toISOString(),
    currency: values['budget.currency'],
    high: HIGH,
  });
}

await runCommand(spendGate);
