import { blocks, stringMap } from '../../plan/attributes';
import { checkByCloud, firstComplaint, lacks } from '../Check';
import { openApiProblem } from '../clusters';
import { LabRun, PlannedResource } from '../LabRun';
import { machinesOf, machineTypes } from '../machines';

/** Machines give their credentials to nobody who only asks, and their cluster is not for everybody to talk to. */
export const machineHardened = checkByCloud({
  id: 'machine-hardened',
  title: 'Machines are hardened',
  praise: 'Every machine is hardened.',
  hint: {
    aws: 'Set `http_tokens = "required"` in `metadata_options` of the instance or launch template.',
    gcp: 'Set `enable_vtpm` and `enable_integrity_monitoring` in `shielded_instance_config`, and `block-project-ssh-keys = "true"` in `metadata`.',
    azure:
      'Remove `admin_password` and leave `disable_password_authentication` at its default, true.',
  },
  complaint: {
    aws: run =>
      everyMachine(run, awsProblem) ??
      // Those of node groups name no type.
      firstComplaint(run.plannedOf('aws_launch_template'), awsProblem),
    gcp: run =>
      everyMachine(run, ({ type, values }) => {
        const isPool = type === 'google_container_node_pool';
        const place = isPool ? blocks(values, 'node_config')[0] : values;
        const shielded = blocks(place, 'shielded_instance_config')[0];
        if (
          shielded?.enable_integrity_monitoring !== true ||
          (!isPool && shielded.enable_vtpm !== true)
        ) {
          return 'is no shielded machine';
        }
        const metadata = stringMap(values, 'metadata') ?? {};
        return isPool ||
          /^true$/i.test(metadata['block-project-ssh-keys'] ?? '') ||
          /^true$/i.test(metadata['enable-oslogin'] ?? '')
          ? undefined
          : 'lets everybody in whose key the project has';
      }),
    azure: run =>
      everyMachine(run, ({ values }) =>
        values?.disable_password_authentication === false ||
        values?.admin_password
          ? 'lets in whoever has a password'
          : undefined,
      ),
  },
});

function everyMachine(
  run: LabRun,
  wrong: (resource: PlannedResource) => string | undefined,
) {
  const machines = machinesOf(run).map(({ resource }) => resource);
  return machines.length
    ? firstComplaint(run.planned, openApiProblem) ??
        firstComplaint(machines, wrong)
    : lacks(machineTypes(run.cloud).join(' or '));
}

function awsProblem({ type, values }: PlannedResource): string | undefined {
  return type === 'aws_eks_node_group' ||
    blocks(values, 'metadata_options').some(
      options => options.http_tokens === 'required',
    )
    ? undefined
    : 'answers metadata requests without a session token';
}
