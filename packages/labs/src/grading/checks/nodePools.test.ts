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

interface Resource {
  type: string;
  values: Record<string, unknown>;
}

/** The nodes of a managed Kubernetes, and what ends them. */
const POOLS: Record<CloudProvider, { pool: Resource; ends: Resource[] }> = {
  aws: {
    pool: {
      type: 'aws_eks_node_group',
      values: { instance_types: ['g6.xlarge'] },
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
});
