import { fold, instant, providerKey, scopeKey } from './identity';
import { tagValues } from './tagValues';
import { AttributableRecord, AttributionPlan, Override } from './types';

/** Whether a record agrees with every criterion that an override names, and it names one. */
export function matchesOverride(
  override: Override,
  record: AttributableRecord,
): boolean {
  const { provider, scopeId, resourceId, tag, startsAt, endsAt } = override;
  if (!namesCriterion(override)) {
    return false;
  }
  const at = record.at === undefined ? NaN : instant(record.at);
  return (
    (provider === undefined ||
      providerKey(provider) === providerKey(record.provider)) &&
    (scopeId === undefined || scopeKey(scopeId) === scopeKey(record.scopeId)) &&
    (resourceId === undefined ||
      fold(resourceId) === fold(record.resourceId ?? '')) &&
    (tag === undefined ||
      tagValues(record, fold(tag.key)).includes(fold(tag.value))) &&
    (startsAt === undefined || instant(startsAt) <= at) &&
    (endsAt === undefined || at < instant(endsAt))
  );
}

/** Whether an override says what it is for. */
function namesCriterion(override: Override): boolean {
  return [
    override.provider,
    override.scopeId,
    override.resourceId,
    override.tag,
  ].some(criterion => criterion !== undefined);
}

/** Overrides that can hold for anything: they name a criterion, and their times are times. */
export function usableOverrides(plan: AttributionPlan): Override[] {
  return (plan.overrides ?? []).filter(
    override =>
      namesCriterion(override) &&
      [override.startsAt, override.endsAt].every(
        time => time === undefined || Number.isFinite(instant(time)),
      ),
  );
}
