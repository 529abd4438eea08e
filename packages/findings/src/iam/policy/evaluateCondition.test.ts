import { CONDITION_OPERATORS } from './conditionOperators';
import { evaluateConditions } from './evaluateCondition';
import { readPolicy } from './readPolicy';
import { ContextKeys, RequestContext } from './RequestContext';

function holds(
  condition: object,
  context: RequestContext,
  version = '2012-10-17',
) {
  const { policy, problems } = readPolicy('policy', {
    Version: version,
    Statement: {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: condition,
    },
  });
  expect(problems).toEqual([]);
  return evaluateConditions(
    policy!.statements[0].conditions,
    policy!.version,
    new ContextKeys(context),
  ).value;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
const OPERATORS: Array<[string, string, string, boolean]> = [
  // String condition operators
  ['StringEquals', 'ada', 'ada', true],
  ['StringEquals', 'ada', 'Ada', false],
  ['StringNotEquals', 'ada', 'grace', true],
  ['StringNotEquals', 'ada', 'ada', false],
  ['StringEqualsIgnoreCase', 'ADA', 'ada', true],
  ['StringNotEqualsIgnoreCase', 'ADA', 'ada', false],
  ['StringLike', 'lab-*/a?a', 'lab-1/ada', true],
  ['StringLike', 'lab-*', 'LAB-1', false],
  ['StringNotLike', 'lab-*', 'lab-1', false],
  ['StringNotLike', 'lab-*', 'other', true],
  // Numeric condition operators
  ['NumericEquals', '10', '10.0', true],
  ['NumericNotEquals', '10', '11', true],
  ['NumericLessThan', '10', '9', true],
  ['NumericLessThan', '10', '10', false],
  ['NumericLessThanEquals', '10', '10', true],
  ['NumericGreaterThan', '10', '11', true],
  ['NumericGreaterThan', '10', '10', false],
  ['NumericGreaterThanEquals', '10', '10', true],
  ['NumericEquals', '10', 'ten', false],
  ['NumericLessThan', '10', '', false],
  // Date condition operators
  ['DateEquals', '2026-11-01T00:00:00Z', '2026-11-01T01:00:00+01:00', true],
  ['DateNotEquals', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', true],
  ['DateLessThan', '2026-11-01T00:00:00Z', '2026-10-31T23:59:59Z', true],
  ['DateLessThan', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', false],
  ['DateLessThanEquals', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', true],
  ['DateGreaterThan', '2020-01-01T00:00:01Z', '2026-11-01T00:00:00Z', true],
  ['DateGreaterThanEquals', '1793491200', '2026-11-01T00:00:00Z', true],
  ['DateGreaterThan', 'yesterday', '2026-11-01T00:00:00Z', false],
  ['DateGreaterThan', '7', '2026-11-01T00:00:00Z', false],
  ['DateEquals', '2026-11-01', '2026-11-01T00:00:00Z', true],
  ['DateEquals', '2026-11-01T00:00:00', '2026-11-01T00:00:00Z', true],
  ['DateEquals', '2026-07-01T12:30', '2026-07-01T12:30:00.000Z', true],
  // Boolean condition operators
  ['Bool', 'true', 'true', true],
  ['Bool', 'true', 'false', false],
  // Binary condition operators
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ6', false],
  // IP address condition operators
  ['IpAddress', '203.0.113.0/24', '203.0.113.77', true],
  ['IpAddress', '203.0.113.0/24', '203.0.114.77', false],
  ['IpAddress', '203.0.113.7', '203.0.113.7', true],
  ['IpAddress', '2001:db8::/32', '2001:db8:1::1', true],
  ['IpAddress', '2001:db8::/32', '203.0.113.7', false],
  ['IpAddress', '203.0.113.0/40', '203.0.113.7', false],
  ['NotIpAddress', '203.0.113.0/24', '203.0.113.77', false],
  ['NotIpAddress', '203.0.113.0/24', '198.51.100.1', true],
  // Amazon Resource Name (ARN) condition operators
  [
    'ArnEquals',
    'arn:aws:sns:*:111122223333:lab',
    'arn:aws:sns:eu-west-1:111122223333:lab',
    true,
  ],
  [
    'ArnEquals',
    'arn:aws:sns:*:lab',
    'arn:aws:sns:eu-west-1:111122223333:lab',
    false,
  ],
  [
    'ArnLike',
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::111122223333:role/a:b',
    true,
  ],
  ['ArnLike', 'arn:aws:s3:::lab-?', 'arn:aws:s3:::lab-1', true],
  ['ArnLike', 'arn:aws:s3:::lab', 'lab', false],
  ['ArnNotEquals', 'arn:aws:s3:::a', 'arn:aws:s3:::b', true],
  ['ArnNotLike', 'arn:aws:s3:::*', 'arn:aws:s3:::b', false],
];

describe('a condition operator', () => {
  it.each(OPERATORS)(
    '%s %s of %s is %s',
    (operator, policyValue, requestValue, expected) => {
      expect(
        holds(
          { [operator]: { 'aws:key': policyValue } },
          { 'aws:key': requestValue },
        ),
      ).toBe(expected);
    },
  );

  it('reads times without a zone as UTC, wherever it runs', () => {
    const parse = jest.spyOn(Date, 'parse');
    holds(
      { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00' } },
      { 'aws:CurrentTime': '2025-12-31T23:30' },
    );
    expect(parse.mock.calls.map(([text]) => text).sort()).toEqual([
      '2025-12-31T23:30Z',
      '2026-01-01T00:00:00Z',
    ]);
    parse.mockRestore();
  });

  it('has a test above, whichever it is', () => {
    const tested = new Set(OPERATORS.map(([operator]) => operator));
    const missing = Array.from(
      CONDITION_OPERATORS.values(),
      each => each.name,
    ).filter(each => !tested.has(each) && each !== 'Null');
    expect(missing).toEqual([]);
  });

  it.each(OPERATORS.map(([operator]) => operator))(
    '%s is false of an absent key, true where it is negated or IfExists',
    operator => {
      const negated = /Not/.test(operator);
      expect(holds({ [operator]: { 'aws:key': '1' } }, { 'aws:key': [] })).toBe(
        negated,
      );
      expect(
        holds(
          { [`${operator}IfExists`]: { 'aws:key': '1' } },
          { 'aws:key': [] },
        ),
      ).toBe(true);
      expect(
        holds(
          { [`ForAllValues:${operator}`]: { 'aws:key': '1' } },
          { 'aws:key': [] },
        ),
      ).toBe(true);
      expect(
        holds(
          { [`ForAnyValue:${operator}`]: { 'aws:key': '1' } },
          { 'aws:key': [] },
        ),
      ).toBe(false);
    },
  );

  it.each([
    ['true', [], true],
    ['true', ['x'], false],
    ['false', [], false],
    ['false', ['x'], true],
  ])('Null %s of %j is %s', (value, found, expected) => {
    expect(
      holds(
        { Null: { 'aws:TokenIssueTime': value } },
        { 'aws:TokenIssueTime': found },
      ),
    ).toBe(expected);
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
describe('conditions together', () => {
  it('hold where all keys do, and a key where any of its values does', () => {
    const condition = { StringEquals: { 'aws:a': ['1', '2'], 'aws:b': '3' } };
    expect(holds(condition, { 'aws:a': '2', 'aws:b': '3' })).toBe(true);
    expect(holds(condition, { 'aws:a': '2', 'aws:b': '4' })).toBe(false);
  });

  it('that are negated hold where none of the values is meant', () => {
    expect(
      holds({ StringNotEquals: { 'aws:a': ['1', '2'] } }, { 'aws:a': '2' }),
    ).toBe(false);
    expect(
      holds({ StringNotEquals: { 'aws:a': ['1', '2'] } }, { 'aws:a': '3' }),
    ).toBe(true);
  });

  it.each([
    ['ForAllValues:StringEquals', ['1', '2'], true],
    ['ForAllValues:StringEquals', ['1', '3'], false],
    ['ForAnyValue:StringEquals', ['1', '3'], true],
    ['ForAnyValue:StringEquals', ['3', '4'], false],
    ['ForAllValues:StringNotEquals', ['3', '4'], true],
    ['ForAllValues:StringNotEquals', ['1', '4'], false],
    ['ForAnyValue:StringNotEquals', ['1', '4'], true],
    ['ForAnyValue:StringNotEquals', ['1', '2'], false],
  ])(
    'of several values of a request: %s %j is %s',
    (operator, values, expected) => {
      expect(
        holds(
          { [operator]: { 'aws:tagkeys': ['1', '2'] } },
          { 'aws:TagKeys': values },
        ),
      ).toBe(expected);
    },
  );

  it('are not decided where a key is not known, unless another decides them', () => {
    const condition = { StringEquals: { 'aws:a': '1', 'aws:b': '1' } };
    expect(holds(condition, { 'aws:a': '1' })).toBeUndefined();
    expect(holds(condition, { 'aws:a': '2' })).toBe(false);
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
describe('a policy variable', () => {
  const like = (value: string) => ({ StringLike: { 's3:prefix': value } });

  it.each([
    [
      'home/${aws:username}/*',
      { 'aws:username': 'ada', 's3:prefix': 'home/ada/x' },
      true,
    ],
    [
      'home/${aws:username}/*',
      { 'aws:username': '*', 's3:prefix': 'home/ada/x' },
      false,
    ],
    [
      'home/${aws:username}/*',
      { 'aws:username': [], 's3:prefix': 'home/ada/x' },
      false,
    ],
    [
      "home/${aws:username, 'guest'}/*",
      { 'aws:username': [], 's3:prefix': 'home/guest/x' },
      true,
    ],
    ['home/${*}', { 's3:prefix': 'home/*' }, true],
    ['home/${*}', { 's3:prefix': 'home/x' }, false],
    ['home/${aws:username}', { 's3:prefix': 'home/x' }, undefined],
  ])('%s of %j is %s', (value, context, expected) => {
    expect(holds(like(value), context)).toBe(expected);
  });

  it('is text in the older version', () => {
    const context = { 'aws:username': 'ada', 's3:prefix': 'ada' };
    expect(holds(like('${aws:username}'), context, '2008-10-17')).toBe(false);
  });
});
