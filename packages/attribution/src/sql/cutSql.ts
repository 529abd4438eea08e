import { cutsOf } from '../cutDays';
import { AttributionPlan } from '../types';
import { providerKeySql, scopeKeySql } from './identitySql';
import { createTable, textOrNull } from './sqlText';

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
