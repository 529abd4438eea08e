import { CloudProvider } from '../../lab/LabContract';
import {
  evidenceOf,
  recordedRun,
  workspaceOf,
} from '../__fixtures__/evidenceOf';
import { Check } from '../Check';
import { LabRun } from '../LabRun';
import { autoTermination } from './autoTermination';
import { diskEncrypted } from './diskEncrypted';
import { gpuTypePlanned } from './gpuTypePlanned';
import { machineHardened } from './machineHardened';

type Values = Record<string, unknown>;

interface Resource {
  type: string;
  values: Values;
}

/** The nodes of a managed Kubernetes, and what ends them. */
const POOLS: Record<CloudProvider, { pool: Resource; ends: Resource[] }> = {
  aws: {
    pool: {
      type: 'aws_eks_node_group',
      values: {
        instance_types: ['g6.xlarge'],
        ami_type: 'AL2023_x86_64_NVIDIA',
        launch_template: [{ id: 'lt-1' }],
        scaling_config: [{ min_size: 0, max_size: 1, desired_size: 1 }],
        taint: [{ key: 'nvidia.com/gpu', effect: 'NO_SCHEDULE' }],
      },
    },
    ends: [
      {
        type: 'aws_scheduler_schedule',
        values: {
          schedule_expression: 'at(2026-12-31T18:00:00)',
          target: [{ arn: 'arn:aws:scheduler:::aws-sdk:eks:deleteNodegroup' }],
        },
      },
    ],
  },
  gcp: {
    pool: {
      type: 'google_container_node_pool',
      values: {
        autoscaling: [{ min_node_count: 0, max_node_count: 1 }],
        node_config: [
          {
            machine_type: 'g2-standard-4',
            max_run_duration: '14400s',
            shielded_instance_config: [{ enable_integrity_monitoring: true }],
          },
        ],
      },
    },
    ends: [],
  },
  azure: {
    pool: {
      type: 'azurerm_kubernetes_cluster_node_pool',
      values: {
        vm_size: 'Standard_NC4as_T4_v3',
        host_encryption_enabled: true,
        auto_scaling_enabled: true,
        min_count: 0,
        node_taints: ['nvidia.com/gpu=present:NoSchedule'],
      },
    },
    ends: [
      {
        type: 'azurerm_automation_schedule',
        values: { frequency: 'OneTime', start_time: '2026-12-31T18:00:00Z' },
      },
      { type: 'azurerm_automation_job_schedule', values: {} },
    ],
  },
};

const CLOUDS = ['aws', 'gcp', 'azure'] as const;

function outcomeOf(
  check: Check,
  cloud: CloudProvider,
  resources: readonly Resource[],
): string {
  const plan = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        child_modules: [
          {
            resources: resources.map(it => ({
              ...it,
              address: `module.cluster.${it.type}.x`,
              mode: 'managed',
            })),
          },
        ],
      },
    },
  };
  const { 'lab.yaml': contract } = recordedRun('lab-1', cloud);
  const { outcome, evidence } = check.run(
    new LabRun(
      evidenceOf({ 'plan.json': JSON.stringify(plan), 'lab.yaml': contract }),
      workspaceOf(cloud),
    ),
  );
  return outcome === 'failed' ? `failed at ${evidence}` : outcome;
}

const POOL =
  'plan.json#/planned_values/root_module/child_modules/0/resources/0';

describe('node pools of Kubernetes', () => {
  it.each(CLOUDS)(
    'on %s are machines, with GPUs, hardened, encrypted and ended',
    cloud => {
      const { pool, ends } = POOLS[cloud];
      for (const check of [
        gpuTypePlanned,
        machineHardened,
        diskEncrypted,
        autoTermination,
      ]) {
        expect(outcomeOf(check, cloud, [pool, ...ends])).toBe('passed');
      }
    },
  );

  it('fail where nothing ends them', () => {
    expect(outcomeOf(autoTermination, 'aws', [POOLS.aws.pool])).toBe(
      'failed at plan.json#/planned_values',
    );
    expect(outcomeOf(autoTermination, 'azure', [POOLS.azure.pool])).toBe(
      `failed at ${POOL}`,
    );
    const endless = {
      ...POOLS.gcp.pool,
      values: { node_config: [{ machine_type: 'g2-standard-4' }] },
    };
    expect(outcomeOf(autoTermination, 'gcp', [endless])).toBe(
      `failed at ${POOL}`,
    );
    expect(outcomeOf(machineHardened, 'gcp', [endless])).toBe(
      `failed at ${POOL}`,
    );
  });

  it('fail where a pool rents what the lab does not allow, and where no pool has a GPU', () => {
    const system = {
      type: 'aws_eks_node_group',
      values: { instance_types: ['t3.large'] },
    };

    expect(outcomeOf(gpuTypePlanned, 'aws', [system])).toBe(
      `failed at ${POOL}`,
    );
    expect(outcomeOf(gpuTypePlanned, 'aws', [system, POOLS.aws.pool])).toBe(
      `failed at ${POOL}`,
    );
  });

  it('fail where caches of a pool are in the clear', () => {
    const { pool } = POOLS.azure;
    const plain = {
      ...pool,
      values: { ...pool.values, host_encryption_enabled: false },
    };

    expect(outcomeOf(diskEncrypted, 'azure', [plain])).toBe(
      `failed at ${POOL}`,
    );
  });

  it.each<[string, Check, CloudProvider, Values]>([
    ['any pod may take them', gpuTypePlanned, 'aws', { taint: [] }],
    ['any pod may take them', gpuTypePlanned, 'azure', { node_taints: null }],
    [
      'their image is old',
      gpuTypePlanned,
      'aws',
      { ami_type: 'AL2_x86_64_GPU' },
    ],
    [
      'their image has no driver',
      gpuTypePlanned,
      'aws',
      { ami_type: 'AL2023_x86_64_STANDARD' },
    ],
    [
      'nobody installs a driver',
      gpuTypePlanned,
      'azure',
      { gpu_driver: 'None' },
    ],
    [
      'nobody installs a driver',
      gpuTypePlanned,
      'gcp',
      withNodeConfig({
        guest_accelerator: [
          {
            type: 'nvidia-l4',
            gpu_driver_installation_config: [
              { gpu_driver_version: 'INSTALLATION_DISABLED' },
            ],
          },
        ],
      }),
    ],
    [
      'they never go',
      autoTermination,
      'aws',
      { scaling_config: [{ min_size: 1, max_size: 1, desired_size: 1 }] },
    ],
    [
      'they never go',
      autoTermination,
      'gcp',
      { autoscaling: [{ min_node_count: 1 }] },
    ],
    [
      'they never go',
      autoTermination,
      'gcp',
      { autoscaling: [], node_count: 1 },
    ],
    ['they never go', autoTermination, 'azure', { min_count: 1 }],
    [
      'they never go',
      autoTermination,
      'azure',
      { auto_scaling_enabled: false, node_count: 1 },
    ],
    ['their disks are plain', diskEncrypted, 'aws', { launch_template: [] }],
  ])('fail where %s (%#)', (_, check, cloud, values) => {
    const { pool, ends } = POOLS[cloud];
    const faulty = { ...pool, values: { ...pool.values, ...values } };

    expect(outcomeOf(check, cloud, [faulty, ...ends])).toBe(
      `failed at ${POOL}`,
    );
  });
});

/** A control plane that the whole internet may talk to, and settings that each close it. */
const CONTROL_PLANES: Record<
  CloudProvider,
  { type: string; open: Values[]; closed: Values[] }
> = {
  aws: {
    type: 'aws_eks_cluster',
    open: [
      {},
      { vpc_config: [{ endpoint_private_access: true }] },
      {
        vpc_config: [
          { endpoint_public_access: true, public_access_cidrs: ['0.0.0.0/0'] },
        ],
      },
    ],
    closed: [
      { vpc_config: [{ endpoint_public_access: false }] },
      {
        vpc_config: [
          {
            endpoint_public_access: true,
            public_access_cidrs: ['198.51.100.7/32'],
          },
        ],
      },
    ],
  },
  gcp: {
    type: 'google_container_cluster',
    open: [
      {},
      {
        master_authorized_networks_config: [
          { cidr_blocks: [{ cidr_block: '0.0.0.0/0' }] },
        ],
      },
    ],
    closed: [
      {
        control_plane_endpoints_config: [
          { ip_endpoints_config: [{ enabled: false }] },
        ],
      },
      { private_cluster_config: [{ enable_private_endpoint: true }] },
      {
        master_authorized_networks_config: [
          { cidr_blocks: [{ cidr_block: '198.51.100.7/32' }] },
        ],
      },
    ],
  },
  azure: {
    type: 'azurerm_kubernetes_cluster',
    open: [
      {},
      {
        api_server_access_profile: [{ authorized_ip_ranges: ['0.0.0.0/0'] }],
      },
    ],
    closed: [
      { private_cluster_enabled: true },
      {
        api_server_access_profile: [
          { authorized_ip_ranges: ['198.51.100.7/32'] },
        ],
      },
    ],
  },
};

/** What gives pods identities of their own, where the cluster has to be asked for it. */
const IDENTITIES: Record<CloudProvider, Values> = {
  aws: {},
  gcp: { workload_identity_config: [{ workload_pool: 'x.svc.id.goog' }] },
  azure: { workload_identity_enabled: true },
};

describe('control planes of Kubernetes', () => {
  it.each(CLOUDS)('of %s are not for the whole internet', cloud => {
    const { type, open, closed } = CONTROL_PLANES[cloud];
    const outcomes = (settings: Values[]) =>
      settings.map(values =>
        outcomeOf(machineHardened, cloud, [
          { type, values: { ...IDENTITIES[cloud], ...values } },
          POOLS[cloud].pool,
        ]),
      );

    expect(outcomes(open)).toEqual(open.map(() => `failed at ${POOL}`));
    expect(outcomes(closed)).toEqual(closed.map(() => 'passed'));
  });

  it.each<[string, CloudProvider, Values]>([
    [
      'two halves of the internet',
      'aws',
      { vpc_config: [{ public_access_cidrs: ['0.0.0.0/1', '128.0.0.0/1'] }] },
    ],
    [
      'two halves of the internet',
      'gcp',
      {
        master_authorized_networks_config: [
          {
            cidr_blocks: [
              { cidr_block: '0.0.0.0/1' },
              { cidr_block: '128.0.0.0/1' },
            ],
          },
        ],
      },
    ],
    ['no identity for pods', 'gcp', { workload_identity_config: [] }],
    ['access of everybody within', 'gcp', { enable_legacy_abac: true }],
    [
      'a certificate for years',
      'gcp',
      {
        master_auth: [
          { client_certificate_config: [{ issue_client_certificate: true }] },
        ],
      },
    ],
    [
      'two halves of the internet',
      'azure',
      {
        private_cluster_enabled: false,
        api_server_access_profile: [
          { authorized_ip_ranges: ['0.0.0.0/1', '128.0.0.0/1'] },
        ],
      },
    ],
    ['no identity for pods', 'azure', { workload_identity_enabled: false }],
    [
      'access of everybody within',
      'azure',
      { role_based_access_control_enabled: false },
    ],
  ])('with %s fails on %s', (_, cloud, values) => {
    const { type, closed } = CONTROL_PLANES[cloud];
    const cluster = (more: Values) => ({
      type,
      values: { ...closed[0], ...IDENTITIES[cloud], ...more },
    });
    const isOfAccess = Object.keys(values).some(name => name in closed[0]);
    const seeded = cluster(
      cloud === 'gcp' &&
        !isOfAccess &&
        'master_authorized_networks_config' in values
        ? { control_plane_endpoints_config: [], ...values }
        : values,
    );
    const { pool } = POOLS[cloud];

    expect(outcomeOf(machineHardened, cloud, [cluster({}), pool])).toBe(
      'passed',
    );
    expect(outcomeOf(machineHardened, cloud, [seeded, pool])).toBe(
      `failed at ${POOL}`,
    );
  });

  it.each<[string, CloudProvider, Values]>([
    [
      'a taint that pods may overlook',
      'aws',
      { taint: [{ key: 'nvidia.com/gpu', effect: 'PREFER_NO_SCHEDULE' }] },
    ],
    [
      'a taint that pods may overlook',
      'azure',
      { node_taints: ['nvidia.com/gpu=present:PreferNoSchedule'] },
    ],
  ])('with %s on its pool fails on %s', (_, cloud, values) => {
    const { pool } = POOLS[cloud];

    expect(
      outcomeOf(gpuTypePlanned, cloud, [
        { ...pool, values: { ...pool.values, ...values } },
      ]),
    ).toBe(`failed at ${POOL}`);
  });

  it('has no GPUs in the pool of the system', () => {
    const cluster = {
      type: 'azurerm_kubernetes_cluster',
      values: { default_node_pool: [{ vm_size: 'Standard_NC4as_T4_v3' }] },
    };

    expect(outcomeOf(gpuTypePlanned, 'azure', [cluster])).toBe(
      `failed at ${POOL}`,
    );
  });

  it('has no pool whose nodes give their credentials to every pod', () => {
    const { type } = POOLS.gcp.pool;
    const values = withNodeConfig({
      workload_metadata_config: [{ mode: 'GCE_METADATA' }],
    });

    expect(outcomeOf(machineHardened, 'gcp', [{ type, values }])).toBe(
      `failed at ${POOL}`,
    );
  });
});

/** The pool of Google with other settings of its nodes. */
function withNodeConfig(settings: Values): Values {
  const [config] = POOLS.gcp.pool.values.node_config as Values[];
  return { node_config: [{ ...config, ...settings }] };
}
