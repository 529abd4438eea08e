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
  /** In words. */
  path: string;
}

const REASONS: Record<EscalationKind, string> = {
  'change-policy': 'it can give itself any permission',
  'take-identity': 'it can become another identity, with all that it may do',
  'pass-role': 'it can have a service act with a role that it chooses',
  'use-role': 'it can act with the role of something that is there already',
};

const SEVERITIES: Record<EscalationKind, FindingSeverity> = {
  'change-policy': 'critical',
  'take-identity': 'critical',
  'pass-role': 'high',
  'use-role': 'high',
};

/** Where conditions stand in the way that nobody can decide here. */
const CONDITIONAL_SEVERITIES: Partial<
  Record<FindingSeverity, FindingSeverity>
> = { critical: 'high', high: 'medium' };

/**
 * The ways that are open to a principal, worst first. Policies of one principal are looked at together: a Deny in one
 * closes what another opens, and two halves of a way in two policies are a way.
 *
 * @public
 */
export function findEscalations(options: FindEscalationsOptions): Escalation[] {
  return ESCALATION_RULES.map(rule => escalationBy(rule, options))
    .filter(each => each !== undefined)
    .sort(
      (a, b) => rank(a) - rank(b) || a.conditions.length - b.conditions.length,
    );
}

function escalationBy(
  rule: EscalationRule,
  options: FindEscalationsOptions,
): Escalation | undefined {
  const context = new ContextKeys({
    ...timeContext(options.now),
    ...(rule.passedTo && { 'iam:PassedToService': rule.passedTo }),
    ...options.context,
  });
  const grants: Grant[] = [];
  let roles: string[] = [];
  for (const action of rule.actions) {
    let targets = options.catalog.targetsOf(action);
    if (action === 'iam:PassRole' && options.roles) {
      roles = options.roles
        .filter(role => trusts(role.trust, rule.passedTo))
        .map(role => role.arn)
        .filter(arn =>
          findGrant(action, [Glob.literal(arn)], options, context),
        );
      targets = roles.map(arn => Glob.literal(arn));
    }
    const grant = findGrant(action, targets, options, context);
    // Keys and passwords of one's own are no other identity.
    if (!grant || (rule.kind === 'take-identity' && grant.selfOnly)) {
      return undefined;
    }
    grants.push(grant);
  }
  const conditions = Array.from(
    new Set(grants.flatMap(grant => grant.conditions)),
  );
  const severity = SEVERITIES[rule.kind];
  return {
    rule,
    severity:
      conditions.length > 0
        ? CONDITIONAL_SEVERITIES[severity] ?? severity
        : severity,
    reason: `${REASONS[rule.kind]}${
      conditions.length > 0 ? ', under conditions' : ''
    }`,
    conditions,
    grants,
    roles,
    path: pathInWords(options.principal, rule, grants, roles),
  };
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
  rule: EscalationRule,
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
  return `${principal} may ${steps.join(' and ')}: ${
    REASONS[rule.kind]
  }.${passed}`;
}

function rank(escalation: Escalation): number {
  return ['critical', 'high', 'medium'].indexOf(escalation.severity);
}
