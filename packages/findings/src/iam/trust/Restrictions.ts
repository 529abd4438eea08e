import { actionMatches } from '../evaluate/actionMatches';
import {
  PolicyCondition,
  PolicyPrincipal,
  PolicyStatement,
} from '../policy/Policy';
import { ClaimValue } from './claimBreadth';

/** Operators that ask for a value, by the negated ones that a Deny asks for it with. */
const POSITIVE_OF = new Map([
  ['StringNotEquals', 'StringEquals'],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringNotLike', 'StringLike'],
  ['NumericNotEquals', 'NumericEquals'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnNotLike', 'ArnLike'],
]);
const POSITIVE = new Set(POSITIVE_OF.values());
/** A star is a star here. */
const LITERAL = new Set([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'NumericEquals',
]);

interface Restriction {
  key: string;
  values: ClaimValue[];
  /** What a token without the key gets in by. */
  isVacuous: boolean;
}

/**
 * What a statement of a trust policy asks for of those it admits, with what the Denies beside it ask for.
 *
 * Only what restricts counts: `...IfExists` and `ForAllValues` let in who has no such key, unless a `Null` condition asks for
 * it; a negated operator lets in everybody but a few. A Deny turns that round: to deny who is *not* one of some is to ask
 * for one of them.
 */
export class Restrictions {
  readonly #restrictions: Restriction[];
  readonly #present = new Set<string>();
  readonly #isDenied: boolean;

  constructor(
    statement: PolicyStatement,
    principal: PolicyPrincipal,
    action: string,
    denies: readonly PolicyStatement[],
  ) {
    const concerning = denies.filter(deny => concerns(deny, principal, action));
    this.#isDenied = concerning.some(deny => deny.conditions.length === 0);
    // Conditions of one Deny are joined by AND: of several none is asked for by itself.
    const denied = concerning
      .filter(deny => deny.conditions.length === 1)
      .flatMap(deny => deny.conditions);
    for (const { operator, key, values } of statement.conditions) {
      if (operator === 'Null' && isAll(values, 'false')) {
        this.#present.add(key.toLowerCase());
      }
    }
    for (const { operator, key, values } of denied) {
      if (operator === 'Null' && isAll(values, 'true')) {
        this.#present.add(key.toLowerCase());
      }
    }
    this.#restrictions = [
      ...statement.conditions.flatMap(restrictionOf),
      ...denied.flatMap(restrictionOfDeny),
    ];
  }

  /** Whether a Deny takes away all that the statement gives. */
  get isDenied(): boolean {
    return this.#isDenied;
  }

  /** Each list is of alternatives, and one of each list is asked for. */
  of(key: string): ClaimValue[][] {
    const folded = key.toLowerCase();
    return this.#restrictions
      .filter(
        each =>
          each.key === folded && (!each.isVacuous || this.#present.has(folded)),
      )
      .map(each => each.values);
  }

  /** Keys of a prefix that are asked for, e.g. of an issuer, without the prefix. */
  keysOf(prefix: string): string[] {
    const folded = prefix.toLowerCase();
    const keys = this.#restrictions
      .filter(each => each.key.startsWith(folded))
      .map(each => each.key.slice(folded.length))
      .filter(key => this.of(`${prefix}${key}`).length > 0);
    return Array.from(new Set(keys));
  }

  /** Whether one of the values that satisfy is asked for. */
  asksFor(key: string, satisfies: (value: ClaimValue) => boolean): boolean {
    return this.of(key).some(values => values.every(satisfies));
  }
}

function restrictionOf(condition: PolicyCondition): Restriction[] {
  const { operator, qualifier, ifExists, key, values } = condition;
  return POSITIVE.has(operator)
    ? [
        {
          key: key.toLowerCase(),
          values: valuesOf(operator, values),
          isVacuous: ifExists || qualifier === 'ForAllValues',
        },
      ]
    : [];
}

/** A negated operator is true of who has no such key, so that the Deny holds: they stay out. */
function restrictionOfDeny(condition: PolicyCondition): Restriction[] {
  const positive = POSITIVE_OF.get(condition.operator);
  return positive === undefined
    ? []
    : [
        {
          key: condition.key.toLowerCase(),
          values: valuesOf(positive, condition.values),
          isVacuous: condition.qualifier === 'ForAnyValue',
        },
      ];
}

function valuesOf(operator: string, values: string[]): ClaimValue[] {
  return values.map(text => ({ text, isPattern: !LITERAL.has(operator) }));
}

function concerns(
  deny: PolicyStatement,
  principal: PolicyPrincipal,
  action: string,
): boolean {
  const names = ({ type, id }: PolicyPrincipal) =>
    id === '*' || (type === principal.type && id === principal.id);
  const isAboutPrincipal = deny.notPrincipals
    ? !deny.notPrincipals.some(names)
    : (deny.principals ?? []).some(names);
  return isAboutPrincipal && actionMatches(deny, action);
}

function isAll(values: string[], text: string): boolean {
  return values.every(value => value.toLowerCase() === text);
}
