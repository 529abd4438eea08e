import { providerKey, scopeKey } from './identity';
import { AttributableRecord, SharedCostRule, SharePool } from './types';

/** Whether a rule shares such cost. */
export function matchesShare(
  rule: SharedCostRule,
  record: AttributableRecord,
): boolean {
  return (
    rule.kind === record.sharedKind &&
    (rule.provider === undefined ||
      providerKey(rule.provider) === providerKey(record.provider))
  );
}

/**
 * The pool that a rule puts cost of a provider and scope into. Usage of the same provider and scope is in the pool of
 * the same name.
 *
 * @public
 */
export function sharePool(
  rule: SharedCostRule,
  record: Pick<AttributableRecord, 'provider' | 'scopeId'>,
): SharePool {
  const provider = providerKey(record.provider);
  const names: Record<SharedCostRule['within'], string> = {
    scope: `${provider}/${scopeKey(record.scopeId) || '-'}`,
    provider,
    period: '*',
  };
  return { ruleId: rule.id, name: names[rule.within] };
}
