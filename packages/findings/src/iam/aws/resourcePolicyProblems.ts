import { FindingSeverity } from '../../record';
import { PlacedProblem } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { Policy, PolicyPrincipal, PolicyStatement } from '../policy/Policy';
import { mendingBy } from '../remedy/awsMending';
import { RawDocument, statementsOf, textsOf } from '../remedy/editStatements';
import {
  ResourcePolicyProblem,
  smallerResourcePolicy,
} from '../remedy/smallerResourcePolicy';

/*
 * Who the policy of a bucket, key, queue, topic, secret or function lets in. Severities are those by which findings of IAM
 * Access Analyzer are read: anyone may change something is critical, anyone may read high, another account medium.
 */

type Problem = Pick<
  PlacedProblem,
  'severity' | 'reason' | 'message' | 'remedy'
> &
  Pick<ResourcePolicyProblem, 'id' | 'principal'>;

const ACCOUNT = /^(?:arn:aws[a-z-]*:(?:iam|sts)::)?(\d{12})(?::|$)/;

/** Actions that change nothing. */
const READS =
  /^[a-z0-9-]+:(get|list|describe|head|batchget|query|scan|view|lookup|receive|decrypt)/;

/** Conditions that say who or from where; https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status */
const TYING_KEYS = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceip',
  'aws:userid',
  'aws:vpcsourceip',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'kms:calleraccount',
  'lambda:functionurlauthtype',
  'sns:endpoint',
]);

/** Services that act for whoever configures them, and pass on for whom. */
const DEPUTIES =
  /^(s3|sns|events|cloudtrail|config|logs|ses|apigateway|cloudfront|budgets|iot|elasticloadbalancing|delivery\.logs|vpc-flow-logs)\./;

/** What the policy of a resource admits that it should not. */
export function resourcePolicyProblems(
  subject: string,
  policy: Policy,
  account: string | undefined,
  options: {
    placeOf: (statement: number) => JsonPlace;
    /** As it is written. */
    document: RawDocument;
  },
): PlacedProblem[] {
  const written = statementsOf(options.document);
  return policy.statements.flatMap(statement => {
    const place = options.placeOf(statement.index);
    const actions = textsOf(written[statement.index]?.Action);
    return problemsOf(
      statement,
      account,
      actions.join(', ') || 'do nearly everything',
    ).map(({ id, principal: _, ...problem }) => {
      const smaller = smallerResourcePolicy(
        { id },
        {
          name: policy.name,
          document: options.document,
          account,
          problemsOf: variant =>
            variant.statements.flatMap(each =>
              problemsOf(each, account, '').map(it => ({
                ...it,
                statement: each.index,
              })),
            ),
        },
      );
      return {
        ...problem,
        rule: `aws-resource-policy/${id}` as const,
        ...mendingBy(
          smaller ? [smaller] : [],
          () => ({ kind: 'resource' as const, name: policy.name }),
          problem.remedy,
        ),
        message: `${subject}: ${problem.message}.`,
        subject,
        provider: 'aws' as const,
        actions: actions.length > 0 ? actions : ['*'],
        conditions: [],
        place,
        statements: [
          {
            policy: policy.name,
            index: statement.index,
            sid: statement.sid,
            place,
          },
        ],
      };
    });
  });
}

function problemsOf(
  statement: PolicyStatement,
  account: string | undefined,
  what: string,
): Problem[] {
  if (statement.effect !== 'Allow' || isTied(statement)) {
    return [];
  }
  if (statement.notPrincipals) {
    return [
      anyone(statement, `all but those whom NotPrincipal names may ${what}`),
    ];
  }
  const found = (statement.principals ?? []).flatMap(principal =>
    problemOf(statement, principal, account, what).map(it => ({
      ...it,
      principal,
    })),
  );
  // Ten names of one account are one thing to mend.
  return found.filter(
    (it, index) =>
      found.findIndex(each => each.message === it.message) === index,
  );
}

function problemOf(
  statement: PolicyStatement,
  { type, id }: PolicyPrincipal,
  account: string | undefined,
  what: string,
): Problem[] {
  if (type === 'Service') {
    return DEPUTIES.test(id)
      ? [
          {
            id: 'confused-deputy',
            severity: 'low',
            reason: 'a service can be made to act for a stranger',
            message: `${id} may ${what} for whoever asks it to`,
            remedy: 'Ask for aws:SourceArn, or aws:SourceAccount.',
          },
        ]
      : [];
  }
  if (type !== 'AWS') {
    return [];
  }
  if (id === '*') {
    return [anyone(statement, `everybody may ${what}`)];
  }
  const [, other] = ACCOUNT.exec(id) ?? [];
  return other === undefined || other === account || account === undefined
    ? []
    : [
        {
          id: 'other-account',
          severity: 'medium',
          reason: 'somebody else decides who may use it',
          message: `account ${other} may ${what}`,
          remedy:
            'Name the role that needs it rather than the account, and see that the account is meant.',
        },
      ];
}

function anyone(statement: PolicyStatement, message: string): Problem {
  const isRead = (statement.actions ?? []).every(it => READS.test(it));
  const severity: FindingSeverity =
    isRead && !statement.notActions ? 'high' : 'critical';
  return {
    id: 'anyone',
    severity,
    reason:
      severity === 'high' ? 'strangers may read it' : 'strangers may change it',
    message,
    remedy:
      'Name who needs it in Principal, or ask for aws:PrincipalOrgID; a public website is better served by CloudFront.',
  };
}

/** A condition that says who or from where, with a value that is not everything. */
function isTied(statement: PolicyStatement): boolean {
  return statement.conditions.some(
    ({ key, operator, qualifier, ifExists, values }) =>
      TYING_KEYS.has(key.toLowerCase()) &&
      /^(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|IpAddress)$/.test(
        operator,
      ) &&
      !ifExists &&
      qualifier !== 'ForAllValues' &&
      !values.some(it => /^\*+$/.test(it) || /^(0\.0\.0\.0|::)\/0$/.test(it)),
  );
}
