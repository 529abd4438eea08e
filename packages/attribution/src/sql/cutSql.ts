import { instant, providerKey, scopeKey } from '../identity';
import { AttributionPlan } from '../types';
import { providerKeySql, scopeKeySql } from './identitySql';
import { createTable, textOrNull } from './sqlText';
import { usableOverrides } from './overrideSql';

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

/** Statements that load the cuts. */
export function cutTable(plan: AttributionPlan): string[] {
  return createTable(
    'attribution_cut',
    'provider_key VARCHAR, scope_key VARCHAR, day DATE',
    cutsOf(plan).map(cut => [
      textOrNull(cut.providerKey),
      textOrNull(cut.scopeKey),
      `epoch_ms(${cut.day})::DATE`,
    ]),
  );
}

/** `provider`, `scope_id` and `day` of the cuts, the former two as a relation of accounts writes them. */
export function selectCuts(relation: string): string {
  return `SELECT DISTINCT provider, scope_id, day
    FROM (
      SELECT provider, scope_id, ${providerKeySql('provider')} AS provider_key,
        ${scopeKeySql("coalesce(scope_id, '')")} AS scope_key
      FROM ${relation}
    ) place
    JOIN attribution_cut cut
      ON (cut.provider_key IS NULL OR cut.provider_key = place.provider_key)
      AND (cut.scope_key IS NULL OR cut.scope_key = place.scope_key)`;
}
