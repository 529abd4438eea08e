import Big from 'big.js';
import { addDays, checkDay } from '../days/addDays';
import { DailyAmountError } from '../days/DailyAmount';
import { AnomalyFeedback } from './SpendAnomaly';

/** How long a "no, that is usual" holds: a term, after which amounts of that size deserve another look. */
const USUAL_FOR_DAYS = 90;

/** What was said of the days of one subject and lab. */
export class AnomalyMemory {
  readonly #feedback: readonly AnomalyFeedback[];

  /** Throws `DailyAmountError` where feedback makes no sense. */
  static create(feedback: readonly AnomalyFeedback[]): AnomalyMemory {
    feedback.forEach(({ from, to, answer, actual }, index) => {
      const place = `feedback[${index}]`;
      checkDay(`${place}.from`, from);
      checkDay(`${place}.to`, to);
      if (answer === 'no' && !/^\d+(\.\d+)?$/.test(actual ?? '')) {
        throw new DailyAmountError(
          `${place}.actual`,
          actual,
          'with the answer no, what the dearest day cost, such as 12.50',
        );
      }
    });
    return new AnomalyMemory(feedback);
  }

  private constructor(feedback: readonly AnomalyFeedback[]) {
    this.#feedback = feedback;
  }

  /** What was said of this subject and lab. */
  of(series: { subject: string; lab?: string }): AnomalyMemory {
    return new AnomalyMemory(
      this.#feedback.filter(
        ({ subject, lab }) => subject === series.subject && lab === series.lab,
      ),
    );
  }

  /** Whether a day is no measure for later ones. */
  isNoMeasure(day: string): boolean {
    return this.#about(day).some(({ answer }) => answer !== 'no');
  }

  /** Whether a day of this cost needs no report: planned, or as dear as one that was called usual. */
  isKnown(day: string, amount: string): boolean {
    return (
      this.#about(day).some(({ answer }) => answer === 'planned') ||
      this.#feedback.some(
        ({ answer, from, actual }) =>
          answer === 'no' &&
          day >= from &&
          day < addDays(from, USUAL_FOR_DAYS) &&
          new Big(amount).lte(actual!),
      )
    );
  }

  #about(day: string): AnomalyFeedback[] {
    return this.#feedback.filter(({ from, to }) => day >= from && day < to);
  }
}
