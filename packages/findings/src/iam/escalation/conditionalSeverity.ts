import { FindingSeverity } from '../../record';

/** Where conditions stand in the way that nobody can decide here. */
const CONDITIONAL: Partial<Record<FindingSeverity, FindingSeverity>> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
};

/** How grave a way is that depends on something, or on nothing. */
export function conditionalSeverity(
  severity: FindingSeverity,
  conditions: readonly string[],
): FindingSeverity {
  return conditions.length > 0 ? CONDITIONAL[severity] ?? severity : severity;
}

/** Why, with a word on what it depends on. */
export function conditionalReason(
  reason: string,
  conditions: readonly string[],
): string {
  return conditions.length > 0 ? `${reason}, under conditions` : reason;
}
