import { instant, providerKey, scopeKey } from './identity';
import { usableOverrides } from './matchesOverride';
import { AttributableRecord, AttributionPlan } from './types';

/*
 * A day of an account is cut where a lease or an override begins or ends within it. All other days can be summed before
 * anybody asks whom they belong to: what holds when the day starts holds until it ends.
 */

const DAY = 24 * 60 * 60 * 1000;

/** A day in which it depends on the hour whom a charge belongs to; of every account where none is named. */
interface Cut {
  providerKey?: string;
  scopeKey?: string;
  /** Milliseconds since 1970, UTC midnight. */
  day: number;
}

/** The days that a plan cuts, each once. */
export function cutsOf(plan: AttributionPlan): Cut[] {
  const bounded = [...plan.leases, ...usableOverrides(plan)];
  const cuts = bounded.flatMap(({ provider, scopeId, startsAt, endsAt }) =>
    [startsAt, endsAt].flatMap(edge => {
      const at = edge === undefined ? NaN : instant(edge);
      return Number.isFinite(at) && at % DAY !== 0
        ? [
            {
              providerKey:
                provider === undefined ? undefined : providerKey(provider),
              scopeKey: scopeId === undefined ? undefined : scopeKey(scopeId),
              day: Math.floor(at / DAY) * DAY,
            },
          ]
        : [];
    }),
  );
  return [...new Map(cuts.map(cut => [JSON.stringify(cut), cut])).values()];
}

/**
 * The days within which it depends on the hour whom a charge of an account belongs to; ISO 8601, UTC. All charges of any
 * other day belong to whom they would if they were made when the day starts.
 *
 * @public
 */
export function cutDays(
  plan: AttributionPlan,
  account: Pick<AttributableRecord, 'provider' | 'scopeId'>,
): string[] {
  const provider = providerKey(account.provider);
  const scope = scopeKey(account.scopeId);
  const days = cutsOf(plan)
    .filter(
      cut =>
        (cut.providerKey ?? provider) === provider &&
        (cut.scopeKey ?? scope) === scope,
    )
    .map(cut => new Date(cut.day).toISOString().slice(0, 10));
  return [...new Set(days)].sort();
}
