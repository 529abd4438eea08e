import fc from 'fast-check';
import { propertyRuns } from '../../__testUtils__/propertyRuns';
import {
  naiveAccess,
  NaivePolicies,
  NaiveRequest,
  RawPolicy,
  RawStatement,
} from '../../__testUtils__/naiveAccess';
import { CONDITION_OPERATORS } from '../policy/conditionOperators';
import { Policy } from '../policy/Policy';
import { readPolicy } from '../policy/readPolicy';
import { AccessPolicies } from './AccessRequest';
import { evaluateAccess } from './evaluateAccess';

const ACCOUNT = '111122223333';
const USER = `arn:aws:iam::${ACCOUNT}:user/ada`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/Lab/ada`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Lab`;
const ACTIONS = ['s3:GetObject', 's3:PutObject', 'iam:PassRole'];
const BUCKETS = ['arn:aws:s3:::lab/ada', 'arn:aws:s3:::lab/b*b'];
/** Keys with what requests have of them and what policies ask for. */
const KEYS: Record<string, { found: string[]; asked: string[] }> = {
  'aws:username': {
    found: ['ada', 'b*b', 'Ada'],
    asked: ['ada', 'a*', '?da', 'ADA'],
  },
  's3:prefix': {
    found: ['ada', 'b*b', '7', '12'],
    asked: ['ada', "${aws:username, 'ada'}", '${aws:username}', 'b*', '9'],
  },
  'aws:CurrentTime': {
    found: ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'],
    asked: ['2026-11-01T00:00:00Z', '2026-11-15T00:00:00Z'],
  },
  'aws:SourceIp': {
    found: ['203.0.113.7', '198.51.100.9'],
    asked: ['203.0.113.0/24', '198.51.100.9', '0.0.0.0/0'],
  },
  'aws:SourceArn': {
    found: ['arn:aws:sns:eu-west-1:111122223333:lab', 'none'],
    asked: [
      'arn:aws:sns:*:111122223333:lab',
      'arn:aws:sns:*:lab',
      'arn:aws:sns:eu-west-1:111122223333:*',
    ],
  },
  'aws:SecureTransport': { found: ['true', 'false'], asked: ['true', 'FALSE'] },
};

const someOf = <T>(...values: T[]) =>
  fc.subarray(values, { minLength: 1, maxLength: 2 });

const OPERATORS = Array.from(CONDITION_OPERATORS.values(), each => each.name);
const operator = fc.oneof(
  fc.constant('Null'),
  fc
    .tuple(
      fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
      fc.constantFrom(...OPERATORS.filter(each => each !== 'Null')),
      fc.constantFrom('', '', 'IfExists'),
    )
    .map(parts => parts.join('')),
);
const asked = fc
  .constantFrom(...Object.keys(KEYS))
  .chain(key => someOf(...KEYS[key].asked).map(values => ({ [key]: values })));

const condition = fc
  .dictionary(operator, asked, { maxKeys: 2 })
  .map(each =>
    each.Null ? { Null: truths(each.Null), ...without(each, 'Null') } : each,
  );

/** `Null` takes true and false alone. */
function truths(keys: Record<string, string[]>) {
  return Object.fromEntries(
    Object.entries(keys).map(([key, values]) => [
      key,
      [values.length > 1 ? 'true' : 'false'],
    ]),
  );
}

function without<T extends object>(value: T, key: keyof T) {
  const { [key]: _, ...rest } = value;
  return rest;
}

const actions = someOf(
  '*',
  's3:*',
  'S3:getobject',
  's3:?utObject',
  'iam:PassRole',
);
const resources = someOf(
  '*',
  'arn:aws:s3:::lab/*',
  'arn:aws:s3:::lab/ada',
  'arn:aws:s3:::lab/${aws:username}',
  "arn:aws:s3:::lab/${aws:username, 'ada'}",
);

const statement = (isOfResource: boolean): fc.Arbitrary<RawStatement> =>
  fc
    .record({
      Effect: fc.constantFrom(
        'Allow' as const,
        'Allow' as const,
        'Deny' as const,
      ),
      action: fc.tuple(fc.boolean(), actions),
      resource: fc.tuple(fc.boolean(), resources),
      Condition: fc.option(condition, { nil: undefined }),
      principal: fc.tuple(
        fc.boolean(),
        someOf(
          '*',
          ACCOUNT,
          `arn:aws:iam::${ACCOUNT}:root`,
          USER,
          ROLE,
          SESSION,
          'arn:aws:iam::444455556666:root',
        ).map(AWS => ({ AWS })),
      ),
    })
    .map(({ action, resource, principal, ...rest }) => ({
      ...rest,
      ...(isOfResource && {
        [principal[0] ? 'NotPrincipal' : 'Principal']: principal[1],
      }),
      [action[0] ? 'NotAction' : 'Action']: action[1],
      [resource[0] ? 'NotResource' : 'Resource']: resource[1],
    }));

const policy = (isOfResource = false): fc.Arbitrary<RawPolicy> =>
  fc.record({
    Version: fc.constant('2012-10-17'),
    Statement: fc.array(statement(isOfResource), {
      minLength: 1,
      maxLength: 3,
    }),
  });

const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const policies: fc.Arbitrary<NaivePolicies> = fc.record({
  identity: fc.array(policy(), { maxLength: 2 }),
  resource: maybe(policy(true)),
  boundary: maybe(policy()),
  session: maybe(policy()),
});

const request: fc.Arbitrary<NaiveRequest> = fc.record({
  principalArn: fc.constantFrom(USER, SESSION),
  action: fc.constantFrom(...ACTIONS),
  resource: fc.constantFrom(...BUCKETS),
  sameAccount: fc.boolean(),
  context: fc.record(
    Object.fromEntries(
      Object.entries(KEYS).map(([key, { found }]) => [
        key,
        fc.subarray(found, { maxLength: 2 }),
      ]),
    ),
  ),
});

function read(name: string, raw: RawPolicy): Policy {
  const { policy: read1, problems } = readPolicy(
    name,
    JSON.parse(JSON.stringify(raw)),
  );
  if (!read1) {
    throw new Error(problems.map(each => each.message).join());
  }
  return read1;
}

function evaluate(
  each: NaiveRequest,
  raw: NaivePolicies,
  context: Record<string, string[]>,
) {
  const read2: AccessPolicies = {
    identity: raw.identity.map((policy1, at) =>
      read(`identity ${at}`, policy1),
    ),
    ...(raw.resource && { resource: read('resource', raw.resource) }),
    ...(raw.boundary && { boundary: read('boundary', raw.boundary) }),
    ...(raw.session && { session: [read('session', raw.session)] }),
  };
  return evaluateAccess(
    {
      principalArn: each.principalArn,
      action: each.action,
      resource: each.resource,
      resourceAccount: each.sameAccount ? ACCOUNT : '999988887777',
      context,
    },
    read2,
  );
}

const withRole = (each: NaiveRequest) => ({
  ...each,
  roleArn: each.principalArn === SESSION ? ROLE : undefined,
});

describe('evaluateAccess', () => {
  it('agrees with a second implementation on 1,000 sets of policies × every action and resource', () => {
    fc.assert(
      fc.property(request, policies, (one, raw) => {
        for (const action of ACTIONS) {
          for (const resource of BUCKETS) {
            const each = { ...one, action, resource };
            expect([
              action,
              resource,
              evaluate(each, raw, each.context).outcome,
            ]).toEqual([
              action,
              resource,
              naiveAccess(withRole(each), raw) ? 'allowed' : 'denied',
            ]);
          }
        }
      }),
      { numRuns: propertyRuns(1_000) },
    );
  });

  it('never says allowed or denied where what is not known could make it otherwise', () => {
    fc.assert(
      fc.property(
        request,
        policies,
        fc.constantFrom(...Object.keys(KEYS)),
        (each, raw, hidden) => {
          const { outcome } = evaluate(
            each,
            raw,
            without(each.context, hidden),
          );
          const other = naiveAccess(withRole(each), raw) ? 'denied' : 'allowed';
          expect(outcome).not.toBe(other);
        },
      ),
      { numRuns: propertyRuns(3_000) },
    );
  });

  it('names conditions where and only where the answer is conditional', () => {
    fc.assert(
      fc.property(request, policies, (each, raw) => {
        const { outcome, conditions, statements } = evaluate(each, raw, {});
        expect(conditions.length > 0).toBe(outcome === 'conditional');
        expect(outcome === 'allowed' && statements.length === 0).toBe(false);
      }),
    );
  });
});
