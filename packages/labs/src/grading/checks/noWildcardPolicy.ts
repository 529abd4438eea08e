import { blocks, strings, text } from '../../plan/attributes';
import { checkByCloud, complain, firstComplaint } from '../Check';
import {
  identityStatements,
  isForEverybody,
  isWildcard,
  resourceStatements,
} from '../awsStatements';
import { azureRole } from '../azureRole';
import { googleGrants, isForEverybodyOfGoogle } from '../googleGrants';
import { PlannedResource } from '../LabRun';

/** Policies of AWS's own that give everything, of all services or of one. */
const AWS_ADMIN =
  /\/(AdministratorAccess(-\w+)?|PowerUserAccess|\w+FullAccess)$/;
const GOOGLE_PRIMITIVE = /^roles\/(owner|editor)$/;
const AZURE_ADMIN =
  /^(Owner|Contributor|User Access Administrator|Role Based Access Control Administrator)$/i;

/** Nobody is given everything. */
export const noWildcardPolicy = checkByCloud({
  id: 'no-wildcard-policy',
  title: 'Nobody is given everything',
  praise: 'No policy gives all actions on all resources.',
  hint: {
    aws: 'Name the actions and the resources: begin with what the workload calls, not with what the service offers.',
    gcp: 'Give a predefined role on one resource, or a custom role; `roles/owner` and `roles/editor` are neither.',
    azure:
      'Assign a role of one service on one resource, or define one with the actions that the workload takes.',
  },
  complaint: {
    aws: run => {
      const wide = identityStatements(run).find(isWildcard);
      if (wide) {
        const { resource, actions, notActions, resources } = wide;
        return complain(
          resource,
          notActions.length
            ? 'allows everything but what it names (NotAction)'
            : `allows ${actions.join(', ')} on ${resources.join(', ')}`,
        );
      }
      const open = resourceStatements(run).find(isForEverybody);
      if (open) {
        return complain(
          open.resource,
          `lets everybody in (Principal *): ${open.actions.join(', ')}`,
        );
      }
      return firstComplaint(run.applied, ({ type, values }) => {
        const arns = [
          ...(/^aws_(iam|ssoadmin)_.*policy_attachment$/.test(type)
            ? [text(values, 'policy_arn'), text(values, 'managed_policy_arn')]
            : []),
          ...(/^aws_iam_.*policy_attachments_exclusive$/.test(type)
            ? strings(values, 'policy_arns')
            : []),
          ...(type === 'aws_iam_role'
            ? strings(values, 'managed_policy_arns')
            : []),
        ];
        const admin = arns.find(arn => AWS_ADMIN.test(arn));
        return admin ? `attaches ${admin.split('/').pop()}` : undefined;
      });
    },
    gcp: run =>
      firstComplaint(run.planned, resource => {
        const grants = googleGrants(resource);
        const open = grants.find(({ members }) =>
          members.some(isForEverybodyOfGoogle),
        );
        if (open) {
          return `gives ${open.role} to ${open.members.find(
            isForEverybodyOfGoogle,
          )}`;
        }
        const primitive = grants.find(({ role }) =>
          GOOGLE_PRIMITIVE.test(role),
        );
        return primitive ? `gives ${primitive.role}` : editorProblem(resource);
      }),
    azure: run =>
      firstComplaint(run.planned, ({ type, values }) => {
        const role = azureRole(values);
        if (
          /^azurerm_(pim_(active|eligible)_)?role_assignment$/.test(type) &&
          AZURE_ADMIN.test(role)
        ) {
          return `assigns ${role}`;
        }
        const wide =
          type === 'azurerm_role_definition' &&
          blocks(values, 'permissions').some(permission =>
            [
              ...strings(permission, 'actions'),
              ...strings(permission, 'data_actions'),
            ].some(action => /^\*(\/\*)*$/.test(action)),
          );
        return wide ? 'allows every action' : undefined;
      }),
  },
});

/** Unless it is told otherwise, Google's default account of machines may edit the whole project; scopes alone hold it back. */
function editorProblem({ type, values }: PlannedResource): string | undefined {
  const accounts = /^google_compute_(region_)?instance(_template)?$/.test(type)
    ? blocks(values, 'service_account').map(it => ({
        email: text(it, 'email'),
        scopes: strings(it, 'scopes'),
      }))
    : [];
  const pools =
    type === 'google_container_node_pool'
      ? blocks(values, 'node_config').map(it => ({
          email: text(it, 'service_account'),
          scopes: strings(it, 'oauth_scopes'),
        }))
      : [];
  return [...accounts, ...pools].some(
    ({ email, scopes }) =>
      /^(default)?$|^\d+-compute@developer\.gserviceaccount\.com$/.test(
        email,
      ) && scopes.some(scope => /(^|\/)cloud-platform$/.test(scope)),
  )
    ? 'runs as the default service account with the scope cloud-platform, and so may edit the whole project'
    : undefined;
}
