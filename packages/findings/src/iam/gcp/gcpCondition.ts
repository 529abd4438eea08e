import {
  and,
  FALSE,
  not,
  or,
  Truth,
  truthOf,
  unknownTruth,
} from '../policy/Truth';
import { CelExpression, parseCel } from '../trust/CelExpression';

/*
 * Conditions of bindings (https://cloud.google.com/iam/docs/conditions-overview) about what is known without asking the cloud:
 * the kind and the name of a resource, the time. Whatever else they ask about may or may not be so, and is named.
 */

/** What a request is about. */
export interface ConditionTarget {
  /** e.g. `iam.googleapis.com/ServiceAccount`. */
  type: string;
  /** All forms that a condition may name it by. */
  names: readonly string[];
}

/** The time is known: what it is compared with is taken out before the rest is read. */
const TIME =
  /\brequest\.time\s*(<=|>=|<|>)\s*timestamp\(\s*(["'])([^"']{1,64})\2\s*\)/g;

class ConditionReader {
  readonly #source: string;
  readonly #target: ConditionTarget | undefined;

  constructor(source: string, target: ConditionTarget | undefined) {
    this.#source = source;
    this.#target = target;
  }

  truthOf(expression: CelExpression): Truth {
    switch (expression.kind) {
      case 'boolean':
        return truthOf(expression.value);
      case 'not':
        return not(this.truthOf(expression.operand));
      case 'conditional': {
        const test = this.truthOf(expression.test);
        return or(
          and(test, this.truthOf(expression.then)),
          and(not(test), this.truthOf(expression.otherwise)),
        );
      }
      case 'binary':
        return this.#ofBinary(expression);
      case 'call':
        return this.#ofCall(expression);
      default:
        return this.#unknown();
    }
  }

  #ofBinary({
    operator,
    left,
    right,
  }: Extract<CelExpression, { kind: 'binary' }>): Truth {
    switch (operator) {
      case '&&':
        return and(this.truthOf(left), this.truthOf(right));
      case '||':
        return or(this.truthOf(left), this.truthOf(right));
      case '==':
        return this.#compare(left, right, 'equals');
      case '!=':
        return not(this.#compare(left, right, 'equals'));
      case 'in':
        return right.kind === 'list'
          ? or(...right.items.map(it => this.#compare(left, it, 'equals')))
          : this.#unknown();
      default:
        return this.#unknown();
    }
  }

  #ofCall({
    method,
    target,
    args,
  }: Extract<CelExpression, { kind: 'call' }>): Truth {
    const [argument] = args;
    return argument && (method === 'startsWith' || method === 'endsWith')
      ? this.#compare(target, argument, method)
      : this.#unknown();
  }

  #compare(
    field: CelExpression,
    value: CelExpression,
    how: 'equals' | 'startsWith' | 'endsWith',
  ): Truth {
    if (field.kind !== 'field') {
      return value.kind === 'field' && how === 'equals'
        ? this.#compare(value, field, how)
        : this.#unknown();
    }
    const target = this.#target;
    if (value.kind !== 'text' || !target) {
      return this.#unknown();
    }
    const text = value.value;
    const is = (name: string) =>
      how === 'equals' ? name === text : name[how](text);
    switch (field.path.join('.')) {
      case 'resource.type':
        return truthOf(is(target.type));
      case 'resource.service':
        return truthOf(is(target.type.replace(/\/.*$/, '')));
      case 'resource.name':
        if (target.names.some(is)) {
          return truthOf(true);
        }
        // A number may stand for the resource as well; what is a name is known to be another.
        return /(^|\/)\d+(\/|$)/.test(text) || text.length < 2
          ? this.#unknown()
          : FALSE;
      default:
        return this.#unknown();
    }
  }

  #unknown(): Truth {
    return unknownTruth(this.#source);
  }
}

/**
 * Whether a condition is met for a request about a resource; what cannot be read is not known.
 *
 * @param target - undefined where any resource may be meant
 * @param now - ISO 8601
 */
export function conditionTruth(
  source: string,
  target: ConditionTarget | undefined,
  now: string,
): Truth {
  const settled = source.replace(TIME, (whole, operator, _, instant) => {
    const limit = Date.parse(instant);
    if (Number.isNaN(limit)) {
      return whole;
    }
    const difference = Date.parse(now) - limit;
    return String(
      operator.startsWith('<')
        ? difference < 0 || (operator === '<=' && difference === 0)
        : difference > 0 || (operator === '>=' && difference === 0),
    );
  });
  try {
    return new ConditionReader(source, target).truthOf(parseCel(settled));
  } catch {
    return unknownTruth(source);
  }
}

/**
 * The roles that alone a condition lets its member give and take, by the delegated granting of roles
 * (https://cloud.google.com/iam/docs/setting-limits-on-granting-roles); undefined where it sets no such limit.
 */
export function grantableRoles(source: string): string[] | undefined {
  const limit =
    /^\s*api\.getAttribute\(\s*["']iam\.googleapis\.com\/modifiedGrantsByRole["']\s*,\s*\[\s*\]\s*\)\s*\.hasOnly\(\s*\[([^\]]*)\]\s*\)\s*$/.exec(
      source,
    );
  return limit
    ? Array.from(limit[1].matchAll(/["']([^"']+)["']/g), ([, role]) => role)
    : undefined;
}
