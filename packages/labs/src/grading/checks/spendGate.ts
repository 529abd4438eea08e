import Big from 'big.js';
import { Check, failed, passed } from '../Check';

const FILE = 'spend-gate.json';

interface Gate {
  reference: string;
  approvedAt: string;
  high: string;
}

/** What it may cost was simulated and approved before it was planned. */
export const spendGate: Check = {
  id: 'spend-gate',
  title: 'The spend was approved before',
  hint: 'Have the spend simulation approved first; `make spend-gate` writes its reference. Where the plan grew since, simulate again.',
  run(run) {
    const { reference, approvedAt, high } = run.json<Gate>(FILE);
    if (new Big(high).gt(run.agreed.budget)) {
      return failed(
        `The approved high estimate of ${high} is over the budget of ${run.agreed.budget}.`,
        `${FILE}#/high`,
      );
    }
    const { timestamp } = run.plan;
    // Terraform writes the time of a plan since 1.5.
    return timestamp && Date.parse(approvedAt) > Date.parse(timestamp)
      ? failed(
          `Approved at ${approvedAt}, after the plan was made (${timestamp}).`,
          `${FILE}#/approvedAt`,
        )
      : passed(`Approved as ${reference}.`);
  },
};
