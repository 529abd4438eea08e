import { Attributes } from '../../plan/TerraformPlan';
import { blocks } from '../../plan/attributes';
import { checkByCloud, firstComplaint } from '../Check';
import { PlannedResource } from '../LabRun';
import { azureDiskProblem } from '../azureDiskProblem';

/** What lies on disks is of no use to whoever takes them. */
export const diskEncrypted = checkByCloud({
  id: 'disk-encrypted',
  title: 'Disks are encrypted',
  praise: 'Every disk is encrypted.',
  hint: {
    aws: 'Set `encrypted = true` in `root_block_device` and on every other volume.',
    gcp: 'Google encrypts every disk. Remove `disk_encryption_key_raw`: with it the key itself lies in the configuration and in the state; name a key of Cloud KMS instead.',
    azure:
      'Set `encryption_at_host_enabled = true` on the machine (`host_encryption_enabled` on a node pool), so that temporary disks and caches are encrypted too.',
  },
  complaint: {
    // An account may encrypt every volume by itself, whatever is said of it.
    aws: run =>
      run
        .plannedOf('aws_ebs_encryption_by_default')
        .some(({ values }) => values?.enabled !== false)
        ? undefined
        : firstComplaint(run.planned, awsDiskProblem),
    gcp: run =>
      firstComplaint(run.planned, ({ values }) =>
        hasRawKey(values)
          ? 'has the key of a disk in its configuration'
          : undefined,
      ),
    azure: run => firstComplaint(run.planned, azureDiskProblem),
  },
});

function awsDiskProblem({ type, values }: PlannedResource): string | undefined {
  switch (type) {
    case 'aws_ebs_volume':
    case 'aws_ebs_snapshot_copy':
    case 'aws_efs_file_system':
      return values?.encrypted === true ? undefined : 'is not encrypted';
    case 'aws_instance':
    case 'aws_spot_instance_request':
    case 'aws_launch_configuration': {
      const root = blocks(values, 'root_block_device');
      const all = [...root, ...blocks(values, 'ebs_block_device')];
      const isSaid =
        root.length > 0 || blocks(values, 'launch_template').length > 0;
      return isSaid && all.every(isEncrypted)
        ? undefined
        : 'has a disk that is not encrypted';
    }
    case 'aws_spot_fleet_request':
      return blocks(values, 'launch_specification').every(it => {
        const root = blocks(it, 'root_block_device');
        return (
          root.length > 0 &&
          [...root, ...blocks(it, 'ebs_block_device')].every(isEncrypted)
        );
      })
        ? undefined
        : 'has a disk that is not encrypted';
    case 'aws_launch_template': {
      const all = blocks(values, 'block_device_mappings').flatMap(it =>
        blocks(it, 'ebs'),
      );
      return all.length && all.every(isEncrypted)
        ? undefined
        : 'has a disk that is not encrypted';
    }
    case 'aws_eks_node_group':
      return blocks(values, 'launch_template').length
        ? undefined
        : 'has a disk that is not encrypted (no launch template says so)';
    default:
      return undefined;
  }
}

// Launch templates write booleans as text.
function isEncrypted({ encrypted }: Attributes): boolean {
  return encrypted === true || encrypted === 'true';
}

function hasRawKey(values: unknown): boolean {
  if (Array.isArray(values)) {
    return values.some(hasRawKey);
  }
  return (
    typeof values === 'object' &&
    values !== null &&
    Object.entries(values).some(
      ([name, value]) =>
        (/^(disk_encryption_key_raw|raw_key)$/.test(name) && Boolean(value)) ||
        hasRawKey(value),
    )
  );
}
