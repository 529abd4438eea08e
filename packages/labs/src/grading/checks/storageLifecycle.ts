import { checkByCloud } from '../Check';
import { storageProblem } from '../storageProblem';

/** Object storage is closed to the public, and lets go of what is old. */
export const storageLifecycle = checkByCloud({
  id: 'storage-lifecycle',
  title: 'Storage is private and cleans up after itself',
  praise: 'Storage is private and has a lifecycle.',
  hint: {
    aws: 'Give each bucket an `aws_s3_bucket_public_access_block` with all four set and an `aws_s3_bucket_lifecycle_configuration` with an enabled rule.',
    gcp: 'Give each bucket `public_access_prevention = "enforced"`, `uniform_bucket_level_access = true` and a `lifecycle_rule`.',
    azure:
      'Give each account `allow_nested_items_to_be_public = false`, `min_tls_version = "TLS1_2"` and an `azurerm_storage_management_policy` with an enabled rule.',
  },
  complaint: {
    aws: storageProblem,
    gcp: storageProblem,
    azure: storageProblem,
  },
});
