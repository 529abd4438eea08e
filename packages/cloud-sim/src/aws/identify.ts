import type { CtyObject } from '../cty/CtyValue';
import type { NextNumber } from '../simulation/Cloud';
import type { Scope } from '../simulation/Scope';
import type { TypeRules } from '../simulation/TypeRules';
import { freshDigits } from '../simulation/simulatedDigits';
import { newArn } from './arnOf';
import { expandPattern } from './expandPattern';
import { ID_PATTERNS } from './idPatterns';

/** AWS ids have 17 digits behind the prefix; ours begin with `0sim`. */
const DIGITS_AFTER_MARK = 13;

/** An id such as `i-0sim3f9c2a7d4e10b`, visibly not a real one. */
export function simulatedId(prefix: string, digits: string): string {
  return `${prefix}-0sim${digits.slice(0, DIGITS_AFTER_MARK)}`;
}

/**
 * The id that the simulated AWS gives to a resource, by which it can be imported: by
 * the type's rule, else by its pattern.
 */
export function identify(
  type: string,
  resource: CtyObject,
  scope: Scope,
  rules: TypeRules | undefined,
  next: NextNumber = () => 1,
): string {
  if (typeof rules?.id === 'function') {
    return rules.id(resource, scope);
  }
  const seed = freshDigits(16);
  if (typeof rules?.id === 'string') {
    return simulatedId(rules.id, seed);
  }
  const prefix = type.replace(/^aws_/, '').replace(/_/g, '-');
  const id = expandPattern(ID_PATTERNS[type] ?? `${prefix}-{sim}`, {
    resource,
    scope,
    seed,
    self: () => newArn(type, resource, scope, seed),
  });
  // Numbers from 1 on stand at the end.
  return id.replace(/\{next\}$/, (_, at: number) =>
    String(next(id.slice(0, at))),
  );
}
