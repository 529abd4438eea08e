import { Glob } from '../../glob/Glob';
import { FindingSeverity } from '../../record';
import { Policy } from '../policy/Policy';
import { ContextKeys, RequestContext } from '../policy/RequestContext';
import { timeContext } from '../policy/timeContext';
import { ActionCatalog } from './ActionCatalog';
import {
  ESCALATION_RULES,
  EscalationKind,
  EscalationRule,
} from './escalationRules';
import { AccountReach } from './AccountReach';
import { conditionalReason, conditionalSeverity } from './conditionalSeverity';
import { findGrant, Grant, PrincipalPolicies } from './findGrant';

/** A role of the account, for the question which one can be passed. @public */
export interface PassableRole {
  arn: string;
  trust: Policy;
}

/** @public */
export interface FindEscalationsOptions extends PrincipalPolicies {
  /** Who; for the path in words. */
  principal: string;
  catalog: ActionCatalog;
  /** What is known of the principal's requests. The time is known, unless given as it is now. */
  context?: RequestContext;
  /** Roles of the account; with them a role is passed only where there is one that trusts the service. */
  roles?: readonly PassableRole[];
  /** What the principal reaches of an account that is known as a whole; unless given, whatever it may change is its own. */
  reach?: AccountReach;
  /** ISO 8601. */
  now: string;
}

/** A way from what a principal may do to more. @public */
export interface Escalation {
  rule: EscalationRule;
  severity: FindingSeverity;
  /** Why it is as severe as that. */
  reason: string;
  /** What it depends on; empty where it is open as things are. */
  conditions: readonly string[];
  /** The statement that grants each of the actions. */
  grants: readonly Grant[];
  /** ARNs of roles that can be passed; empty where no roles were given or none is passed. */
  roles: readonly string[];
  /** Set where it changes what others may do, and not the principal or anybody that it can become. */
  isOfOthers?: true;
  /** In words. */
  path: string;
}

const REASONS: Record<EscalationKind, string> = {
  'change-policy': 'it can give itself any permission',
  'lift-boundary': 'it can lift the limit of what it may do',
  'take-identity': 'it can become another identity, with all that it may do',
  'pass-role': 'it can have a service act with a role that it chooses',
  'use-role': 'it can act with the role of something that is there already',
};

const SEVERITIES: Record<EscalationKind, FindingSeverity> = {
  'change-policy': 'critical',
  'lift-boundary': 'high',
  'take-identity': 'critical',
  'pass-role': 'high',
  'use-role': 'high',
};

/** Of ways that change what others may do, who are out of reach. */
const OTHERS_REASONS: Partial<Record<EscalationKind, string>> = {
  'change-policy': 'it can change what others may do',
  'lift-boundary': 'it can lift the limit of what others may do',
};

/**
 * The ways that are open to a principal, worst first. Policies of one principal are looked at together: a Deny in one
 * closes what another opens, and two halves of a way in two policies are a way.
 *
 * @public
 */
export function findEscalations(options: FindEscalationsOptions): Escalation[] {
  const passable = new Map<string | undefined, readonly string[]>();
  return ESCALATION_RULES.map(rule => escalationBy(rule, options, passable))
    .filter(each => each !== undefined)
    .sort(
      (a, b) => rank(a) - rank(b) || a.conditions.length - b.conditions.length,
    );
}

function escalationBy(
  rule: EscalationRule,
  options: FindEscalationsOptions,
  passable: Map<string | undefined, readonly string[]>,
): Escalation | undefined {
  const context = new ContextKeys({
    ...timeContext(options.now),
    ...(rule.passedTo && { 'iam:PassedToService': rule.passedTo }),
    ...options.context,
  });
  const granted = new Map<string, Grant>();
  let roles: readonly string[] = [];
  let isOfOthers = false;
  // The roles that can be passed are many: they are looked at where all else is open.
  for (const action of [
    ...rule.actions.filter(it => it !== 'iam:PassRole'),
    ...rule.actions.filter(it => it === 'iam:PassRole'),
  ]) {
    let targets = options.catalog.targetsOf(action);
    if (action === 'iam:PassRole' && options.roles) {
      roles =
        passable.get(rule.passedTo) ??
        options.roles
          .filter(role => trusts(role.trust, rule.passedTo))
          .map(role => role.arn)
          .filter(arn =>
            findGrant(action, [Glob.literal(arn)], options, context),
          );
      passable.set(rule.passedTo, roles);
      targets = roles.map(arn => Glob.literal(arn));
    }
    const [grant, isOthers] = grantIn(
      action,
      targets,
      rule.kind,
      options,
      context,
    );
    isOfOthers ||= isOthers;
    // Keys and passwords of one's own are no other identity.
    if (!grant || (rule.kind === 'take-identity' && grant.selfOnly)) {
      return undefined;
    }
    granted.set(action, grant);
  }
  const grants = rule.actions.map(it => granted.get(it)!);
  const conditions = Array.from(
    new Set(grants.flatMap(grant => grant.conditions)),
  );
  const severity = isOfOthers ? 'medium' : SEVERITIES[rule.kind];
  const reason =
    (isOfOthers ? OTHERS_REASONS[rule.kind] : undefined) ?? REASONS[rule.kind];
  return {
    rule,
    severity: conditionalSeverity(severity, conditions),
    reason: conditionalReason(reason, conditions),
    conditions,
    grants,
    roles,
    ...(isOfOthers && { isOfOthers }),
    path: pathInWords(options.principal, reason, grants, roles),
  };
}

/** A name and no pattern. */
const LITERAL = /^arn:[^*?$]+$/;

/** A grant on what is the principal's own before one on what is others'; one that changes nothing in the account is none. */
function grantIn(
  action: string,
  targets: readonly Glob[],
  kind: EscalationKind,
  options: FindEscalationsOptions,
  context: ContextKeys,
): [grant: Grant | undefined, isOfOthers: boolean] {
  const own = options.reach?.own(action);
  const anywhere = findGrant(action, targets, options, context);
  if (!options.reach || !own || !anywhere) {
    return [anywhere, false];
  }
  const literals = (arns: readonly string[]) =>
    arns.map(arn => Glob.literal(arn));
  const onOwn = findGrant(action, literals(own), options, context);
  if (onOwn) {
    return [onOwn, false];
  }
  // Who may change all of a kind may change what comes tomorrow; of boundaries there may be none.
  if (kind === 'lift-boundary' || LITERAL.test(anywhere.resource)) {
    const others = literals(options.reach.anybody(action));
    return [findGrant(action, others, options, context), true];
  }
  return [anywhere, true];
}

/** Whether a trust policy lets a service take the role. */
function trusts(trust: Policy, service: string | undefined): boolean {
  return trust.statements.some(
    statement =>
      statement.effect === 'Allow' &&
      statement.principals?.some(
        ({ type, id }) =>
          (type === 'Service' && id === service) ||
          (type === 'Federated' && id === service) ||
          (type === 'AWS' && id === '*'),
      ),
  );
}

function pathInWords(
  principal: string,
  reason: string,
  grants: readonly Grant[],
  roles: readonly string[],
): string {
  const steps = grants.map(
    ({ action, resource, statement }) =>
      `${action} on ${resource} (${statement.policy}, statement ${
        statement.sid ?? statement.index
      })`,
  );
  const passed = roles.length > 0 ? ` Roles: ${roles.join(', ')}.` : '';
  return `${principal} may ${steps.join(' and ')}: ${reason}.${passed}`;
}

function rank(escalation: Escalation): number {
  return ['critical', 'high', 'medium', 'low'].indexOf(escalation.severity);
}
