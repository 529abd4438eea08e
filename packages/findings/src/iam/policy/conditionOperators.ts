import { BlockList, isIP, isIPv4 } from 'node:net';
import { Glob } from '../../glob/Glob';

/*
 * Condition operators, as
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html describes them.
 * Each compares one value of the request with one value of the policy; how several values go together is said in
 * `evaluateCondition`.
 */

/** A value of the policy, its variables filled in. */
export interface PolicyValue {
  text: string;
  pattern: Glob;
}

export interface ConditionOperator {
  name: string;
  /** `Not...`: true where the positive one is false, and where the key is absent. */
  negated: boolean;
  compare(request: string, policy: PolicyValue): boolean;
}

function stringEquals(request: string, policy: PolicyValue): boolean {
  return request === policy.text;
}

function numbers(test: (request: number, policy: number) => boolean) {
  return (request: string, policy: PolicyValue) => {
    const values = [request, policy.text].map(text =>
      text.trim() === '' ? NaN : Number(text),
    );
    // Comparisons with NaN are false, and AWS evaluates what is no number to false.
    return test(values[0], values[1]);
  };
}

function dates(test: (request: number, policy: number) => boolean) {
  return (request: string, policy: PolicyValue) =>
    test(epochOf(request), epochOf(policy.text));
}

/** As https://www.w3.org/TR/NOTE-datetime has it; what else a date may look like to JavaScript is none. */
const ISO_8601 =
  /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** ISO 8601, or epoch seconds; UTC unless a zone is given, and a date alone is its midnight. */
function epochOf(text: string): number {
  const trimmed = text.trim();
  if (/^-?\d{5,}(\.\d+)?$/.test(trimmed)) {
    return Number(trimmed) * 1000;
  }
  if (!ISO_8601.test(trimmed)) {
    return NaN;
  }
  // A time without a zone would be one of this machine.
  const isLocal = /T[^Z+-]*$/.test(trimmed);
  return Date.parse(isLocal ? `${trimmed}Z` : trimmed);
}

/** Ranges in CIDR notation or single addresses, of both versions. */
function inRange(request: string, policy: PolicyValue): boolean {
  const [address, prefix] = policy.text.split('/');
  if (isIP(request) === 0 || isIP(address) !== isIP(request)) {
    return false;
  }
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  const width = family === 'ipv4' ? 32 : 128;
  const bits = prefix === undefined ? width : Number(prefix);
  if (!Number.isInteger(bits) || bits < 0 || bits > width) {
    return false;
  }
  const list = new BlockList();
  list.addSubnet(address, bits, family);
  return list.check(request, family);
}

/** Each of the six parts of an ARN is matched on its own: no star reaches over a colon but in the last. */
function arnLike(request: string, policy: PolicyValue): boolean {
  const parts = request.split(':');
  const patterns = policy.pattern.split(':', 6);
  return (
    parts.length >= 6 &&
    patterns.length === 6 &&
    patterns.every((pattern, at) =>
      pattern.matches(at < 5 ? parts[at] : parts.slice(5).join(':')),
    )
  );
}

const POSITIVE: Array<Omit<ConditionOperator, 'negated'>> = [
  { name: 'StringEquals', compare: stringEquals },
  {
    name: 'StringEqualsIgnoreCase',
    compare: (request, policy) =>
      request.toLowerCase() === policy.text.toLowerCase(),
  },
  {
    name: 'StringLike',
    compare: (request, policy) => policy.pattern.matches(request),
  },
  { name: 'NumericEquals', compare: numbers((a, b) => a === b) },
  { name: 'NumericLessThan', compare: numbers((a, b) => a < b) },
  { name: 'NumericLessThanEquals', compare: numbers((a, b) => a <= b) },
  { name: 'NumericGreaterThan', compare: numbers((a, b) => a > b) },
  { name: 'NumericGreaterThanEquals', compare: numbers((a, b) => a >= b) },
  { name: 'DateEquals', compare: dates((a, b) => a === b) },
  { name: 'DateLessThan', compare: dates((a, b) => a < b) },
  { name: 'DateLessThanEquals', compare: dates((a, b) => a <= b) },
  { name: 'DateGreaterThan', compare: dates((a, b) => a > b) },
  { name: 'DateGreaterThanEquals', compare: dates((a, b) => a >= b) },
  {
    name: 'Bool',
    compare: (request, policy) =>
      request.toLowerCase() === policy.text.toLowerCase(),
  },
  { name: 'BinaryEquals', compare: stringEquals },
  { name: 'IpAddress', compare: inRange },
  { name: 'ArnEquals', compare: arnLike },
  { name: 'ArnLike', compare: arnLike },
];

const NEGATED_NAMES = new Map([
  ['StringEquals', 'StringNotEquals'],
  ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ['StringLike', 'StringNotLike'],
  ['NumericEquals', 'NumericNotEquals'],
  ['DateEquals', 'DateNotEquals'],
  ['IpAddress', 'NotIpAddress'],
  ['ArnEquals', 'ArnNotEquals'],
  ['ArnLike', 'ArnNotLike'],
]);

/** Whether a key is absent is no comparison; `evaluateCondition` answers it itself. */
const NULL_OPERATOR: ConditionOperator = {
  name: 'Null',
  negated: false,
  compare: () => false,
};

/** By name in lower case. */
export const CONDITION_OPERATORS: ReadonlyMap<string, ConditionOperator> =
  new Map(
    [
      NULL_OPERATOR,
      ...POSITIVE.flatMap(operator => {
        const negatedName = NEGATED_NAMES.get(operator.name);
        const positive = { ...operator, negated: false };
        return negatedName === undefined
          ? [positive]
          : [positive, { ...operator, name: negatedName, negated: true }];
      }),
    ].map(operator => [operator.name.toLowerCase(), operator]),
  );
