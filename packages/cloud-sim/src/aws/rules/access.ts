import {
  atMostOneOf,
  between,
  jsonText,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import {
  type CtyObject,
  knownString,
  knownStrings,
  UNKNOWN,
} from '../../cty/CtyValue';
import type { ComputeContext, TypeRules } from '../../simulation/TypeRules';
import { digitsOf, freshDigits } from '../../simulation/simulatedDigits';
import { providerSource } from './providerSource';

/** IAM names: letters, digits and `+=,.@-_`. */
const IAM_NAME = /^[\w+=,.@-]{1,128}$/;
const IAM_NAME_WORDS = 'up to 128 letters, digits and any of +=,.@-_';

/** The id that IAM gives beside a name; whose it is stands first. */
function uniqueId(prefix: string) {
  return ({ id }: ComputeContext) =>
    `${prefix}0SIM${digitsOf(id, 13).toUpperCase()}`;
}

/** A key id in the form of a UUID, whose first four digits say what it is. */
function keyId(): string {
  const digits = `0000${freshDigits(28)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The record that shows that a name is one's own; that of a wildcard is that of what it stands under. */
function validationOf(domain: string): CtyObject {
  const name = domain.replace(/^\*\./, '');
  return {
    domain_name: domain,
    resource_record_name: `_${digitsOf(`name ${name}`, 32)}.${name}.`,
    resource_record_type: 'CNAME',
    resource_record_value: `_${digitsOf(
      `value ${name}`,
      32,
    )}.acm-validations.invalid.`,
  };
}

/** Rules of the types for identities, policies, keys and secrets. */
export const ACCESS_RULES: Record<string, TypeRules> = {
  aws_iam_role: {
    source: providerSource('iam/role.go'),
    checks: [
      atMostOneOf('name', 'name_prefix'),
      matches('name', IAM_NAME, IAM_NAME_WORDS),
      jsonText('assume_role_policy'),
      between('max_session_duration', 3600, 43200),
    ],
    forceNew: ['name', 'name_prefix', 'path'],
    defaults: {
      force_detach_policies: false,
      max_session_duration: 3600,
      path: '/',
    },
    computed: { unique_id: uniqueId('AROA') },
  },
  aws_iam_policy: {
    source: providerSource('iam/policy.go'),
    checks: [atMostOneOf('name', 'name_prefix'), jsonText('policy')],
    forceNew: ['name', 'name_prefix', 'path', 'description'],
    defaults: { path: '/' },
    computed: { policy_id: uniqueId('ANPA') },
  },
  aws_iam_role_policy: {
    source: providerSource('iam/role_policy.go'),
    checks: [atMostOneOf('name', 'name_prefix'), jsonText('policy')],
    forceNew: ['name', 'name_prefix', 'role'],
  },
  aws_iam_role_policy_attachment: {
    source: providerSource('iam/role_policy_attachment.go'),
    forceNew: ['role', 'policy_arn'],
  },
  aws_acm_certificate: {
    source: providerSource('acm/certificate.go'),
    // Configurations make a record of each, so that they must be known.
    foretold: ({
      domain_name: domain,
      subject_alternative_names: others,
    }): CtyObject =>
      [domain, others].includes(UNKNOWN)
        ? {}
        : {
            domain_validation_options: [
              ...new Set([knownString(domain) ?? '', ...knownStrings(others)]),
            ].map(validationOf),
          },
    computed: {
      renewal_eligibility: 'INELIGIBLE',
      status: 'PENDING_VALIDATION',
      type: 'AMAZON_ISSUED',
    },
  },
  aws_iam_user_group_membership: {
    source: providerSource('iam/user_group_membership.go'),
    forceNew: ['user'],
    computed: { id: ({ id }) => `terraform-${digitsOf(id, 26)}` },
    id: ({ user, groups }) =>
      [knownString(user) ?? '', ...knownStrings(groups)].join('/'),
  },
  aws_iam_instance_profile: {
    source: providerSource('iam/instance_profile.go'),
    checks: [
      atMostOneOf('name', 'name_prefix'),
      matches('name', IAM_NAME, IAM_NAME_WORDS),
    ],
    forceNew: ['name', 'name_prefix', 'path'],
    defaults: { path: '/' },
    computed: { unique_id: uniqueId('AIPA') },
  },
  aws_kms_key: {
    source: providerSource('kms/key.go'),
    checks: [
      between('deletion_window_in_days', 7, 30),
      between('rotation_period_in_days', 90, 2560),
      oneOf('key_usage', [
        'SIGN_VERIFY',
        'ENCRYPT_DECRYPT',
        'GENERATE_VERIFY_MAC',
        'KEY_AGREEMENT',
      ]),
      jsonText('policy'),
    ],
    forceNew: [
      'custom_key_store_id',
      'customer_master_key_spec',
      'key_usage',
      'multi_region',
      'xks_key_id',
    ],
    defaults: {
      bypass_policy_lockout_safety_check: false,
      customer_master_key_spec: 'SYMMETRIC_DEFAULT',
      enable_key_rotation: false,
      is_enabled: true,
      key_usage: 'ENCRYPT_DECRYPT',
    },
    computed: { key_id: ({ id }) => id },
    id: keyId,
  },
  aws_kms_alias: {
    source: providerSource('kms/alias.go'),
    checks: [
      atMostOneOf('name', 'name_prefix'),
      matches('name', /^alias\/[\w/-]+$/, 'a name such as "alias/lab"'),
    ],
    forceNew: ['name', 'name_prefix'],
  },
  aws_secretsmanager_secret: {
    source: providerSource('secretsmanager/secret.go'),
    checks: [atMostOneOf('name', 'name_prefix')],
    forceNew: ['name', 'name_prefix'],
    defaults: {
      force_overwrite_replica_secret: false,
      recovery_window_in_days: 30,
    },
  },
};
