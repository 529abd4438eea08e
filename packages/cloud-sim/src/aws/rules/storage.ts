import { type CtyObject, knownString } from '../../cty/CtyValue';
import { atMostOneOf, matches, oneOf } from '../../simulation/configChecks';
import type { TypeRules } from '../../simulation/TypeRules';
import { providerSource } from './providerSource';

/** S3 general purpose buckets: 3 to 63 of a-z, 0-9, dots and hyphens. */
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

function bucketOf(resource: CtyObject): string {
  return knownString(resource.bucket) ?? '';
}

/** Settings of a bucket are resources of their own, known by the bucket's name. */
function bucketSetting(file: string, rules?: Partial<TypeRules>): TypeRules {
  return {
    source: providerSource(`s3/${file}`),
    forceNew: ['bucket'],
    id: bucketOf,
    ...rules,
  };
}

/** Rules of the storage types. */
export const STORAGE_RULES: Record<string, TypeRules> = {
  aws_s3_bucket: {
    source: providerSource('s3/bucket.go'),
    checks: [
      atMostOneOf('bucket', 'bucket_prefix'),
      matches(
        'bucket',
        BUCKET_NAME,
        'a bucket name: 3 to 63 lower-case letters, digits, dots and hyphens',
      ),
    ],
    forceNew: ['bucket', 'bucket_prefix', 'object_lock_enabled'],
    defaults: { force_destroy: false },
    computed: {
      bucket_domain_name: ({ id }) => `${id}.s3.amazonaws.com`,
      bucket_regional_domain_name: ({ id, scope }) =>
        `${id}.s3.${scope.region}.amazonaws.com`,
      bucket_region: ({ scope }) => scope.region,
    },
  },
  aws_s3_bucket_versioning: bucketSetting('bucket_versioning.go', {
    checks: [
      oneOf('versioning_configuration.status', [
        'Enabled',
        'Suspended',
        'Disabled',
      ]),
    ],
  }),
  aws_s3_bucket_public_access_block: bucketSetting(
    'bucket_public_access_block.go',
    {
      defaults: {
        block_public_acls: false,
        block_public_policy: false,
        ignore_public_acls: false,
        restrict_public_buckets: false,
      },
    },
  ),
  aws_s3_bucket_server_side_encryption_configuration: bucketSetting(
    'bucket_server_side_encryption_configuration.go',
    {
      checks: [
        oneOf('rule.apply_server_side_encryption_by_default.sse_algorithm', [
          'AES256',
          'aws:fsx',
          'aws:kms',
          'aws:kms:dsse',
        ]),
      ],
    },
  ),
  aws_s3_bucket_lifecycle_configuration: bucketSetting(
    'bucket_lifecycle_configuration.go',
    {
      checks: [
        oneOf('rule.status', ['Enabled', 'Disabled']),
        oneOf('rule.transition.storage_class', [
          'GLACIER',
          'STANDARD_IA',
          'ONEZONE_IA',
          'INTELLIGENT_TIERING',
          'DEEP_ARCHIVE',
          'GLACIER_IR',
        ]),
      ],
    },
  ),
  aws_s3_bucket_policy: bucketSetting('bucket_policy.go'),
  aws_s3_bucket_ownership_controls: bucketSetting(
    'bucket_ownership_controls.go',
    {
      checks: [
        oneOf('rule.object_ownership', [
          'BucketOwnerPreferred',
          'ObjectWriter',
          'BucketOwnerEnforced',
        ]),
      ],
    },
  ),
  aws_s3_bucket_logging: bucketSetting('bucket_logging.go'),
};
