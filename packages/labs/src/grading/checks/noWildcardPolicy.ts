import { blocks, strings, text } from '../../plan/attributes';
import { checkByCloud, complain, firstComplaint } from '../Check';
import { identityStatements, isWildcard } from '../awsStatements';

const AWS_ADMIN = /\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;
const GOOGLE_PRIMITIVE = /^roles\/(owner|editor)$/;
const GOOGLE_EVERYBODY = /^(allUsers|allAuthenticatedUsers)$/;
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
      return firstComplaint(run.applied, ({ type, values }) => {
        const arns = [
          /^aws_iam_.*policy_attachment$/.test(type)
            ? text(values, 'policy_arn')
            : '',
          ...(type === 'aws_iam_role'
            ? strings(values, 'managed_policy_arns')
            : []),
        ];
        const admin = arns.find(arn => AWS_ADMIN.test(arn));
        return admin ? `attaches ${admin.split('/').pop()}` : undefined;
      });
    },
    gcp: run =>
      firstComplaint(run.planned, ({ type, values }) => {
        if (!/_iam_(member|binding)$/.test(type)) {
          return undefined;
        }
        const role = text(values, 'role');
        const everybody = [
          text(values, 'member'),
          ...strings(values, 'members'),
        ].find(member => GOOGLE_EVERYBODY.test(member));
        if (everybody) {
          return `gives ${role} to ${everybody}`;
        }
        return GOOGLE_PRIMITIVE.test(role) ? `gives ${role}` : undefined;
      }),
    azure: run =>
      firstComplaint(run.planned, ({ type, values }) => {
        const role = text(values, 'role_definition_name');
        if (type === 'azurerm_role_assignment' && AZURE_ADMIN.test(role)) {
          return `assigns ${role}`;
        }
        const wide =
          type === 'azurerm_role_definition' &&
          blocks(values, 'permissions').some(permission =>
            [
              ...strings(permission, 'actions'),
              ...strings(permission, 'data_actions'),
            ].includes('*'),
          );
        return wide ? 'allows every action' : undefined;
      }),
  },
});
