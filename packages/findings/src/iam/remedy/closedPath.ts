import { AccountPrincipal } from '../aws/AccountDump';
import { PlacedPolicy } from '../check/IamFormat';
import { Escalation } from '../escalation/findEscalations';
import { TrustHop } from '../graph/TrustGraph';
import { Policy } from '../policy/Policy';
import { readPolicy } from '../policy/readPolicy';
import {
  covers,
  denying,
  RawDocument,
  statementsOf,
  textsOf,
} from './editStatements';

/** Ways from one principal; each closed one may show another. */
const MAX_WAYS = 40;

/** Of ways by one action, so many are closed by the name of where they lead; with more of them the action is closed. */
const MAX_RESOURCES = 3;

/** By the name of the policy: what is denied, by action. */
type Denied = Map<string, string[]>;
type Changes = Map<string, { document: RawDocument; denied: Denied }>;

export interface ClosedPathOptions {
  principal: AccountPrincipal;
  /** Of the principal as it is. */
  escalations: readonly Escalation[];
  /** First steps of a principal that may have other policies, all that there are. */
  hopsOf(
    principal: AccountPrincipal,
    escalations: readonly Escalation[],
  ): readonly TrustHop[];
  /** The shortest way that begins with one of some steps; undefined where there is none. */
  pathBy(hops: readonly TrustHop[]): readonly TrustHop[] | undefined;
  escalationsOf(principal: AccountPrincipal): readonly Escalation[];
  documentOf(policy: string): RawDocument | undefined;
  /** Whether a principal may do something somewhere. */
  mayDo(principal: AccountPrincipal, action: string): boolean;
  keep: readonly string[];
}

/**
 * Policies by which no way leads from a principal to an end: the first step of each is denied until the search finds none.
 * A Deny takes steps and gives none, so that between the steps at the beginning and those at the end, which are looked for
 * afresh, only what was denied is left out.
 * Gives a reason, in words, where that is not possible.
 */
export function closedPath(
  options: ClosedPathOptions,
): { policies: PlacedPolicy[] } | { reason: string } {
  const { principal, keep } = options;
  const changed: Changes = new Map();
  let variant = principal;
  let escalations = options.escalations;
  let hops = options.hopsOf(variant, escalations);
  let isFresh = true;
  for (let way = 0; way <= MAX_WAYS; way += 1) {
    let [hop] = options.pathBy(hops) ?? [];
    if (!hop && !isFresh) {
      hops = options.hopsOf(variant, escalations);
      isFresh = true;
      [hop] = options.pathBy(hops) ?? [];
    }
    if (!hop) {
      return { policies: smallerOf(changed, variant, options) };
    }
    const { action, resource } = hop.way;
    if (keep.some(it => covers(it, action))) {
      return {
        reason: `${action} is to be kept; name in Resource who or what is meant, and not ${resource}`,
      };
    }
    const policy = policyToChange(variant, hop);
    const written = options.documentOf(policy);
    if (!written) {
      return {
        reason: `not all that ${policy} says is known here, so that nothing can be put in its place; grant what the work needs by a policy of your own, and detach it`,
      };
    }
    const denied: Denied = changed.get(policy)?.denied ?? new Map();
    const named = [...(denied.get(action) ?? []), resource];
    denied.set(action, named.length > MAX_RESOURCES ? ['*'] : named);
    const document = Array.from(denied).reduce(
      (before, [each, resources]) =>
        resources.reduce((so, it) => denying(so, each, it), before),
      written,
    );
    changed.set(policy, { document, denied });
    variant = {
      ...variant,
      identity: replaced(variant.identity, policy, document),
    };
    const isClosed = (it: TrustHop) =>
      it.way.action === action &&
      (named.length > MAX_RESOURCES || it.way.resource === resource);
    hops = hops.filter(it => !isClosed(it));
    isFresh = false;
    if (escalations.some(it => it.rule.actions.includes(action))) {
      escalations = options.escalationsOf(variant);
    }
  }
  return {
    reason: 'it has too many ways; leave it the actions that it needs alone',
  };
}

function smallerOf(
  changed: Changes,
  variant: AccountPrincipal,
  options: ClosedPathOptions,
): PlacedPolicy[] {
  return Array.from(changed, ([policy, { document, denied }]) => ({
    policy,
    document,
    removed: Array.from(denied)
      .filter(([, resources]) => resources[0] === '*')
      .map(([action]) => action),
    narrowed: Array.from(denied).flatMap(([action, resources]) =>
      resources.filter(it => it !== '*').map(it => `${action}: not on ${it}`),
    ),
    kept: keptIn(document, variant, options),
  }));
}

function keptIn(
  document: RawDocument,
  principal: AccountPrincipal,
  { mayDo }: ClosedPathOptions,
): string[] {
  const actions = statementsOf(document)
    .filter(it => it.Effect === 'Allow')
    .flatMap(it => textsOf(it.Action));
  return Array.from(new Set(actions)).filter(it => mayDo(principal, it));
}

function policyToChange(
  { identity, kind, name }: AccountPrincipal,
  hop: TrustHop,
) {
  const [first] = identity;
  const own = identity.find(it => it.name === hop.statement.policy);
  return (own ?? first)?.name ?? `a new policy of ${kind} ${name}`;
}

function replaced(
  identity: readonly Policy[],
  name: string,
  document: RawDocument,
): Policy[] {
  const policy = readPolicy(name, document).policy;
  if (!policy) {
    return [...identity];
  }
  return identity.some(it => it.name === name)
    ? identity.map(it => (it.name === name ? policy : it))
    : [...identity, policy];
}
