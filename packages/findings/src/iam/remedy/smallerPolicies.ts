import { PlacedPolicy } from '../check/IamFormat';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { EscalationRule } from '../escalation/escalationRules';
import {
  Escalation,
  findEscalations,
  PassableRole,
} from '../escalation/findEscalations';
import { findGrant } from '../escalation/findGrant';
import { Policy } from '../policy/Policy';
import { readPolicy } from '../policy/readPolicy';
import { ContextKeys } from '../policy/RequestContext';
import { timeContext } from '../policy/timeContext';
import {
  covers,
  isEmptied,
  isWrittenOut,
  keeping,
  onSelf,
  passingOnly,
  RawDocument,
  statementsOf,
  textsOf,
  withoutActions,
} from './editStatements';

/*
 * Policies that leave a principal what it needs and none of the ways to more. All ways are closed at once, so that mending one
 * problem does not undo the mending of another; which action of a way is given up is the one that nobody needs to
 * keep. Nothing is taken for granted: what comes out is judged like what went in, and what cannot be shown to close a way
 * without losing what is kept is not offered.
 */

export interface SmallerPoliciesOptions {
  principal: string;
  /** Whether it is a user, or may be one: only users have keys and passwords of their own. */
  isUser: boolean;
  identity: readonly Policy[];
  boundary?: Policy;
  escalations: readonly Escalation[];
  /** A policy as it is written, by its name. */
  documentOf(policy: string): RawDocument | undefined;
  catalog: ActionCatalog;
  roles?: readonly PassableRole[];
  /** Roles that lead nowhere: who passes one of them gains nothing. */
  harmlessRoles: ReadonlySet<string>;
  keep: readonly string[];
  now: string;
}

export interface SmallerPolicies {
  /** Those that changed; all of them together close the ways. */
  policies: PlacedPolicy[];
  /** By the id of the rule: why its way stays open. */
  open: ReadonlyMap<string, string>;
}

/** Whose keys and passwords one may have: one's own. */
const OWN = [
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreateServiceSpecificCredential',
  'iam:UpdateLoginProfile',
];

/** What is done about one way. */
type Measure =
  | { kind: 'remove'; action: string }
  | { kind: 'self'; action: string }
  | { kind: 'pass'; roles: string[]; service: string }
  | { kind: 'none'; reason: string };

export function smallerPolicies(
  options: SmallerPoliciesOptions,
): SmallerPolicies {
  const { escalations, identity, documentOf, keep } = options;
  const measures = new Map(
    escalations.map(it => [it.rule, measureFor(it, options)] as const),
  );
  const open = new Map<string, string>();
  for (const [rule, measure] of measures) {
    if (measure.kind === 'none') {
      open.set(rule.id, measure.reason);
    }
  }
  const removed = actionsOf(measures, 'remove');
  const self = actionsOf(measures, 'self').filter(it => !removed.includes(it));
  const passes = Array.from(measures.values()).filter(it => it.kind === 'pass');
  const documents = new Map<string, RawDocument>();
  for (const { name } of identity) {
    const before = documentOf(name);
    if (before) {
      const after = edit(before, { removed, self, passes, keep });
      if (JSON.stringify(after) !== JSON.stringify(before)) {
        documents.set(name, after);
      }
    }
  }
  const after = identity.map(it => {
    const document = documents.get(it.name);
    return document ? readPolicy(it.name, document).policy ?? it : it;
  });
  const left = escalationsAfter(after, options);
  for (const rule of measures.keys()) {
    if (left.has(rule) && !open.has(rule.id)) {
      open.set(
        rule.id,
        'a smaller policy of the same kind leaves the way open; grant the actions that are needed on the resources that are meant',
      );
    }
  }
  const narrowed = [
    ...self.map(it => `${it}: on the own user alone`),
    ...passes.map(
      ({ roles, service }) =>
        `iam:PassRole: ${roles.join(', ')} to ${service} alone`,
    ),
  ];
  return {
    open,
    policies: Array.from(documents, ([policy, document]) => ({
      policy,
      document,
      removed: removed.filter(it => grantsIn(documentOf(policy), it)),
      narrowed: isEmptied(document)
        ? [
            'nothing is left that is allowed, so detach it, or name what the work needs with --keep',
          ]
        : narrowed,
      kept: keptIn(policy, documents, options, after),
    })),
  };
}

function measureFor(
  { rule, roles }: Escalation,
  options: SmallerPoliciesOptions,
): Measure {
  const { keep, isUser, harmlessRoles, identity, documentOf } = options;
  const isKept = (action: string) => keep.some(it => covers(it, action));
  const [own] = rule.actions.filter(it => OWN.includes(it));
  if (
    rule.kind === 'take-identity' &&
    own &&
    isUser &&
    identity.every(it => isWrittenOut(documentOf(it.name) ?? {}, own))
  ) {
    return { kind: 'self', action: own };
  }
  const free = rule.actions.filter(it => !isKept(it));
  const [given] = free.includes('iam:PassRole') ? ['iam:PassRole'] : free;
  if (given !== undefined) {
    return { kind: 'remove', action: given };
  }
  const named = roles.filter(it => harmlessRoles.has(it));
  if (rule.passedTo !== undefined && named.length > 0) {
    return { kind: 'pass', roles: named, service: rule.passedTo };
  }
  return {
    kind: 'none',
    reason: reasonToStay(rule, options.catalog),
  };
}

function reasonToStay(rule: EscalationRule, catalog: ActionCatalog): string {
  const actions = rule.actions.join(' and ');
  switch (rule.kind) {
    case 'pass-role':
      return `${actions} are to be kept and open the way together; name in Resource of iam:PassRole a role that may do no more than the work needs`;
    case 'change-policy':
    case 'lift-boundary':
      return `${actions} is to be kept and opens the way by itself; ${conditionFor(
        rule.actions,
        catalog,
      )}, or leave it to the pipeline`;
    default:
      return `${actions} is to be kept and opens the way by itself; name in Resource what is meant`;
  }
}

/** What narrows the changing of permissions: a condition asks nothing of requests that do not have its key. */
function conditionFor(
  actions: readonly string[],
  catalog: ActionCatalog,
): string {
  const have = (key: string) =>
    actions.every(it => catalog.hasConditionKey(it, key));
  if (have('iam:PermissionsBoundary')) {
    return 'ask for a permissions boundary by the condition iam:PermissionsBoundary';
  }
  return have('iam:PolicyARN')
    ? 'name the policies that are meant by the condition iam:PolicyARN'
    : 'name in Resource what is meant';
}

function actionsOf(
  measures: ReadonlyMap<EscalationRule, Measure>,
  kind: 'remove' | 'self',
): string[] {
  return Array.from(
    new Set(
      Array.from(measures.values()).flatMap(it =>
        it.kind === kind ? [it.action] : [],
      ),
    ),
  );
}

function edit(
  before: RawDocument,
  measures: {
    removed: readonly string[];
    self: readonly string[];
    passes: ReadonlyArray<Measure & { kind: 'pass' }>;
    keep: readonly string[];
  },
): RawDocument {
  const { removed, self, passes, keep } = measures;
  let document = before;
  const apply = (edited: { document: RawDocument; isChanged: boolean }) => {
    document = edited.isChanged ? edited.document : document;
  };
  const isConcerned = [...removed, ...self, 'iam:PassRole'].some(it =>
    grantsIn(before, it),
  );
  if (keep.length > 0 && isConcerned) {
    document = keeping(document, keep);
  }
  if (removed.length > 0) {
    apply(withoutActions(document, removed));
  }
  if (self.length > 0) {
    apply(onSelf(document, self));
  }
  if (passes.length > 0 && grantsIn(document, 'iam:PassRole')) {
    const roles = new Set(passes.flatMap(it => it.roles));
    const services = new Set(passes.map(it => it.service));
    apply(passingOnly(document, Array.from(roles), Array.from(services)));
  }
  return document;
}

/** The ways that policies leave, other than by the passing of roles that lead nowhere. */
function escalationsAfter(
  identity: readonly Policy[],
  options: SmallerPoliciesOptions,
): Set<EscalationRule> {
  const { principal, boundary, catalog, roles, now, harmlessRoles } = options;
  const asked = { principal, identity: [...identity], boundary, catalog, now };
  const within = findEscalations({ ...asked, roles });
  // A role that is not known may be passed as well, unless all that may be passed are known.
  const known = new Set((roles ?? []).map(it => it.arn));
  const beyond = roles
    ? findEscalations(asked).filter(
        ({ rule, grants }) =>
          rule.kind === 'pass-role' &&
          grants.some(
            it => it.action === 'iam:PassRole' && !known.has(it.resource),
          ),
      )
    : [];
  return new Set(
    [...within, ...beyond]
      .filter(
        it =>
          it.roles.length === 0 ||
          it.roles.some(role => !harmlessRoles.has(role)),
      )
      .map(it => it.rule),
  );
}

/** Actions of the policy that are still granted, each asked for. */
function keptIn(
  policy: string,
  documents: ReadonlyMap<string, RawDocument>,
  { catalog, boundary, keep, now, documentOf }: SmallerPoliciesOptions,
  after: readonly Policy[],
): string[] {
  const before = documentOf(policy);
  const written = statementsOf(documents.get(policy) ?? {})
    .filter(it => it.Effect === 'Allow')
    .flatMap(it => textsOf(it.Action));
  const wanted = [
    ...written,
    ...keep.filter(it => before && grantsIn(before, it)),
  ];
  const context = new ContextKeys(timeContext(now));
  // Of a pattern that a Deny stands beside nobody can say that it is kept.
  const denied = statementsOf(documents.get(policy) ?? {})
    .filter(it => it.Effect === 'Deny')
    .flatMap(it => textsOf(it.Action));
  const isWhole = (action: string) =>
    !denied.some(it => it !== action && covers(action, it));
  return Array.from(new Set(wanted))
    .filter(isWhole)
    .filter(action => {
      const grant = findGrant(
        action,
        catalog.targetsOf(action),
        { identity: [...after], boundary },
        context,
      );
      return grant !== undefined;
    });
}

function grantsIn(document: RawDocument | undefined, action: string): boolean {
  return statementsOf(document ?? {}).some(
    it =>
      it.Effect === 'Allow' &&
      (it.NotAction === undefined
        ? textsOf(it.Action).some(pattern => covers(pattern, action))
        : !textsOf(it.NotAction).some(pattern => covers(pattern, action))),
  );
}
