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
  'lift-boundary':
    'Leave the changing of permissions boundaries to the pipeline, or name the one that has to be there by the condition iam:PermissionsBoundary.',
  'take-identity':
    'Name the identity that is meant in Resource, e.g. user/${aws:username}.',
  'pass-role':
    'Name the role that is meant in the Resource of iam:PassRole, and the service in iam:PassedToService.',
  'use-role':
    'Name the resources that are meant in Resource, rather than all that have a role.',
};

const ADMINISTRATOR_REMEDY =
  'Grant the actions that are needed, on the resources that are meant.';

const IAM_REMEDY =
  'Grant the actions of IAM that are needed, such as iam:Get* and iam:List*, and leave the changing of permissions to the pipeline.';

/**
 * Escalations of a principal as problems. Whoever may do everything has every way there is; that is said once, and so is it of
 * whoever may do everything in IAM.
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
  const asOne = (
    rule: 'aws-administrator' | 'aws-iam-administrator',
    some: readonly Escalation[],
    words: Pick<PlacedProblem, 'reason' | 'actions' | 'remedy'> & {
      what: string;
    },
  ): PlacedProblem => {
    const { statement } = some[0].grants[0];
    const { what, ...rest } = words;
    return {
      rule,
      ...rest,
      // Whoever has all of the ways has the worst of them.
      severity: some[0].severity,
      subject,
      provider: 'aws',
      message: `${subject} ${what} (${statement.policy}, statement ${
        statement.sid ?? statement.index
      }).`,
      conditions: [],
      place: placeOf(statement),
      statements: placed([statement]),
      ...mend(some, words.remedy),
    };
  };
  const byRule = (some: readonly Escalation[]): PlacedProblem[] =>
    some.map(({ rule, severity, reason, conditions, grants, path }) => ({
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
      statements: placed(grants.map(it => it.statement)),
      ...mend(
        some.filter(it => it.rule === rule),
        REMEDIES[rule.kind],
      ),
    }));
  if (isAdministrator(escalations)) {
    return [
      asOne('aws-administrator', escalations, {
        reason: 'nothing in the account is closed to it',
        actions: ['*'],
        what: 'is an administrator',
        remedy: ADMINISTRATOR_REMEDY,
      }),
    ];
  }
  const ofIam = allOfIam(escalations);
  return [
    ...(ofIam.length > 0
      ? [
          asOne('aws-iam-administrator', ofIam, {
            reason: 'it can give itself any permission and become anybody',
            actions: ['iam:*'],
            what: 'may change all users, roles and policies',
            remedy: IAM_REMEDY,
          }),
        ]
      : []),
    ...byRule(escalations.filter(it => !ofIam.includes(it))),
  ];
}

/**
 * The ways of changing permissions and taking identities within IAM, where one statement opens all of them without a condition;
 * otherwise none.
 */
function allOfIam(escalations: readonly Escalation[]): Escalation[] {
  const wanted = ESCALATION_RULES.filter(
    ({ id, kind }) =>
      (kind === 'change-policy' || kind === 'take-identity') &&
      id.startsWith('iam:'),
  );
  const open = escalations.filter(it => it.conditions.length === 0);
  const found = open.filter(it => wanted.includes(it.rule));
  const statements = new Set(
    found.flatMap(it =>
      it.grants.map(({ statement: { policy, index } }) =>
        JSON.stringify([policy, index]),
      ),
    ),
  );
  return found.length === wanted.length && statements.size === 1
    ? open.filter(it => found.includes(it) || it.rule.kind === 'lift-boundary')
    : [];
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
