import { AccountPrincipal } from '../aws/AccountDump';
import { isAdministrator } from '../aws/escalationProblems';
import { PlacedProblem } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { Escalation } from '../escalation/findEscalations';
import { StatementRef } from '../evaluate/AccessRequest';
import { Mending, mendingBy } from '../remedy/awsMending';
import { closedPath } from '../remedy/closedPath';
import { PolicyHome } from '../remedy/PolicyHome';
import { smallerTrust } from '../remedy/smallerTrust';
import { lintTrust } from '../trust/lintTrust';
import { TrustProblem, TrustProblemId } from '../trust/TrustProblem';
import { nameOf, TrustGraph, TrustGraphOptions, TrustHop } from './TrustGraph';

export interface TrustPathOptions extends TrustGraphOptions {
  account?: string;
  placeOf(statement: StatementRef): JsonPlace;
  /** A policy as it is written, by its name. */
  documentOf?(policy: string): Record<string, unknown> | undefined;
  homeOf?(policy: string): PolicyHome;
  /** Of the same account, where there is one already. */
  graph?: TrustGraph;
  /** Of a principal that may have other policies. */
  escalationsOf?(principal: AccountPrincipal): readonly Escalation[];
  /** Whether a principal may do something somewhere. */
  mayDo?(principal: AccountPrincipal, action: string): boolean;
  /** Actions that a smaller policy has to leave. */
  keep?: readonly string[];
}

/** What lets in those who are nobody in the account. */
const DOORS: readonly TrustProblemId[] = [
  'anyone',
  'subject-missing',
  'subject-any',
  'unauthenticated',
  'other-account',
];

/**
 * Ways over one or more hops, of principals and of strangers, to somebody who can give itself any permission. Who can do so
 * itself is no such way: that is said where it stands.
 */
export function trustPathProblems(options: TrustPathOptions): PlacedProblem[] {
  const graph = options.graph ?? new TrustGraph(options);
  const ends = new Map(
    options.principals.flatMap(principal => {
      const end = endOf(principal, options.escalations.get(principal) ?? []);
      return end === undefined ? [] : [[principal, end] as const];
    }),
  );
  // One function: what is found on the way to ends is kept by it.
  const isEnd = (principal: AccountPrincipal) => ends.has(principal);
  const pathFrom = (principal: AccountPrincipal) =>
    graph.shortestPath(principal, isEnd);
  const inside = options.principals.flatMap(principal => {
    const hops = ends.has(principal) ? undefined : pathFrom(principal);
    if (!hops) {
      return [];
    }
    const problem = problemOf(
      {
        who: nameOf(principal),
        subject: nameOf(principal),
        subjectUid: principal.arn,
      },
      principal,
      hops,
      ends,
      options,
    );
    return [
      {
        ...problem,
        ...mendingOf(principal, problem.remedy, graph, isEnd, options),
      },
    ];
  });
  return [...inside, ...outside(pathFrom, ends, options)];
}

/** Policies by which no way is left, for who has one. */
function mendingOf(
  principal: AccountPrincipal,
  remedy: string,
  graph: TrustGraph,
  isEnd: (principal: AccountPrincipal) => boolean,
  options: TrustPathOptions,
): Mending {
  const closed = closedPath({
    principal,
    escalations: options.escalations.get(principal) ?? [],
    hopsOf: (variant, escalations) => graph.hopsOfVariant(variant, escalations),
    pathBy: hops => graph.pathBy(hops, isEnd),
    escalationsOf: variant =>
      options.escalationsOf?.(variant) ??
      options.escalations.get(principal) ??
      [],
    documentOf: policy => options.documentOf?.(policy),
    mayDo: (variant, action) => options.mayDo?.(variant, action) ?? false,
    keep: options.keep ?? [],
  });
  return mendingBy(
    'policies' in closed ? closed.policies : [],
    policy => options.homeOf?.(policy) ?? { kind: 'document', name: policy },
    remedy,
    'reason' in closed ? closed.reason : '',
  );
}

function outside(
  pathFrom: (principal: AccountPrincipal) => TrustHop[] | undefined,
  ends: ReadonlyMap<AccountPrincipal, string>,
  options: TrustPathOptions,
): PlacedProblem[] {
  return options.principals.flatMap(role => {
    const door = doorOf(role, options.account);
    const hops = door && role.trust ? pathFrom(role) : undefined;
    if (!door || !hops) {
      return [];
    }
    const entry: TrustHop = {
      to: role,
      words: `may take ${nameOf(role)} (${door.policy}, statement ${
        door.statement
      })`,
      conditions: [],
      statement: { policy: door.policy, index: door.statement },
      way: { action: 'sts:AssumeRole', resource: role.arn },
    };
    const who = door.id === 'other-account' ? 'another account' : 'strangers';
    const problem = problemOf(
      { who, subject: `${who} by ${nameOf(role)}` },
      role,
      [entry, ...hops],
      ends,
      options,
    );
    const written = options.documentOf?.(door.policy);
    const smaller = written && smallerTrust(door, written, options.account);
    return [
      {
        ...problem,
        ...mendingBy(
          smaller ? [smaller] : [],
          () => ({ kind: 'trust', role: role.name }),
          problem.remedy,
        ),
      },
    ];
  });
}

function doorOf(
  { trust }: AccountPrincipal,
  account: string | undefined,
): TrustProblem | undefined {
  const problems = trust ? lintTrust(trust, { account }) : [];
  return DOORS.map(id => problems.find(each => each.id === id)).find(
    each => each !== undefined,
  );
}

/** In words, why a principal is where ways end: it can give itself any permission as things are. */
function endOf(
  principal: AccountPrincipal,
  escalations: readonly Escalation[],
): string | undefined {
  if (isAdministrator(escalations)) {
    return `${nameOf(principal)} is an administrator.`;
  }
  return escalations.find(
    ({ rule, conditions, isOfOthers }) =>
      rule.kind === 'change-policy' && conditions.length === 0 && !isOfOthers,
  )?.path;
}

function problemOf(
  {
    who,
    subject,
    subjectUid,
  }: { who: string; subject: string; subjectUid?: string },
  start: AccountPrincipal,
  hops: readonly TrustHop[],
  ends: ReadonlyMap<AccountPrincipal, string>,
  { placeOf }: TrustPathOptions,
): Omit<PlacedProblem, keyof Mending> {
  const conditions = Array.from(new Set(hops.flatMap(each => each.conditions)));
  const end = hops[hops.length - 1]?.to ?? start;
  const steps = hops.map(
    (hop, index) =>
      `${index === 0 ? who : nameOf(hops[index - 1].to)} ${hop.words}`,
  );
  return {
    rule: 'aws-path',
    severity: conditions.length > 0 ? 'high' : 'critical',
    reason: `it can get any permission in ${hops.length} ${
      hops.length === 1 ? 'step' : 'steps'
    }${conditions.length > 0 ? ', under conditions' : ''}`,
    subject,
    subjectUid,
    provider: 'aws',
    actions: ['sts:AssumeRole'],
    message: `${[...steps, ends.get(end)].join('; ')}`,
    conditions,
    remedy:
      'Break the way at one step: name in the trust policy who needs the role, or in Resource which role is meant.',
    place: placeOf(hops[0].statement),
    statements: hops.map(({ statement }) => ({
      ...statement,
      place: placeOf(statement),
    })),
  };
}
