import { addDays } from '../days/addDays';
import { median, medianDeviation } from '../statistics/quantile';
import { AnomalySeries } from './SpendAnomaly';

/** Days back that peers' days are compared: they do the same lab in the same weeks, not on the same day. */
const COHORT_DAYS = 28;

/** Spread of a cohort that does exactly the same: a quarter, for nobody types equally fast. */
const MINIMUM_SPREAD = 0.25;

/** What peers pay for a day of a lab. */
export interface CohortComparison {
  peers: number;
  /** The middle of their days with cost, in the unit of the amounts. */
  median: number;
  /** Robust standard deviations that an amount lies above it. */
  score: number;
}

interface PeerDay {
  subject: string;
  day: string;
  amount: number;
}

/** Days with cost of everybody, by lab and currency. */
export class CohortCosts {
  readonly #days = new Map<string, PeerDay[]>();

  static create(series: readonly AnomalySeries[]): CohortCosts {
    const costs = new CohortCosts();
    for (const { subject, lab, currency, days } of series) {
      if (lab !== undefined) {
        const key = JSON.stringify([lab, currency]);
        const known = costs.#days.get(key) ?? [];
        for (const { day, amount } of days) {
          if (Number(amount) > 0) {
            known.push({ subject, day, amount: Number(amount) });
          }
        }
        costs.#days.set(key, known);
      }
    }
    return costs;
  }

  private constructor() {}

  /**
   * Compares a day with peers' days of the same lab of the last weeks, and with the same day where enough peers worked:
   * the milder comparison counts, for a day that is dear for everybody is nobody's fault. Undefined without a lab or with
   * too few peers.
   */
  compare(
    series: AnomalySeries,
    day: string,
    amount: number,
    minimumPeers: number,
  ): CohortComparison | undefined {
    if (series.lab === undefined) {
      return undefined;
    }
    const since = addDays(day, 1 - COHORT_DAYS);
    const peerDays = (
      this.#days.get(JSON.stringify([series.lab, series.currency])) ?? []
    ).filter(
      peer =>
        peer.subject !== series.subject && peer.day >= since && peer.day <= day,
    );
    const comparisons = [
      peerDays,
      peerDays.filter(peer => peer.day === day),
    ].flatMap(days => compareWith(days, amount, Math.max(minimumPeers, 1)));
    return comparisons.sort((a, b) => a.score - b.score)[0];
  }
}

function compareWith(
  days: PeerDay[],
  amount: number,
  minimumPeers: number,
): CohortComparison[] {
  const peers = new Set(days.map(({ subject }) => subject)).size;
  if (peers < minimumPeers) {
    return [];
  }
  const logs = days.map(peer => Math.log1p(peer.amount));
  const middle = median(logs);
  const spread = Math.max(medianDeviation(logs), MINIMUM_SPREAD);
  const score = (Math.log1p(Math.max(amount, 0)) - middle) / spread;
  return [{ peers, median: Math.expm1(middle), score }];
}
