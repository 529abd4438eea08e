import { blocks, strings, text } from '../../plan/attributes';
import { checkByCloud, complain, firstComplaint } from '../Check';
import {
  AwsStatement,
  identityStatements,
  isWildcard,
  narrows,
  WHOLE_SERVICE,
} from '../awsStatements';
import { googleGrants } from '../googleGrants';

// Reading calls that AWS cannot limit to a resource; its service authorization reference lists them without one.
const READS_ONLY =
  /^[\w-]+:(Describe|List)\w*\*?$|^ecr:GetAuthorizationToken$|^sts:GetCallerIdentity$|^s3:ListAllMyBuckets$|^(cloudwatch:PutMetricData|ssmmessages:\w+|ssm:UpdateInstanceInformation|ec2messages:\w+)$/;

/** Whatever there is of a service, in whatever account and region. */
const EVERY_ONE = /^(\*+|arn:[^:]*:[^:]*:\*?:\*?:[*/]*\*)$/;

const GOOGLE_BROAD =
  /(\.|[a-z])[aA]dmin$|^roles\/(iam\.serviceAccountTokenCreator|iam\.serviceAccountUser|viewer|browser)$/;

/** What the lab started with too much of was taken down to what the workload takes. */
export const policyNarrowed = checkByCloud({
  id: 'policy-narrowed',
  title: 'The over-broad policy was narrowed',
  praise: 'Every permission names what it is for.',
  hint: {
    aws: 'Replace `service:*` by the actions that the workload calls, and `*` by the ARNs that it calls them on; where AWS knows no resource, add a `Condition`.',
    gcp: 'Give roles on the bucket, the secret or the service account instead of the project, and a custom role where the predefined one holds too much.',
    azure:
      'Scope the assignment to the resource or its group, and list single actions in the role definition.',
  },
  complaint: {
    aws: run => {
      const allows = identityStatements(run).filter(
        ({ effect }) => effect === 'Allow',
      );
      if (!allows.length) {
        return {
          message: 'The plan holds no policy that allows something.',
          evidence: 'plan-after-apply.json#/planned_values',
        };
      }
      // What gives everything is named by the check for that.
      for (const statement of allows.filter(it => !isWildcard(it))) {
        const what = tooWide(statement);
        if (what) {
          return complain(statement.resource, what);
        }
      }
      return undefined;
    },
    gcp: run => {
      const narrow = run.planned.filter(
        ({ type }) =>
          type === 'google_project_iam_custom_role' ||
          (/_iam_(member|binding)$/.test(type) &&
            !/^google_(project|folder|organization)_/.test(type)),
      );
      if (!narrow.length) {
        return {
          message:
            'The plan holds no custom role, and no role on a single bucket, secret or service account.',
          evidence: 'plan.json#/planned_values',
        };
      }
      return firstComplaint(run.planned, resource => {
        const [, level] =
          /^google_(project|folder|organization)_iam_(member|binding|policy)$/.exec(
            resource.type,
          ) ?? [];
        if (!level) {
          return undefined;
        }
        const grants = googleGrants(resource).map(({ role }) => role);
        if (level !== 'project' && grants.length) {
          return `gives ${grants[0]} on the whole ${level}`;
        }
        const broad = grants.find(role => GOOGLE_BROAD.test(role));
        if (broad) {
          return `gives ${broad} on the whole project`;
        }
        return resource.type === 'google_project_iam_policy'
          ? 'takes every role from everybody whom it does not name (authoritative); expected google_project_iam_member'
          : undefined;
      });
    },
    azure: run => {
      const all = run.appliedOf(
        'azurerm_role_definition',
        'azurerm_role_assignment',
        'azurerm_pim_active_role_assignment',
        'azurerm_pim_eligible_role_assignment',
      );
      if (!all.length) {
        return {
          message: 'The plan holds no role definition and no assignment.',
          evidence: 'plan-after-apply.json#/planned_values',
        };
      }
      return firstComplaint(all, ({ type, values }) => {
        if (type !== 'azurerm_role_definition') {
          const scope = text(values, 'scope');
          if (/^\/subscriptions\/[^/]+\/?$/i.test(scope)) {
            return 'gives its role on the whole subscription';
          }
          return /^\/$|^\/providers\/Microsoft\.Management\/managementGroups\//i.test(
            scope,
          )
            ? 'gives its role on every subscription of a group'
            : undefined;
        }
        const wide = blocks(values, 'permissions')
          .flatMap(it => [
            ...strings(it, 'actions'),
            ...strings(it, 'data_actions'),
          ])
          .find(action => /^[\w.]+\/\*$|^\*\/(?!read$).+/.test(action));
        return wide ? `allows ${wide}` : undefined;
      });
    },
  },
});

function tooWide({
  actions,
  resources,
  conditions,
}: AwsStatement): string | undefined {
  const whole = actions.find(action => WHOLE_SERVICE.test(action));
  if (whole) {
    return `allows ${whole}: every action of a service`;
  }
  if (!resources.some(resource => EVERY_ONE.test(resource))) {
    return undefined;
  }
  if (actions.some(action => /^iam:PassRole$/i.test(action))) {
    return 'may pass every role (iam:PassRole on *)';
  }
  const writing = actions.find(action => !READS_ONLY.test(action));
  return writing && !narrows(conditions)
    ? `allows ${writing} on every resource`
    : undefined;
}
