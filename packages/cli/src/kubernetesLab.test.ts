import { gradeBundle } from '@gpu-academy/labs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  CLOUDS,
  make,
  readBundle,
  renderLab,
} from './__testUtils__/labRepository';

/*
 * Lab 1 in a cluster: rendered, lived through in the simulated cloud by its own Makefile, and graded. Then single settings
 * of the cluster are made wrong in what Terraform wrote down, and the check that names the fault has to find it.
 */

type Values = Record<string, any>;

interface Fault {
  title: string;
  check: string;
  message: RegExp;
  /** Whose planned values are changed. */
  type: string;
  /** Part of the address, where there are several. */
  at?: string;
  change: (values: Values) => void;
}

const FAULTS: Record<(typeof CLOUDS)[number], Fault[]> = {
  aws: [
    {
      title: 'the API is open to 0.0.0.0/0',
      check: 'machine-hardened',
      message: /aws_eks_cluster\.this answers with its API to the whole/,
      type: 'aws_eks_cluster',
      change: ({ vpc_config: [vpc] }) => {
        vpc.endpoint_public_access = true;
        vpc.public_access_cidrs = ['0.0.0.0/0'];
      },
    },
    {
      title: 'a node answers metadata without a token',
      check: 'machine-hardened',
      message: /aws_launch_template\.gpu answers metadata requests/,
      type: 'aws_launch_template',
      at: 'gpu_nodes',
      change: ({ metadata_options: [options] }) => {
        options.http_tokens = 'optional';
      },
    },
    {
      title: 'the GPU pool has no taint',
      check: 'gpu-type-planned',
      message: /aws_eks_node_group\.gpu has no taint nvidia\.com\/gpu/,
      type: 'aws_eks_node_group',
      at: 'gpu_nodes',
      change: values => {
        values.taint = [];
      },
    },
    {
      title: 'the image is an old one',
      check: 'gpu-type-planned',
      message: /AL2_x86_64_GPU, which EKS publishes no more/,
      type: 'aws_eks_node_group',
      at: 'gpu_nodes',
      change: values => {
        values.ami_type = 'AL2_x86_64_GPU';
      },
    },
    {
      title: 'the image brings no driver, and the operator installs none',
      check: 'gpu-type-planned',
      message: /brings no driver of NVIDIA/,
      type: 'aws_eks_node_group',
      at: 'gpu_nodes',
      change: values => {
        values.ami_type = 'AL2023_x86_64_STANDARD';
      },
    },
    {
      title: 'the disk of a node is not encrypted',
      check: 'disk-encrypted',
      message: /aws_launch_template\.gpu has a disk that is not encrypted/,
      type: 'aws_launch_template',
      at: 'gpu_nodes',
      change: ({ block_device_mappings: [disk] }) => {
        disk.ebs[0].encrypted = 'false';
      },
    },
    {
      title: 'the pool never goes to zero',
      check: 'auto-termination',
      message: /keeps 1 of its nodes although no pod needs a GPU/,
      type: 'aws_eks_node_group',
      at: 'gpu_nodes',
      change: ({ scaling_config: [scaling] }) => {
        scaling.min_size = 1;
      },
    },
    {
      title: 'nothing ends the nodes',
      check: 'auto-termination',
      message: /No aws_scheduler_schedule empties or deletes the node group/,
      type: 'aws_scheduler_schedule',
      change: ({ target: [target] }) => {
        target.arn = 'arn:aws:scheduler:::aws-sdk:sns:publish';
      },
    },
  ],
  gcp: [
    {
      title: 'the API is open to the internet',
      check: 'machine-hardened',
      message: /google_container_cluster\.this answers with its API/,
      type: 'google_container_cluster',
      change: values => {
        values.control_plane_endpoints_config = [];
        values.master_authorized_networks_config = [
          { cidr_blocks: [{ cidr_block: '0.0.0.0/0' }] },
        ];
      },
    },
    {
      title: 'a node is no shielded machine',
      check: 'machine-hardened',
      message: /google_container_node_pool\.gpu is no shielded machine/,
      type: 'google_container_node_pool',
      at: 'gpu_nodes',
      change: ({ node_config: [config] }) => {
        config.shielded_instance_config = [];
      },
    },
    {
      title: 'nobody installs the driver',
      check: 'gpu-type-planned',
      message: /gpu_driver_version is INSTALLATION_DISABLED/,
      type: 'google_container_node_pool',
      at: 'gpu_nodes',
      change: ({ node_config: [config] }) => {
        config.guest_accelerator[0].gpu_driver_installation_config[0].gpu_driver_version =
          'INSTALLATION_DISABLED';
      },
    },
    {
      title: 'the pool never goes to zero',
      check: 'auto-termination',
      message: /keeps 1 of its nodes although no pod needs a GPU/,
      type: 'google_container_node_pool',
      at: 'gpu_nodes',
      change: ({ autoscaling: [scaling] }) => {
        scaling.min_node_count = 1;
      },
    },
    {
      title: 'a node has no end',
      check: 'auto-termination',
      message: /google_container_node_pool\.gpu runs until somebody ends it/,
      type: 'google_container_node_pool',
      at: 'gpu_nodes',
      change: ({ node_config: [config] }) => {
        delete config.max_run_duration;
      },
    },
    {
      title: 'a node outlives the hours agreed',
      check: 'auto-termination',
      message: /may run 86400 seconds, 4 hours were agreed/,
      type: 'google_container_node_pool',
      at: 'gpu_nodes',
      change: ({ node_config: [config] }) => {
        config.max_run_duration = '86400s';
      },
    },
  ],
  azure: [
    {
      title: 'the API is open to the internet',
      check: 'machine-hardened',
      message: /azurerm_kubernetes_cluster\.this answers with its API/,
      type: 'azurerm_kubernetes_cluster',
      change: values => {
        values.private_cluster_enabled = false;
      },
    },
    {
      title: 'the GPU pool has no taint',
      check: 'gpu-type-planned',
      message: /has no taint nvidia\.com\/gpu/,
      type: 'azurerm_kubernetes_cluster_node_pool',
      change: values => {
        values.node_taints = null;
      },
    },
    {
      title: 'nobody installs the driver',
      check: 'gpu-type-planned',
      message: /gpu_driver is None; expected Install/,
      type: 'azurerm_kubernetes_cluster_node_pool',
      change: values => {
        values.gpu_driver = 'None';
      },
    },
    {
      title: 'the disks of a node are not encrypted on the host',
      check: 'disk-encrypted',
      message: /has disks that are not encrypted on the host/,
      type: 'azurerm_kubernetes_cluster_node_pool',
      change: values => {
        values.host_encryption_enabled = false;
      },
    },
    {
      title: 'the pool never goes to zero',
      check: 'auto-termination',
      message: /keeps 1 of its nodes although no pod needs a GPU/,
      type: 'azurerm_kubernetes_cluster_node_pool',
      change: values => {
        values.min_count = 1;
      },
    },
    {
      title: 'the cluster ends after the lease',
      check: 'auto-termination',
      message: /runs until somebody ends it/,
      type: 'azurerm_automation_schedule',
      change: values => {
        values.start_time = '2999-01-01T00:00:00Z';
      },
    },
  ],
};

const missing = ['terraform', 'make'].filter(
  tool => spawnSync(tool, ['--version']).error,
);
const describeLived = missing.length ? describe.skip : describe;

jest.setTimeout(300_000);

describeLived.each(CLOUDS)('Lab 1 in a cluster on %s', cloud => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kubernetes-lab-'));
  let bundle: ReturnType<typeof readBundle>;

  beforeAll(async () => {
    const repository = path.join(folder, 'repository');
    await renderLab('lab-1-gpu-environment', cloud, repository, {
      runtime: 'kubernetes',
    });
    await make(repository, 'sim-apply', 'sim-destroy', 'sim-evidence');
    bundle = readBundle(repository);
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('passes its grader with every point', async () => {
    const { grade } = await gradeBundle(bundle);

    expect(grade?.checks.filter(it => it.outcome !== 'passed')).toEqual([]);
    expect(grade).toMatchObject({ outcome: 'passed', score: 100 });
  });

  it.each(FAULTS[cloud].map(it => [it.title, it] as const))(
    'fails where %s',
    async (_, fault) => {
      const { grade } = await gradeBundle(withFault(bundle, fault));
      const failed = grade?.checks.filter(it => it.outcome === 'failed');

      expect(failed).toEqual([
        expect.objectContaining({
          id: fault.check,
          message: expect.stringMatching(fault.message),
        }),
      ]);
    },
  );
});

/** As Terraform would have written it: in both plans, under a manifest that fits. */
function withFault(
  { manifest, files }: ReturnType<typeof readBundle>,
  fault: Fault,
): ReturnType<typeof readBundle> {
  const changed = { ...files };
  for (const name of ['plan.json', 'plan-after-apply.json']) {
    const plan = JSON.parse(files[name]);
    const found = resourcesOf(plan.planned_values.root_module).filter(
      it => it.type === fault.type && it.address.includes(fault.at ?? ''),
    );
    if (!found.length) {
      throw new Error(`${name} has no ${fault.type} ${fault.at ?? ''}`);
    }
    found.forEach(it => fault.change(it.values));
    changed[name] = JSON.stringify(plan);
  }
  const listed = JSON.parse(manifest);
  for (const [name, text] of Object.entries(changed)) {
    listed.files[name] = {
      sha256: createHash('sha256').update(text).digest('hex'),
      size: Buffer.byteLength(text),
    };
  }
  return { manifest: JSON.stringify(listed), files: changed };
}

function resourcesOf(module: Values): Values[] {
  return [
    ...(module.resources ?? []),
    ...(module.child_modules ?? []).flatMap(resourcesOf),
  ];
}
