import { matches, oneOf } from '../../simulation/configChecks';
import type { TypeRules } from '../../simulation/TypeRules';
import { numberOf } from '../../simulation/simulatedDigits';
import { projectNumber, projectOf } from '../places';
import { LABELS } from './names';
import { providerSource } from './providerSource';

/** Rules of the storage and data types. */
export const STORAGE_RULES: Record<string, TypeRules> = {
  google_storage_bucket: {
    source: providerSource('storage/resource_storage_bucket.go'),
    checks: [
      LABELS,
      matches(
        'name',
        /^(?!goog)[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/,
        'a bucket name: 3 to 63 lower-case letters, digits, "-", "_" and ".", not beginning with "goog"',
      ),
      oneOf('public_access_prevention', ['enforced', 'inherited']),
      oneOf('lifecycle_rule.action.type', [
        'Delete',
        'SetStorageClass',
        'AbortIncompleteMultipartUpload',
      ]),
      oneOf('lifecycle_rule.condition.with_state', [
        'LIVE',
        'ARCHIVED',
        'ANY',
        '',
      ]),
    ],
    forceNew: ['enable_object_retention', 'location'],
    defaults: { force_destroy: false, storage_class: 'STANDARD' },
    computed: {
      project_number: ({ resource, scope }) =>
        Number(projectNumber(projectOf(resource, scope))),
      public_access_prevention: 'inherited',
      uniform_bucket_level_access: false,
      url: ({ id }) => `gs://${id}`,
    },
  },
  google_storage_bucket_object: {
    source: providerSource('storage/resource_storage_bucket_object.go'),
    forceNew: ['content', 'source', 'storage_class', 'kms_key_name'],
    computed: {
      generation: ({ id }) => Number(numberOf(id, 15)),
      output_name: ({ resource }) => resource.name ?? '',
    },
  },
  google_bigquery_dataset: {
    source: providerSource('bigquery/resource_bigquery_dataset.go'),
    checks: [
      LABELS,
      matches('dataset_id', /^\w{1,1024}$/, 'letters, digits and underscores'),
    ],
    forceNew: ['location'],
    defaults: { delete_contents_on_destroy: false, location: 'US' },
  },
  google_bigquery_table: {
    source: providerSource('bigquery/resource_bigquery_table.go'),
    defaults: { deletion_protection: true },
  },
  google_artifact_registry_repository: {
    source: providerSource(
      'artifactregistry/resource_artifact_registry_repository.go',
    ),
    checks: [
      LABELS,
      oneOf('mode', [
        'STANDARD_REPOSITORY',
        'VIRTUAL_REPOSITORY',
        'REMOTE_REPOSITORY',
      ]),
    ],
    forceNew: ['format', 'kms_key_name', 'mode'],
    defaults: { mode: 'STANDARD_REPOSITORY' },
    computed: { name: ({ resource }) => resource.repository_id ?? '' },
  },
  google_pubsub_topic: {
    source: providerSource('pubsub/resource_pubsub_topic.go'),
    checks: [LABELS],
  },
  google_lustre_instance: {
    source: providerSource('lustre/resource_lustre_instance.go'),
    checks: [LABELS],
    forceNew: ['filesystem', 'network', 'per_unit_storage_throughput'],
  },
};
