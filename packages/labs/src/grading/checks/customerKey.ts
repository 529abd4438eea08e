import { blocks, hasItems, text } from '../../plan/attributes';
import { checkByCloud, firstComplaint, lacks } from '../Check';
import { Attributes } from '../../plan/TerraformPlan';
import { PlannedResource } from '../LabRun';
import { azureDiskProblem } from '../azureDiskProblem';
import { refersTo } from '../refersTo';
import { storesOf } from '../storageProblem';

/** A year: longer is as good as never. */
const MAX_ROTATION_SECONDS = 365 * 24 * 60 * 60;

/** What is stored is encrypted with a key of the company's own, which is rotated. */
export const customerKey = checkByCloud({
  id: 'customer-key',
  title: 'Data is encrypted with a key of one’s own',
  praise: 'Data is encrypted with a key of one’s own, which is rotated.',
  hint: {
    aws: 'Rotate the `aws_kms_key` (`enable_key_rotation`), encrypt each bucket with `aws:kms` and each volume with `kms_key_id`.',
    gcp: 'Give the `google_kms_crypto_key` a `rotation_period`, each bucket `default_kms_key_name` and each boot disk `kms_key_self_link`.',
    azure:
      'Give the `azurerm_key_vault_key` a `rotation_policy`, each account a customer-managed key, and encrypt disks on the host.',
  },
  complaint: {
    aws: run => {
      const keys = run.plannedOf('aws_kms_key');
      if (!keys.length) {
        return lacks('aws_kms_key');
      }
      const encrypted = run.appliedOf(
        'aws_s3_bucket_server_side_encryption_configuration',
      );
      return (
        firstComplaint(keys, ({ values }) => {
          if (values?.is_enabled === false) {
            return 'is switched off';
          }
          // Keys that sign cannot be rotated, and encrypt nothing.
          return values?.enable_key_rotation === true ||
            /^(SIGN_VERIFY|GENERATE_VERIFY_MAC|KEY_AGREEMENT)$/.test(
              text(values, 'key_usage'),
            )
            ? undefined
            : 'is never rotated';
        }) ??
        firstComplaint(storesOf(run), bucket =>
          [
            // Beside the bucket, or in it, as older configurations have it.
            ...encrypted
              .filter(({ values }) => refersTo(values?.bucket, bucket))
              .map(({ values }) => values),
            ...blocks(bucket.values, 'server_side_encryption_configuration'),
          ].some(isEncryptedWithKey)
            ? undefined
            : 'is not encrypted with the key',
        ) ??
        firstComplaint(run.applied, resource =>
          volumesOf(resource).every(
            volume =>
              /^true$/.test(String(volume.encrypted)) &&
              isOwnKey(text(volume, 'kms_key_id')),
          )
            ? undefined
            : 'has a volume that is not encrypted with the key',
        )
      );
    },
    gcp: run => {
      const keys = run.plannedOf('google_kms_crypto_key');
      if (!keys.length) {
        return lacks('google_kms_crypto_key');
      }
      return (
        firstComplaint(keys, ({ values }) => {
          if (/^(ASYMMETRIC_|MAC$|RAW_)/.test(text(values, 'purpose'))) {
            return undefined;
          }
          const seconds = /^(\d+(?:\.\d+)?)s$/.exec(
            text(values, 'rotation_period'),
          )?.[1];
          return seconds && Number(seconds) <= MAX_ROTATION_SECONDS
            ? undefined
            : 'is never rotated';
        }) ??
        firstComplaint(storesOf(run), ({ values }) =>
          blocks(values, 'encryption').some(
            it => text(it, 'default_kms_key_name') !== '',
          )
            ? undefined
            : 'is not encrypted with the key',
        ) ??
        firstComplaint(run.applied, ({ type, values }) => {
          if (type === 'google_compute_instance') {
            return blocks(values, 'boot_disk').every(
              disk => text(disk, 'kms_key_self_link') !== '',
            )
              ? undefined
              : 'has a disk that is not encrypted with the key';
          }
          return type === 'google_container_node_pool' &&
            !blocks(values, 'node_config').some(
              config => text(config, 'boot_disk_kms_key') !== '',
            )
            ? 'has disks that are not encrypted with the key'
            : undefined;
        })
      );
    },
    azure: run => {
      const keys = run.plannedOf('azurerm_key_vault_key');
      if (!keys.length) {
        return lacks('azurerm_key_vault_key');
      }
      const separate = run.appliedOf(
        'azurerm_storage_account_customer_managed_key',
      );
      return (
        firstComplaint(keys, ({ values }) =>
          hasItems(values, 'rotation_policy') ? undefined : 'is never rotated',
        ) ??
        // Without it whoever may delete the key takes the data with it, at once and for good.
        firstComplaint(run.plannedOf('azurerm_key_vault'), ({ values }) =>
          values?.purge_protection_enabled === true
            ? undefined
            : 'can be purged, and the key of the data with it (purge_protection_enabled)',
        ) ??
        firstComplaint(storesOf(run), account =>
          hasItems(account.values, 'customer_managed_key') ||
          separate.some(({ values }) =>
            refersTo(values?.storage_account_id, account),
          )
            ? undefined
            : 'is not encrypted with the key',
        ) ??
        firstComplaint(run.planned, azureDiskProblem)
      );
    },
  },
});

function isEncryptedWithKey(configuration: Attributes | undefined): boolean {
  return blocks(configuration, 'rule')
    .flatMap(rule => blocks(rule, 'apply_server_side_encryption_by_default'))
    .some(
      it =>
        /^aws:kms(:dsse)?$/.test(text(it, 'sse_algorithm')) &&
        isOwnKey(text(it, 'kms_master_key_id')),
    );
}

/** The keys that AWS makes for each service are nobody's own: nobody says who may use them. */
function isOwnKey(key: string): boolean {
  return key !== '' && !/(^|:)alias\/aws\//.test(key);
}

/** The volumes of a machine, or a volume by itself. */
function volumesOf({ type, values }: PlannedResource): Attributes[] {
  switch (type) {
    case 'aws_instance':
    case 'aws_spot_instance_request':
      return [
        ...blocks(values, 'root_block_device'),
        ...blocks(values, 'ebs_block_device'),
      ];
    case 'aws_launch_template':
      return blocks(values, 'block_device_mappings').flatMap(it =>
        blocks(it, 'ebs'),
      );
    case 'aws_ebs_volume':
    case 'aws_efs_file_system':
      return values ? [values] : [];
    default:
      return [];
  }
}
