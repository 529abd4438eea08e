import { knownString, knownStrings } from '../../cty/CtyValue';
import {
  atMostOneOf,
  eachOneOf,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import { digitsOf } from '../../simulation/simulatedDigits';
import type { ComputeContext, TypeRules } from '../../simulation/TypeRules';
import { simulatedArn } from '../arnOf';
import { simulatedId } from '../identify';
import { providerSource } from './providerSource';

/** The version of a cluster that names none. */
const NEWEST_VERSION = '1.33';

/** Taints as node groups spell them. */
const TAINT_EFFECTS = ['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE'];

const CONFLICTS = ['OVERWRITE', 'NONE', 'PRESERVE'];

function arn(resource: string, { scope, id }: ComputeContext): string {
  const place = `${resource}/${id.replace(/:/g, '/')}`;
  return simulatedArn('eks', scope.region, scope.accountId, place);
}

/** The part of a cluster, node group or add-on that AWS puts behind their names in ARNs. */
function withUuid(resource: string, context: ComputeContext): string {
  const digits = digitsOf(context.id, 32);
  const uuid = digits.replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
    '$1-$2-$3-$4-$5',
  );
  return `${arn(resource, context)}/${uuid}`;
}

/** Rules of the managed Kubernetes: clusters, their nodes, add-ons and identities. */
export const KUBERNETES_RULES: Record<string, TypeRules> = {
  aws_eks_cluster: {
    source: providerSource('eks/cluster.go'),
    checks: [
      matches(
        'name',
        /^[0-9A-Za-z][\w-]{0,99}$/,
        'up to 100 letters, digits, hyphens and underscores, a letter or digit first',
      ),
      oneOf('access_config.authentication_mode', [
        'API',
        'API_AND_CONFIG_MAP',
        'CONFIG_MAP',
      ]),
      eachOneOf('enabled_cluster_log_types', [
        'api',
        'audit',
        'authenticator',
        'controllerManager',
        'scheduler',
      ]),
      eachOneOf('encryption_config.resources', ['secrets']),
      oneOf('kubernetes_network_config.ip_family', ['ipv4', 'ipv6']),
      oneOf('upgrade_policy.support_type', ['STANDARD', 'EXTENDED']),
      atMostOneOf('encryption_config', 'outpost_config'),
      atMostOneOf('kubernetes_network_config', 'outpost_config'),
    ],
    forceNew: [
      'access_config.bootstrap_cluster_creator_admin_permissions',
      'bootstrap_self_managed_addons',
      'kubernetes_network_config.ip_family',
      'kubernetes_network_config.service_ipv4_cidr',
      'name',
      'outpost_config',
      'role_arn',
    ],
    defaults: {
      'access_config.bootstrap_cluster_creator_admin_permissions': true,
      bootstrap_self_managed_addons: true,
      'vpc_config.endpoint_private_access': false,
      'vpc_config.endpoint_public_access': true,
    },
    computed: {
      'access_config.authentication_mode': 'CONFIG_MAP',
      certificate_authority: ({ id }) => [
        {
          data: Buffer.from(`simulated certificate of ${id}`).toString(
            'base64',
          ),
        },
      ],
      cluster_id: '',
      deletion_protection: false,
      endpoint: ({ id, scope }) =>
        `https://${digitsOf(id, 32).toUpperCase()}.${scope.region}.eks.invalid`,
      identity: ({ id, scope }) => [
        {
          oidc: [
            {
              issuer: `https://oidc.eks.${scope.region}.invalid/id/${digitsOf(
                id,
                32,
              ).toUpperCase()}`,
            },
          ],
        },
      ],
      platform_version: 'eks.1',
      status: 'ACTIVE',
      'upgrade_policy.support_type': 'EXTENDED',
      version: NEWEST_VERSION,
      'vpc_config.cluster_security_group_id': ({ id }) =>
        simulatedId('sg', digitsOf(`${id} sg`, 13)),
      'vpc_config.vpc_id': ({ id }) =>
        simulatedId('vpc', digitsOf(`${id} vpc`, 13)),
    },
    arn: context => arn('cluster', context),
  },
  aws_eks_node_group: {
    source: providerSource('eks/node_group.go'),
    checks: [
      oneOf('ami_type', [
        'AL2_x86_64',
        'AL2_x86_64_GPU',
        'AL2_ARM_64',
        'CUSTOM',
        'BOTTLEROCKET_ARM_64',
        'BOTTLEROCKET_x86_64',
        'BOTTLEROCKET_ARM_64_FIPS',
        'BOTTLEROCKET_x86_64_FIPS',
        'BOTTLEROCKET_ARM_64_NVIDIA',
        'BOTTLEROCKET_x86_64_NVIDIA',
        'WINDOWS_CORE_2019_x86_64',
        'WINDOWS_FULL_2019_x86_64',
        'WINDOWS_CORE_2022_x86_64',
        'WINDOWS_FULL_2022_x86_64',
        'AL2023_x86_64_STANDARD',
        'AL2023_ARM_64_STANDARD',
        'AL2023_x86_64_NEURON',
        'AL2023_x86_64_NVIDIA',
        'AL2023_ARM_64_NVIDIA',
      ]),
      oneOf('capacity_type', ['ON_DEMAND', 'SPOT', 'CAPACITY_BLOCK']),
      oneOf('taint.effect', TAINT_EFFECTS),
      atMostOneOf('node_group_name', 'node_group_name_prefix'),
    ],
    forceNew: [
      'ami_type',
      'capacity_type',
      'cluster_name',
      'disk_size',
      'instance_types',
      'launch_template.id',
      'launch_template.name',
      'node_group_name',
      'node_group_name_prefix',
      'node_role_arn',
      'remote_access',
      'subnet_ids',
    ],
    defaults: { 'node_repair_config.enabled': false },
    computed: {
      ami_type: 'AL2023_x86_64_STANDARD',
      capacity_type: 'ON_DEMAND',
      instance_types: ['t3.medium'],
      release_version: `${NEWEST_VERSION}.5-20261101`,
      resources: ({ id }) => [
        {
          autoscaling_groups: [
            { name: `eks-${id.replace(':', '-')}-${digitsOf(id, 8)}` },
          ],
          remote_access_security_group_id: '',
        },
      ],
      status: 'ACTIVE',
      version: NEWEST_VERSION,
    },
    id: ({ cluster_name: cluster, node_group_name: name }) =>
      `${knownString(cluster)}:${knownString(name)}`,
  },
  aws_eks_addon: {
    source: providerSource('eks/addon.go'),
    checks: [
      oneOf('resolve_conflicts_on_create', ['NONE', 'OVERWRITE']),
      oneOf('resolve_conflicts_on_update', CONFLICTS),
    ],
    forceNew: ['addon_name', 'cluster_name'],
    computed: { addon_version: 'v1.0.0-eksbuild.1' },
    id: ({ cluster_name: cluster, addon_name: name }) =>
      `${knownString(cluster)}:${knownString(name)}`,
  },
  aws_eks_pod_identity_association: {
    source: providerSource('eks/pod_identity_association.go'),
    forceNew: ['cluster_name', 'namespace', 'service_account'],
    computed: {
      association_arn: context =>
        simulatedArn(
          'eks',
          context.scope.region,
          context.scope.accountId,
          `podidentityassociation/${knownString(
            context.resource.cluster_name,
          )}/${context.id}`,
        ),
      association_id: ({ id }) => id,
      disable_session_tags: false,
      external_id: '',
    },
    id: 'a',
  },
  aws_eks_access_entry: {
    source: providerSource('eks/access_entry.go'),
    checks: [
      oneOf('type', [
        'EC2',
        'EC2_LINUX',
        'EC2_WINDOWS',
        'FARGATE_LINUX',
        'HYBRID_LINUX',
        'HYPERPOD_LINUX',
        'STANDARD',
      ]),
    ],
    forceNew: ['cluster_name', 'principal_arn', 'type'],
    defaults: { type: 'STANDARD' },
    computed: {
      access_entry_arn: context => withUuid('access-entry', context),
      kubernetes_groups: ({ resource }) =>
        knownStrings(resource.kubernetes_groups),
      user_name: ({ resource }) => knownString(resource.principal_arn) ?? '',
    },
    id: ({ cluster_name: cluster, principal_arn: principal }) =>
      `${knownString(cluster)}:${knownString(principal)}`,
  },
};
