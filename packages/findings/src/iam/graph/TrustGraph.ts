import { Glob } from '../../glob/Glob';
import { AccountPrincipal } from '../aws/AccountDump';
import { Escalation } from '../escalation/findEscalations';
import { findGrant } from '../escalation/findGrant';
import { StatementRef } from '../evaluate/AccessRequest';
import { actionMatches } from '../evaluate/actionMatches';
import { evaluateAccess } from '../evaluate/evaluateAccess';
import { heldService, RoleHolder } from './RoleHolder';
import { Policy } from '../policy/Policy';
import { ContextKeys, RequestContext } from '../policy/RequestContext';
import { timeContext } from '../policy/timeContext';

/*
 * Who in an account can become whom: a role whose trust admits and whose permissions suffice, a role that can be passed to a
 * service, something that runs with a role and can be made to do anything, a user whose keys can be made, a role whose trust
 * can be rewritten. Hops of a principal are found once, and how far each is from where ways end is found once for
 * all of them, from the ends back: a way is then read off, hop by hop.
 */

/** From one principal to another. */
export interface TrustHop {
  to: AccountPrincipal;
  /** e.g. `may take role deploy (...)`. */
  words: string;
  conditions: readonly string[];
  /** A statement that opens it. */
  statement: StatementRef;
  /** What has to be denied on what to close it. */
  way: { action: string; resource: string };
}

export interface TrustGraphOptions {
  principals: readonly AccountPrincipal[];
  /** What runs with roles of the account; nothing unless given. */
  holders?: readonly RoleHolder[];
  /** Of each principal, found with the roles of the account. */
  escalations: ReadonlyMap<AccountPrincipal, readonly Escalation[]>;
  /** ISO 8601. */
  now: string;
}

/** Actions that make one the other, by what the other is. */
const TAKING = {
  user: [
    ['iam:CreateAccessKey', 'make an access key of'],
    ['iam:CreateLoginProfile', 'give a password to'],
    ['iam:UpdateLoginProfile', 'change the password of'],
  ],
  role: [['iam:UpdateAssumeRolePolicy', 'rewrite the trust policy of']],
} as const;

/** How many hops each is from an end; nothing for who has no way. */
type Distances = ReadonlyMap<AccountPrincipal, number>;

type IsEnd = (principal: AccountPrincipal) => boolean;

const isOpen = (hop: TrustHop) => hop.conditions.length === 0;
const isThere = () => true;

export class TrustGraph {
  readonly #options: TrustGraphOptions;
  readonly #byArn: ReadonlyMap<string, AccountPrincipal>;
  readonly #hops = new Map<AccountPrincipal, readonly TrustHop[]>();
  readonly #distances = new Map<
    typeof isOpen | typeof isThere,
    WeakMap<IsEnd, Distances>
  >([
    [isOpen, new WeakMap()],
    [isThere, new WeakMap()],
  ]);
  /** What a policy allows at all, whatever it is on; asked again and again. */
  readonly #allowing = new WeakMap<Policy, Map<string, boolean>>();

  constructor(options: TrustGraphOptions) {
    this.#options = options;
    this.#byArn = new Map(options.principals.map(each => [each.arn, each]));
  }

  /**
   * The shortest way from one principal to any of some others, over hops without conditions where there is such a way.
   * Undefined where there is none; empty where the principal is one of them.
   */
  shortestPath(from: AccountPrincipal, isEnd: IsEnd): TrustHop[] | undefined {
    return isEnd(from) ? [] : this.pathBy(this.#hopsOf(from), isEnd);
  }

  /** Whom a principal can become as things are, itself first. */
  reachedFrom(from: AccountPrincipal): AccountPrincipal[] {
    const reached = new Set([from]);
    for (const principal of reached) {
      for (const { to, conditions } of this.#hopsOf(principal)) {
        if (conditions.length === 0) {
          reached.add(to);
        }
      }
    }
    return Array.from(reached);
  }

  /** The hops of a principal as it would be with other policies, in the same account. */
  hopsOfVariant(
    variant: AccountPrincipal,
    escalations: readonly Escalation[],
  ): TrustHop[] {
    return [
      ...(this.#hops.get(variant) ?? this.#findHops(variant, escalations)),
    ];
  }

  /** The shortest way that begins with one of some hops, over hops without conditions where there is such a way. */
  pathBy(hops: readonly TrustHop[], isEnd: IsEnd): TrustHop[] | undefined {
    return (
      this.#readOff(hops, isEnd, isOpen) ?? this.#readOff(hops, isEnd, isThere)
    );
  }

  /** Of hops that lead equally far the first. */
  #readOff(
    first: readonly TrustHop[],
    isEnd: IsEnd,
    isUsed: typeof isOpen | typeof isThere,
  ): TrustHop[] | undefined {
    const distances = this.#distancesTo(isEnd, isUsed);
    const path: TrustHop[] = [];
    let hops = first;
    for (;;) {
      let next: TrustHop | undefined;
      let nearest = Infinity;
      for (const hop of hops) {
        const distance = distances.get(hop.to) ?? Infinity;
        if (distance < nearest && isUsed(hop)) {
          next = hop;
          nearest = distance;
        }
      }
      if (!next) {
        return undefined;
      }
      path.push(next);
      if (nearest === 0) {
        return path;
      }
      hops = this.#hopsOf(next.to);
    }
  }

  #distancesTo(
    isEnd: IsEnd,
    isUsed: typeof isOpen | typeof isThere,
  ): Distances {
    const known = this.#distances.get(isUsed)?.get(isEnd);
    if (known) {
      return known;
    }
    const { principals } = this.#options;
    const ends = principals.filter(isEnd);
    const distances = new Map(ends.map(each => [each, 0]));
    const into = new Map<AccountPrincipal, AccountPrincipal[]>();
    for (const from of ends.length > 0 ? principals : []) {
      for (const hop of distances.has(from) ? [] : this.#hopsOf(from)) {
        if (isUsed(hop)) {
          const before = into.get(hop.to);
          if (before) {
            before.push(from);
          } else {
            into.set(hop.to, [from]);
          }
        }
      }
    }
    // A Map is walked in the order of insertion, also over what is added meanwhile: that is the queue.
    for (const [principal, distance] of distances) {
      for (const from of into.get(principal) ?? []) {
        if (!distances.has(from)) {
          distances.set(from, distance + 1);
        }
      }
    }
    this.#distances.get(isUsed)?.set(isEnd, distances);
    return distances;
  }

  #hopsOf(from: AccountPrincipal): readonly TrustHop[] {
    let hops = this.#hops.get(from);
    if (!hops) {
      hops = this.#findHops(from, this.#options.escalations.get(from) ?? []);
      this.#hops.set(from, hops);
    }
    return hops;
  }

  #findHops(
    from: AccountPrincipal,
    escalations: readonly Escalation[],
  ): TrustHop[] {
    const context = this.#contextOf(from);
    return [
      ...this.#options.principals
        .filter(to => to.arn !== from.arn)
        .flatMap(to => [
          ...this.#assuming(from, to, context),
          ...this.#taking(from, to),
        ]),
      ...this.#passing(from, escalations),
      ...this.#using(from, escalations),
    ];
  }

  #assuming(
    from: AccountPrincipal,
    to: AccountPrincipal,
    context: RequestContext,
  ): TrustHop[] {
    if (!to.trust || !this.#mayAssume(from, to.trust)) {
      return [];
    }
    const { outcome, conditions, statements } = evaluateAccess(
      {
        principalArn: from.kind === 'user' ? from.arn : sessionArn(from),
        roleArn: from.kind === 'user' ? undefined : from.arn,
        action: 'sts:AssumeRole',
        resource: to.arn,
        context,
      },
      { identity: from.identity, boundary: from.boundary, resource: to.trust },
    );
    return outcome === 'denied'
      ? []
      : [
          {
            to,
            words: `may take ${nameOf(to)} (${statements
              .map(refText)
              .join('; ')})`,
            conditions,
            statement: statements[0],
            way: { action: 'sts:AssumeRole', resource: to.arn },
          },
        ];
  }

  /**
   * Whether the rest need be asked: a trust policy that names others alone admits nobody else, and whom it admits as one of the
   * account needs a policy that allows it.
   */
  #mayAssume(from: AccountPrincipal, trust: Policy): boolean {
    return trust.statements.some(
      each =>
        each.notPrincipals !== undefined ||
        each.principals?.some(
          ({ type, id }) =>
            type === 'AWS' &&
            (/^(\d{12}|arn:[^:]*:iam::\d{12}:root)$/.test(id)
              ? this.#allows(from, 'sts:AssumeRole')
              : id === from.arn || !/^arn:[^:]*:iam::\d{12}:[^*]+$/.test(id)),
        ),
    );
  }

  /** Whether a statement allows an action on anything, as things may be. */
  #allows({ identity }: AccountPrincipal, action: string): boolean {
    return identity.some(policy => {
      let known = this.#allowing.get(policy);
      if (!known) {
        known = new Map();
        this.#allowing.set(policy, known);
      }
      let allows = known.get(action);
      if (allows === undefined) {
        allows = policy.statements.some(
          each =>
            each.effect === 'Allow' &&
            actionMatches(each, action.toLowerCase()),
        );
        known.set(action, allows);
      }
      return allows;
    });
  }

  #taking(from: AccountPrincipal, to: AccountPrincipal): TrustHop[] {
    const open = TAKING[to.kind].filter(([action]) =>
      this.#allows(from, action),
    );
    if (open.length === 0) {
      return [];
    }
    const context = new ContextKeys(this.#contextOf(from));
    return open.flatMap(([action, words]) => {
      const grant = findGrant(action, [Glob.literal(to.arn)], from, context);
      return grant && !grant.selfOnly
        ? [
            {
              to,
              words: `may ${words} ${nameOf(to)} (${action}, ${refText(
                grant.statement,
              )})`,
              conditions: grant.conditions,
              statement: grant.statement,
              way: { action, resource: to.arn },
            },
          ]
        : [];
    });
  }

  #passing(
    from: AccountPrincipal,
    escalations: readonly Escalation[],
  ): TrustHop[] {
    return escalations.flatMap(({ rule, roles, conditions, grants }) =>
      roles
        .map(arn => this.#byArn.get(arn))
        .filter(to => to !== undefined && to.arn !== from.arn)
        .map(to => ({
          to: to!,
          words: `may have ${rule.passedTo} act with ${nameOf(to!)} (${grants
            .map(each => `${each.action}, ${refText(each.statement)}`)
            .join('; ')})`,
          conditions,
          statement: grants[0].statement,
          way: { action: 'iam:PassRole', resource: to!.arn },
        })),
    );
  }

  /** Having something that runs with a role do what one wants. */
  #using(
    from: AccountPrincipal,
    escalations: readonly Escalation[],
  ): TrustHop[] {
    const context = new ContextKeys(this.#contextOf(from));
    return escalations
      .filter(({ rule }) => rule.kind === 'use-role')
      .flatMap(escalation =>
        (this.#options.holders ?? [])
          .filter(({ service }) =>
            escalation.rule.actions.some(it => heldService(it) === service),
          )
          .flatMap(holder => this.#usingOf(from, escalation, holder, context)),
      );
  }

  #usingOf(
    from: AccountPrincipal,
    { rule, conditions }: Escalation,
    holder: RoleHolder,
    context: ContextKeys,
  ): TrustHop[] {
    const to = this.#byArn.get(holder.role);
    const grants = rule.actions.flatMap(
      action =>
        findGrant(action, [Glob.parse(holder.arn)], from, context) ?? [],
    );
    return to && to.arn !== from.arn && grants.length > 0
      ? [
          {
            to,
            words: `may have ${
              holder.name
            } act for it, which runs with ${nameOf(to)} (${grants
              .map(each => `${each.action}, ${refText(each.statement)}`)
              .join('; ')})`,
            conditions: [
              ...conditions,
              ...grants.flatMap(each => each.conditions),
              ...holder.conditions,
            ],
            statement: grants[0].statement,
            way: { action: grants[0].action, resource: holder.arn },
          },
        ]
      : [];
  }

  #contextOf({ kind, arn, name }: AccountPrincipal): RequestContext {
    return {
      ...timeContext(this.#options.now),
      'aws:PrincipalArn': arn,
      'aws:PrincipalAccount': arn.split(':')[4],
      'aws:username': kind === 'user' ? name : [],
    };
  }
}

/** What messages call a principal. */
export function nameOf({ kind, name }: AccountPrincipal): string {
  return `${kind} ${name}`;
}

function refText({ policy, sid, index }: StatementRef): string {
  return `${policy}, statement ${sid ?? index}`;
}

function sessionArn({ arn, name }: AccountPrincipal): string {
  const [, partition, , , account] = arn.split(':');
  return `arn:${partition}:sts::${account}:assumed-role/${name}/session`;
}
