import {
  atMostOneOf,
  type ConfigCheck,
  exactlyOneOf,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import type { TypeRules } from '../../simulation/TypeRules';
import { lastSegment, projectNumber, projectOf } from '../places';
import { LABELS } from './names';
import { providerSource } from './providerSource';

const ROLE: ConfigCheck = matches(
  'role',
  /^(roles\/[\w.]+|(projects|organizations)\/[^/]+\/roles\/[\w.]+)$/,
  'a role such as "roles/viewer" or "projects/my-project/roles/myRole"',
);

const MEMBER: ConfigCheck = matches(
  'member',
  /^(allUsers|allAuthenticatedUsers|(user|serviceAccount|group|domain|principal|principalSet|projectOwner|projectEditor|projectViewer|deleted):.+)$/,
  'a principal such as "serviceAccount:name@project.iam.gserviceaccount.com"',
);

/** Some names hold the number of the project in place of its id. */
function numbered(id: string, project: string): string {
  return id.replace(
    `projects/${project}/`,
    `projects/${projectNumber(project)}/`,
  );
}

/** A grant is made and removed, never changed. */
const GRANT: TypeRules = {
  source:
    'github.com/hashicorp/terraform-provider-google google/tpgiamresource/resource_iam_member.go',
  checks: [ROLE, MEMBER],
  forceNew: ['condition'],
};

/** Rules of the types for identities, grants, keys and secrets. */
export const ACCESS_RULES: Record<string, TypeRules> = {
  google_artifact_registry_repository_iam_member: GRANT,
  google_bigquery_dataset_iam_member: GRANT,
  google_cloud_run_v2_service_iam_member: GRANT,
  google_cloudfunctions2_function_iam_member: GRANT,
  google_compute_instance_iam_member: GRANT,
  google_compute_subnetwork_iam_member: GRANT,
  google_iap_tunnel_instance_iam_member: GRANT,
  google_kms_crypto_key_iam_member: GRANT,
  google_project_iam_member: GRANT,
  google_pubsub_topic_iam_member: GRANT,
  google_secret_manager_secret_iam_member: GRANT,
  google_service_account_iam_member: GRANT,
  google_storage_bucket_iam_member: GRANT,
  google_project_iam_binding: {
    ...GRANT,
    source:
      'github.com/hashicorp/terraform-provider-google google/tpgiamresource/resource_iam_binding.go',
    checks: [ROLE],
  },
  google_service_account: {
    source: providerSource(
      'resourcemanager/resource_google_service_account.go',
    ),
    checks: [
      matches(
        'account_id',
        /^[a-z]([-a-z0-9]{4,28}[a-z0-9])$/,
        '6 to 30 lower-case letters, digits and hyphens, a letter first',
      ),
    ],
    forceNew: ['account_id'],
    defaults: { disabled: false },
    computed: {
      email: ({ id }) => lastSegment(id),
      member: ({ id }) => `serviceAccount:${lastSegment(id)}`,
    },
  },
  google_service_account_key: {
    source: providerSource(
      'resourcemanager/resource_google_service_account_key.go',
    ),
    forceNew: ['keepers', 'key_algorithm', 'private_key_type'],
    defaults: {
      key_algorithm: 'KEY_ALG_RSA_2048',
      private_key_type: 'TYPE_GOOGLE_CREDENTIALS_FILE',
    },
    computed: { private_key: 'c2ltdWxhdGVk' },
  },
  google_project_iam_custom_role: {
    source: providerSource(
      'resourcemanager/resource_google_project_iam_custom_role.go',
    ),
    checks: [
      matches(
        'role_id',
        /^[a-zA-Z0-9_.]{3,64}$/,
        '3 to 64 letters, digits, "_" and "."; hyphens are not allowed',
      ),
      oneOf('stage', ['ALPHA', 'BETA', 'GA', 'DEPRECATED', 'DISABLED', 'EAP']),
    ],
    defaults: { stage: 'GA' },
  },
  google_iam_workload_identity_pool: {
    source: providerSource('iambeta/resource_iam_workload_identity_pool.go'),
    checks: [
      matches(
        'workload_identity_pool_id',
        /^(?!gcp-)[a-z0-9-]{4,32}$/,
        '4 to 32 lower-case letters, digits and hyphens, not beginning with "gcp-"',
      ),
    ],
    computed: {
      name: ({ id, resource, scope }) =>
        numbered(id, projectOf(resource, scope)),
      state: 'ACTIVE',
    },
  },
  google_iam_workload_identity_pool_provider: {
    source: providerSource(
      'iambeta/resource_iam_workload_identity_pool_provider.go',
    ),
    checks: [exactlyOneOf('aws', 'oidc', 'saml', 'x509')],
    computed: {
      name: ({ id, resource, scope }) =>
        numbered(id, projectOf(resource, scope)),
      state: 'ACTIVE',
    },
  },
  google_iam_deny_policy: {
    source: providerSource('iam2/resource_iam_deny_policy.go'),
    forceNew: ['parent'],
  },
  google_kms_key_ring: {
    source: providerSource('kms/resource_kms_key_ring.go'),
  },
  google_kms_crypto_key: {
    source: providerSource('kms/resource_kms_crypto_key.go'),
    checks: [
      LABELS,
      oneOf('purpose', [
        'ENCRYPT_DECRYPT',
        'ASYMMETRIC_SIGN',
        'ASYMMETRIC_DECRYPT',
        'MAC',
        'RAW_ENCRYPT_DECRYPT',
        'KEY_ENCAPSULATION',
      ]),
      matches(
        'rotation_period',
        /^\d+(\.\d+)?s$/,
        'seconds such as "7776000s"',
      ),
    ],
    forceNew: ['import_only', 'purpose', 'skip_initial_version_creation'],
    defaults: { purpose: 'ENCRYPT_DECRYPT' },
    computed: { destroy_scheduled_duration: '2592000s' },
  },
  google_secret_manager_secret: {
    source: providerSource('secretmanager/resource_secret_manager_secret.go'),
    checks: [
      LABELS,
      atMostOneOf('expire_time', 'ttl'),
      matches(
        'rotation.rotation_period',
        /^\d+(\.\d+)?s$/,
        'seconds such as "2592000s"',
      ),
    ],
    forceNew: ['replication'],
    defaults: { deletion_protection: false },
    computed: {
      name: ({ id, resource, scope }) =>
        numbered(id, projectOf(resource, scope)),
    },
  },
  google_secret_manager_secret_version: {
    source: providerSource(
      'secretmanager/resource_secret_manager_secret_version.go',
    ),
    checks: [
      exactlyOneOf('secret_data', 'secret_data_wo'),
      oneOf('deletion_policy', ['DELETE', 'DISABLE', 'ABANDON']),
    ],
    forceNew: ['secret_data', 'secret_data_wo_version'],
    defaults: {
      deletion_policy: 'DELETE',
      enabled: true,
      is_secret_data_base64: false,
    },
    computed: {
      name: ({ id }) => id,
      version: ({ id }) => lastSegment(id),
    },
  },
};
