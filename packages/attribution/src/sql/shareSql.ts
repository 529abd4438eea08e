import { providerKey } from '../identity';
import { AttributionPlan, SharedCostRule } from '../types';
import { text } from './sqlText';

/** Number of the first rule of a plan by which a charge of a place is shared; NULL where it is not. */
export function shareCaseSql(plan: AttributionPlan): string {
  const cases = (plan.sharedCosts ?? []).map((rule, index) => {
    const ofProvider =
      rule.provider === undefined
        ? ''
        : ` AND place.provider_key = ${text(providerKey(rule.provider))}`;
    return `WHEN charge.shared_kind = ${text(
      rule.kind,
    )}${ofProvider} THEN ${index}`;
  });
  return cases.length > 0 ? `CASE ${cases.join(' ')} END` : 'NULL::INTEGER';
}

const POOL: Record<SharedCostRule['within'], string> = {
  scope: 'place.place_name',
  provider: 'place.provider_key',
  period: "'*'",
};

/** `share_rule` and `share_pool` of a case. */
export function shareColumns(plan: AttributionPlan): string {
  const rules = plan.sharedCosts ?? [];
  const choose = (valueOf: (rule: SharedCostRule) => string) =>
    rules.length > 0
      ? `CASE case_share ${rules
          .map((rule, index) => `WHEN ${index} THEN ${valueOf(rule)}`)
          .join(' ')} END`
      : 'NULL::VARCHAR';
  return `${choose(rule => text(rule.id))} AS share_rule, ${choose(
    rule => POOL[rule.within],
  )} AS share_pool`;
}
