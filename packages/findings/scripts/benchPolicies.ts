/*
 * A thousand policies, each its own, through all rules of escalation and through the lint. The last line is JSON.
 */
import {
  ActionCatalog,
  AwsReference,
  ESCALATION_RULES,
  findEscalations,
  lintPolicy,
  Policy,
  readPolicy,
} from '../src';

const POLICIES = 1_000;
const ROUNDS = 3;
const NOW = '2026-11-01T00:00:00.000Z';

/** What the process came to. */
export interface PoliciesBenchmark {
  policies: number;
  rules: number;
  /** Of all rules and the lint over all policies, after load: the best of the rounds. */
  seconds: number;
  /** Highest resident set of the process, the load included. */
  peakBytes: number;
  /** Ways to more permissions that were found. */
  escalations: number;
  /** Of what is said to no effect. */
  lints: number;
}

/** The same numbers each time (mulberry32), so that two machines judge the same policies. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

/** Two to six statements of one to eight actions, most of them on resources by name, some under a condition. */
function policyOf(at: number, actions: readonly string[]): Policy {
  const below = numbers(at);
  const pick = <T>(values: readonly T[]) => values[below(values.length)];
  const Statement = Array.from({ length: 2 + below(5) }, (_, index) => ({
    Sid: `S${index}`,
    Effect: below(6) === 0 ? 'Deny' : 'Allow',
    [below(12) === 0 ? 'NotAction' : 'Action']: Array.from(
      { length: 1 + below(8) },
      () =>
        below(8) === 0 ? `${pick(actions).split(':')[0]}:*` : pick(actions),
    ),
    Resource: pick([
      '*',
      `arn:aws:s3:::lab-${at}/*`,
      `arn:aws:iam::111122223333:role/lab-${at}-*`,
      `arn:aws:ec2:*:111122223333:instance/*`,
    ]),
    ...(below(5) === 0 && {
      Condition: {
        StringEquals: { 'aws:PrincipalTag/lab': `lab-${at}` },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      },
    }),
  }));
  const { policy, problems } = readPolicy(`policy ${at}`, {
    Version: '2012-10-17',
    Statement,
  });
  if (!policy) {
    throw new Error(problems.map(each => each.message).join('; '));
  }
  return policy;
}

async function main() {
  const named = ESCALATION_RULES.flatMap(each => each.actions);
  const catalog = await ActionCatalog.load(named);
  const reference = await AwsReference.ofTexts([JSON.stringify(named)]);
  const actions = [...named, 's3:GetObject', 's3:ListBucket', 's3:GetObjekt'];
  let seconds = Infinity;
  let escalations = 0;
  let lints = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // Other policies in each round: what was remembered of the last one is no help.
    const policies = Array.from({ length: POLICIES }, (_, at) =>
      policyOf(round * POLICIES + at, actions),
    );
    escalations = 0;
    lints = 0;
    const since = performance.now();
    for (const policy of policies) {
      escalations += findEscalations({
        principal: policy.name,
        identity: [policy],
        catalog,
        now: NOW,
      }).length;
      lints += lintPolicy(policy, reference).length;
    }
    seconds = Math.min(seconds, (performance.now() - since) / 1_000);
  }
  const result: PoliciesBenchmark = {
    policies: POLICIES,
    rules: ESCALATION_RULES.length,
    seconds,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    escalations,
    lints,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

main();
