import Big from 'big.js';
import { Check, failed, passed } from '../Check';

const FILE = 'spend-gate.json';

/** Prices and plans move: after this an approval is of something else. */
const VALID_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

interface Gate {
  reference: string;
  /** Entity ref. */
  approvedBy: string;
  approvedAt: string;
  high: string;
}

/** What it may cost was simulated, and approved by somebody else, not long before it was planned. */
export const spendGate: Check = {
  id: 'spend-gate',
  title: 'The spend was approved before',
  hint: 'Have the spend simulation approved first; `make spend-gate` writes its reference. Where the plan grew since, or a month went by, simulate again.',
  run(run) {
    const { reference, approvedBy, approvedAt, high } = run.json<Gate>(FILE);
    const { learner } = run.contract;
    if (approvedBy.split(/[:/]/).pop()?.toLowerCase() === learner) {
      return failed(
        `Approved by ${approvedBy}, who is the learner; expected somebody else.`,
        `${FILE}#/approvedBy`,
      );
    }
    if (new Big(high).gt(run.agreed.budget)) {
      return failed(
        `The approved high estimate of ${high} is over the budget of ${run.agreed.budget}.`,
        `${FILE}#/high`,
      );
    }
    const { timestamp } = run.plan;
    // Terraform writes the time of a plan since 1.5.
    const age = timestamp
      ? Date.parse(timestamp) - Date.parse(approvedAt)
      : undefined;
    if (age !== undefined && age < 0) {
      return failed(
        `Approved at ${approvedAt}, after the plan was made (${timestamp}).`,
        `${FILE}#/approvedAt`,
      );
    }
    if (age !== undefined && age > VALID_DAYS * DAY_MS) {
      return failed(
        `Approved at ${approvedAt}, more than ${VALID_DAYS} days before the plan was made (${timestamp}).`,
        `${FILE}#/approvedAt`,
      );
    }
    return passed(`Approved by ${approvedBy} as ${reference}.`);
  },
};
