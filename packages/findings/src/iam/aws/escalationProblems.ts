import { PlacedProblem } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import {
  ESCALATION_RULES,
  EscalationKind,
} from '../escalation/escalationRules';
import { Escalation } from '../escalation/findEscalations';
import { StatementRef } from '../evaluate/AccessRequest';
import { Mending } from '../remedy/awsMending';

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

const ADMINISTRATOR_REMEDY =
  'Grant the actions that are needed, on the resources that are meant.';

/**
 * Escalations of a principal as problems. Whoever may do everything has every way there is; that is said once.
 *
 * @param placeOf - where a statement stands in the document
 * @param mend - what to do about some of the escalations
 */
export function escalationProblems(
  subject: string,
  escalations: readonly Escalation[],
  placeOf: (statement: StatementRef) => JsonPlace,
  mend: (escalations: readonly Escalation[], remedy: string) => Mending,
): PlacedProblem[] {
  const placed = (statements: readonly StatementRef[]) =>
    statements
      .filter(
        (it, index) =>
          statements.findIndex(
            each => each.policy === it.policy && each.index === it.index,
          ) === index,
      )
      .map(it => ({ ...it, place: placeOf(it) }));
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
        remedy: ADMINISTRATOR_REMEDY,
        place: placeOf(statement),
        statements: placed([statement]),
        ...mend(escalations, ADMINISTRATOR_REMEDY),
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
      statements: placed(grants.map(each => each.statement)),
      ...mend(
        escalations.filter(each => each.rule === rule),
        REMEDIES[rule.kind],
      ),
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
