import { type CtyObject, knownString } from '../cty/CtyValue';
import type { Scope } from '../simulation/Scope';
import { digitsOf, numberOf, uuidOf } from '../simulation/simulatedDigits';
import { valuesAt } from '../simulation/valuesAt';

/** What the tokens of a pattern stand for. */
export interface PatternContext {
  resource: CtyObject;
  scope: Scope;
  /** Digits that AWS would give follow from it. */
  seed: string;
  /** The id and the ARN, where the pattern is not theirs. */
  id?: string;
  self?: () => string;
}

const LOAD_BALANCER_KINDS: Readonly<Record<string, string>> = {
  gateway: 'gwy',
  network: 'net',
};

function attribute(resource: CtyObject, path: string): string {
  const value = valuesAt(resource, path)[0]?.value;
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : knownString(value) ?? '';
}

function tokenValue(
  token: string,
  { resource, scope, seed, id, self }: PatternContext,
): string {
  const hex = /^hex(\d+)$/i.exec(token);
  if (hex) {
    const digits = digitsOf(seed + token, Number(hex[1]));
    return token.startsWith('HEX') ? digits.toUpperCase() : digits;
  }
  switch (token) {
    case 'account':
      return scope.accountId;
    case 'region':
      return knownString(resource.region) ?? scope.region;
    case 'next':
      return '{next}';
    case 'id':
      return id ?? '';
    case 'self':
      return self?.() ?? '';
    case 'sim':
      return `0sim${digitsOf(seed, 13)}`;
    case 'uuid':
      return uuidOf(seed);
    case 'digits':
      return numberOf(seed, 10);
    case 'path':
      return knownString(resource.path) ?? '/';
    case 'url':
      return attribute(resource, 'url').replace(/^https:\/\//, '');
    case 'parameter_path':
      return attribute(resource, 'name').replace(/^\//, '');
    case 'policy_kind':
      return (
        knownString(resource.type) ?? 'SERVICE_CONTROL_POLICY'
      ).toLowerCase();
    case 'load_balancer_kind':
      return (
        LOAD_BALANCER_KINDS[attribute(resource, 'load_balancer_type')] ?? 'app'
      );
    case 'listener_parent':
      return attribute(resource, 'load_balancer_arn')
        .replace(/^arn:[^:]*:/, '')
        .replace(':loadbalancer/', ':listener/');
    case 'rule_parent':
      return attribute(resource, 'listener_arn')
        .replace(/^arn:[^:]*:/, '')
        .replace(':listener/', ':listener-rule/');
    default:
      return attribute(resource, token);
  }
}

/** Puts values in place of the tokens of an id or ARN; see idPatterns.ts. */
export function expandPattern(
  pattern: string,
  context: PatternContext,
): string {
  return pattern.replace(/\{([\w.]+)(#?)\}/g, (_, token: string, last) => {
    const value = tokenValue(token, context);
    return last ? value.split('/').at(-1) ?? value : value;
  });
}
