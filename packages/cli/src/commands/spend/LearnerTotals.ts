import { DailyCostRow } from '@gpu-academy/spend';
import { DecimalSum } from './DecimalSum';

/** What one learner spent in one currency; money is a decimal string. */
export interface LearnerTotal {
  /** Entity ref; `ambiguous` or `unattributed` for what has no learner. */
  subject: string;
  currency: string;
  rows: number;
  billed: string;
  effective: string;
}

/** Adds daily cost up by learner and currency. */
export class LearnerTotals {
  readonly #sums = new DecimalSum(['billed', 'effective', 'rows']);

  add(row: DailyCostRow): void {
    const { subjectRef, outcome } = row.attribution;
    this.#sums.add([subjectRef ?? outcome, row.currency], {
      ...row,
      rows: String(row.rows),
    });
  }

  list(): LearnerTotal[] {
    return this.#sums.list().map(({ key: [subject, currency], sum }) => ({
      subject,
      currency,
      ...sum,
      rows: Number(sum.rows),
    }));
  }
}
