import { blocks, stringMap } from '../../plan/attributes';
import { checkByCloud, firstComplaint, lacks } from '../Check';
import { oldWayInProblem, openApiProblem } from '../clusters';
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
        const isSaid = (name: string) =>
          /^(true|1|yes)$/i.test(metadata[name] ?? '');
        if (isPool || isSaid('enable-oslogin')) {
          return undefined;
        }
        if (!isSaid('block-project-ssh-keys')) {
          return 'lets everybody in whose key the project has';
        }
        return metadata['ssh-keys'] || metadata.sshKeys
          ? 'lets in whoever has a key that stands in its metadata (ssh-keys)'
          : undefined;
      }),
    azure: run =>
      everyMachine(run, ({ values }) =>
        [
          values,
          // Where older machines and newer groups have it.
          ...blocks(values, 'os_profile'),
          ...blocks(values, 'os_profile_linux_config'),
          ...blocks(values, 'os_profile').flatMap(it =>
            blocks(it, 'linux_configuration'),
          ),
        ].some(
          it =>
            it?.disable_password_authentication === false || it?.admin_password,
        )
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
        firstComplaint(run.planned, oldWayInProblem) ??
        firstComplaint(machines, wrong)
    : lacks(machineTypes(run.cloud).join(' or '));
}

// What only names a template has nothing of its own to say; templates are looked at by themselves.
function awsProblem({ type, values }: PlannedResource): string | undefined {
  const isSaidElsewhere =
    /^aws_(eks_node_group|autoscaling_group|ec2_fleet)$/.test(type) ||
    (type === 'aws_spot_fleet_request' &&
      !blocks(values, 'launch_specification').length);
  const options = blocks(values, 'metadata_options');
  return isSaidElsewhere ||
    (!options.length && blocks(values, 'launch_template').length > 0) ||
    options.some(
      it => it.http_tokens === 'required' || it.http_endpoint === 'disabled',
    )
    ? undefined
    : 'answers metadata requests without a session token';
}
