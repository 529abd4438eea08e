import { PlacedPolicy } from '../check/IamFormat';
import { ResourcePolicyProblemId } from '../check/iamRules';
import { Policy, PolicyPrincipal } from '../policy/Policy';
import { RawDocument } from './editStatements';
import {
  asking,
  isolated,
  Measure,
  mendStatements,
  named,
  principalsOf,
  RawStatement,
} from './mendStatements';

/** Whom a statement of a resource's policy lets in that it should not. */
export interface ResourcePolicyProblem {
  id: ResourcePolicyProblemId;
  statement: number;
  message: string;
  /** Absent where all but a few are let in. */
  principal?: PolicyPrincipal;
}

/** The policy of a resource with what was missing asked for, where that closes it. */
export function smallerResourcePolicy(
  { id }: Pick<ResourcePolicyProblem, 'id'>,
  options: {
    name: string;
    document: RawDocument;
    account: string | undefined;
    problemsOf(policy: Policy): ResourcePolicyProblem[];
  },
): PlacedPolicy | undefined {
  const account = options.account ?? 'ACCOUNT_ID';
  return mendStatements({
    ...options,
    measureFor: (problem, statement) => measureFor(problem, statement, account),
    isMended: left => !left.some(each => each.id === id),
  });
}

function measureFor(
  { id, principal }: ResourcePolicyProblem,
  statement: RawStatement,
  account: string,
): Measure | undefined {
  switch (id) {
    case 'confused-deputy':
      return isolated(statement, [principal!], own => ({
        statement: asking(own, 'aws:SourceAccount', { value: account }),
        words: `aws:SourceAccount of ${principal!.id} is the own account`,
      }));
    case 'other-account':
      return otherAccountMeasure(statement, principal!);
    default:
      return named(statement, principal, {
        type: 'AWS',
        id: `arn:aws:iam::${account}:role/ROLE_NAME`,
      });
  }
}

/** Of a whole account one role; of what is named already, that it belongs to the own organisation. */
function otherAccountMeasure(
  statement: RawStatement,
  { id }: PolicyPrincipal,
): Measure {
  const [other = ''] = /\d{12}/.exec(id) ?? [];
  const isWhole = (each: string) =>
    each === other || each.endsWith(`:${other}:root`);
  const alike = principalsOf(statement).filter(
    it =>
      it.type === 'AWS' &&
      it.id.includes(other) &&
      isWhole(it.id) === isWhole(id),
  );
  const role = `arn:aws:iam::${other}:role/ROLE_NAME`;
  return isolated(statement, alike, own =>
    isWhole(id)
      ? {
          statement: asking(own, 'aws:PrincipalArn', {
            operator: 'ArnEquals',
            value: role,
          }),
          words: `aws:PrincipalArn is the role that needs it, ${role}`,
        }
      : {
          statement: asking(own, 'aws:PrincipalOrgID', {
            value: 'ORGANISATION_ID',
          }),
          words: `aws:PrincipalOrgID of account ${other} is the own organisation`,
        },
  );
}
