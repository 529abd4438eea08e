import { RoleHolder } from '../../graph/RoleHolder';
import { textOf } from '../evaluate/HclValue';
import { computedAttribute } from '../resources/computedAttribute';
import { TerraformResource } from '../resources/TerraformResource';
import { DocumentBuilder } from './DocumentBuilder';

/** Arguments that name the role with which a resource runs, and the service whose actions change what it does. */
const HOLDERS: Readonly<Record<string, { service: string; role: string }>> = {
  aws_lambda_function: { service: 'lambda', role: 'role' },
  aws_ecs_task_definition: { service: 'ecs', role: 'task_role_arn' },
  aws_codebuild_project: { service: 'codebuild', role: 'service_role' },
  aws_sagemaker_notebook_instance: { service: 'sagemaker', role: 'role_arn' },
  aws_glue_dev_endpoint: { service: 'glue', role: 'role_arn' },
  aws_cloudformation_stack: { service: 'cloudformation', role: 'iam_role_arn' },
  aws_sfn_state_machine: { service: 'states', role: 'role_arn' },
};

/** What in a configuration runs with which role: functions, tasks, builds, and machines by their instance profiles. */
export function roleHolders(
  resources: readonly TerraformResource[],
  builder: DocumentBuilder,
  account: string,
): RoleHolder[] {
  const made = resources.filter(it => it.mode === 'managed');
  const profiles = new Map(
    made
      .filter(it => it.type === 'aws_iam_instance_profile')
      .flatMap(resource => {
        const role = builder.text(resource.body, 'role');
        const name =
          textOf(resource.body.get('name')) ??
          textOf(computedAttribute(resource, 'name', account));
        return role !== undefined && name !== undefined
          ? [[name, `arn:aws:iam::${account}:role/${role}`] as const]
          : [];
      }),
  );
  return made.flatMap(resource => {
    const { type, body, address } = resource;
    const holder = HOLDERS[type];
    const isMachine = type === 'aws_instance';
    const named = isMachine
      ? builder.text(body, 'iam_instance_profile')
      : holder && builder.text(body, holder.role);
    const role = isMachine && named ? profiles.get(named) : named;
    const arn = textOf(
      body.get('arn') ?? computedAttribute(resource, 'arn', account),
    );
    return role === undefined || arn === undefined
      ? []
      : [
          {
            service: isMachine ? 'ec2' : holder.service,
            arn,
            role,
            name: address,
            conditions: [],
          },
        ];
  });
}
