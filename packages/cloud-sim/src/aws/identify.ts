import { type CtyObject, knownString } from '../cty/CtyValue';
import type { Scope } from '../simulation/Scope';
import type { TypeRules } from '../simulation/TypeRules';
import { freshDigits } from '../simulation/simulatedDigits';

/** AWS ids have 17 digits behind the prefix; ours begin with `0sim`. */
const DIGITS_AFTER_MARK = 13;

/** An id such as `i-0sim3f9c2a7d4e10b`, visibly not a real one. */
export function simulatedId(prefix: string, digits: string): string {
  return `${prefix}-0sim${digits.slice(0, DIGITS_AFTER_MARK)}`;
}

/**
 * The id that the simulated AWS gives to a resource: by the type's rule, else by
 * the name that the resource has, else digits behind the type's own name.
 */
export function identify(
  type: string,
  resource: CtyObject,
  scope: Scope,
  rules: TypeRules | undefined,
): string {
  if (typeof rules?.id === 'function') {
    return rules.id(resource, scope);
  }
  if (typeof rules?.id === 'string') {
    return simulatedId(rules.id, freshDigits(DIGITS_AFTER_MARK));
  }
  const prefix = type.replace(/^aws_/, '').replace(/_/g, '-');
  return (
    knownString(resource.name) ??
    simulatedId(prefix, freshDigits(DIGITS_AFTER_MARK))
  );
}
