import { PlacedProblem } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import {
  ESCALATION_RULES,
  EscalationKind,
} from '../escalation/escalationRules';
import { Escalation } from '../escalation/findEscalations';
import { StatementRef } from '../evaluate/AccessRequest';

const REMEDIES: Record<EscalationKind, string> = {
  'change-policy':
    'Leave the changing of permissions to the pipeline, or put a permissions boundary on who may do it.',
  'take-identity':
    'Name the identity that is meant in Resource, e.g. user/${aws:username}.',
  'pass-role':
    'Name the role that is meant in the Resource of iam:PassRole, and the service in iam:PassedToService.',
  'use-role':
    'Name the resources that are meant in Resource, rather than all that have a role.',
};

/**
 * Escalations of a principal as problems. Whoever may do everything has every way there is; that is said once.
 *
 * @param placeOf - where a statement stands in the document
 */
export function escalationProblems(
  subject: string,
  escalations: readonly Escalation[],
  placeOf: (statement: StatementRef) => JsonPlace,
): PlacedProblem[] {
  if (isAdministrator(escalations)) {
    const { statement } = escalations[0].grants[0];
    const name = `${statement.policy}, statement ${
      statement.sid ?? statement.index
    }`;
    return [
      {
        rule: 'aws-administrator',
        severity: 'high',
        reason: 'nothing in the account is closed to it',
        subject,
        provider: 'aws',
        actions: ['*'],
        message: `${subject} is an administrator (${name}).`,
        conditions: [],
        remedy:
          'Grant the actions that are needed, on the resources that are meant.',
        place: placeOf(statement),
      },
    ];
  }
  return escalations.map(
    ({ rule, severity, reason, conditions, grants, path }) => ({
      rule: `aws-escalation/${rule.id}`,
      severity,
      reason,
      subject,
      provider: 'aws',
      actions: rule.actions,
      message: path,
      conditions,
      remedy: REMEDIES[rule.kind],
      place: placeOf(grants[0].statement),
    }),
  );
}

/**
 * Whether a principal has every way of changing permissions and taking identities, without a condition. Passing roles
 * is not asked for: it needs roles that may not be there.
 */
export function isAdministrator(escalations: readonly Escalation[]): boolean {
  const open = new Set(
    escalations
      .filter(each => each.conditions.length === 0)
      .map(each => each.rule.id),
  );
  return ESCALATION_RULES.filter(
    ({ kind }) => kind === 'change-policy' || kind === 'take-identity',
  ).every(({ id }) => open.has(id));
}
