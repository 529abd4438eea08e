import { strings, text } from '../../plan/attributes';
import { checkByCloud, lacks } from '../Check';
import { trustStatements } from '../awsStatements';
import { LabRun } from '../LabRun';
import { refersTo } from '../refersTo';

/** The workload asks under an identity of its own. */
export const workloadIdentity = checkByCloud({
  id: 'workload-identity',
  title: 'The workload has an identity of its own',
  praise: 'The workload has an identity of its own.',
  hint: {
    aws: 'Give the workload an `aws_iam_role` that its service may assume, by an instance profile, a pod identity association or its function.',
    gcp: 'Make a `google_service_account` for the workload and give it its roles with `google_…_iam_member`.',
    azure:
      'Make an `azurerm_user_assigned_identity` for the workload and assign it its roles.',
  },
  complaint: {
    aws: run => {
      const roles = trustStatements(run)
        .filter(
          ({ effect, principals }) =>
            effect === 'Allow' && Boolean(principals.Service?.length),
        )
        .map(({ resource }) => resource);
      const users = run
        .appliedOf(
          'aws_iam_instance_profile',
          'aws_eks_pod_identity_association',
          'aws_lambda_function',
          'aws_sagemaker_model',
          'aws_sagemaker_notebook_instance',
          'aws_sagemaker_domain',
          'aws_ecs_task_definition',
          'aws_eks_node_group',
          'aws_sfn_state_machine',
        )
        .map(({ values }) => [
          values?.role,
          values?.role_arn,
          values?.execution_role_arn,
          values?.task_role_arn,
          values?.node_role_arn,
        ]);
      return isOfServiceAccount(run) ||
        users.some(names =>
          names.some(name => roles.some(role => refersTo(name, role))),
        )
        ? undefined
        : lacks(
            'role of a service with an instance profile, pod identity association or function that uses it',
            'plan-after-apply.json',
          );
    },
    gcp: run => {
      const emails = run
        .appliedOf('google_service_account')
        .map(({ values }) => text(values, 'email'))
        .filter(Boolean);
      const members = run.applied
        .filter(({ type }) => /_iam_(member|binding)$/.test(type))
        .flatMap(({ values }) => [
          text(values, 'member'),
          ...strings(values, 'members'),
        ]);
      return emails.some(email => members.includes(`serviceAccount:${email}`))
        ? undefined
        : lacks(
            'google_service_account with a role of its own',
            'plan-after-apply.json',
          );
    },
    azure: run => {
      const principals = run
        .appliedOf('azurerm_user_assigned_identity')
        .map(({ values }) => text(values, 'principal_id'))
        .filter(Boolean);
      return run
        .appliedOf('azurerm_role_assignment')
        .some(({ values }) => principals.includes(text(values, 'principal_id')))
        ? undefined
        : lacks(
            'azurerm_user_assigned_identity with a role assignment',
            'plan-after-apply.json',
          );
    },
  },
});

/** Whether a role is that of one service account of a cluster (IAM roles for service accounts of EKS). */
function isOfServiceAccount(run: LabRun): boolean {
  return trustStatements(run).some(
    ({ effect, principals, conditions }) =>
      effect === 'Allow' &&
      Boolean(principals.Federated?.length) &&
      Object.entries(conditions.StringEquals ?? {}).some(
        ([key, values]) =>
          key.endsWith(':sub') &&
          values.some(value => /^system:serviceaccount:[^*]+$/.test(value)),
      ),
  );
}
