import type { CtyObject } from '../cty/CtyValue';
import type { Drills } from '../simulation/Drills';
import { SimulatedAccount } from '../testing/SimulatedAccount';
import { gcpCloud } from './gcpCloud';
import { isNoMachineType, skuOf } from './machineTypes';

const PROVIDER = {
  project: 'gpu-academy-lab',
  region: 'us-central1',
  zone: 'us-central1-a',
  default_labels: { lab: 'lab-1', learner: 'ada' },
};

const SPOT = [
  {
    provisioning_model: 'SPOT',
    automatic_restart: false,
    on_host_maintenance: 'TERMINATE',
  },
];
const ON_DEMAND = [{ on_host_maintenance: 'TERMINATE' }];

function machine(name: string, changes: CtyObject = {}): CtyObject {
  return {
    name,
    machine_type: 'g2-standard-4',
    boot_disk: [{ initialize_params: [{ size: 100 }] }],
    network_interface: [{ network: 'default' }],
    scheduling: ON_DEMAND,
    ...changes,
  };
}

const accounts: SimulatedAccount[] = [];

function account(
  options: {
    config?: CtyObject;
    env?: NodeJS.ProcessEnv;
    drills?: Partial<Drills>;
  } = {},
): SimulatedAccount {
  const { config = PROVIDER, env, drills } = options;
  const created = SimulatedAccount.create({
    ...{ cloud: gcpCloud, config, env, drills },
  });
  accounts.push(created);
  return created;
}

afterAll(() => accounts.forEach(created => created.remove()));

describe('the provider block', () => {
  it('takes project, region and zone from the environment where it names none', () => {
    const env = {
      GOOGLE_PROJECT: 'from-environment',
      GOOGLE_ZONE: 'us-east1-b',
    };
    const planned = account({ config: {}, env }).plan('google_compute_disk', {
      name: 'data',
    });
    expect(planned).toMatchObject({
      project: 'from-environment',
      zone: 'us-east1-b',
    });
  });

  it('keeps the project that it names in ids, and books under CLOUD_SIM_PROJECT_ID', async () => {
    const env = { CLOUD_SIM_PROJECT_ID: 'sim-ada-lab-1' };
    const own = account({ env });
    const { id } = await own.create('google_compute_network', { name: 'lab' });
    expect(id).toBe('projects/gpu-academy-lab/global/networks/lab');
    expect(await own.journal()).toMatchObject([
      { provider: 'gcp', accountId: 'sim-ada-lab-1' },
    ]);
  });

  it('stands for CLOUD_SIM_PROJECT_ID where it names no project', async () => {
    const env = { CLOUD_SIM_PROJECT_ID: 'sim-ada-lab-1' };
    const own = account({ config: {}, env });
    await expect(own.read('google_project')).resolves.toMatchObject({
      project_id: 'sim-ada-lab-1',
    });
  });

  it.each([
    [{ region: 'us-east-1' }, {}, 'Invalid region'],
    [{ zone: 'us-central1' }, {}, 'Invalid zone'],
    [{}, { CLOUD_SIM_PROJECT_ID: 'X' }, 'Invalid simulated project'],
  ])('is refused where it holds %j in %j', (config, env, message) => {
    expect(() => account({ config, env })).toThrow(message);
  });
});

describe('labels', () => {
  it('are joined by the default labels, which the resource itself overrides', () => {
    const planned = account().plan('google_storage_bucket', {
      name: 'data',
      location: 'US',
      labels: { lab: 'lab-2' },
    });
    const all = {
      'goog-terraform-provisioned': 'true',
      lab: 'lab-2',
      learner: 'ada',
    };
    expect(planned).toMatchObject({
      labels: { lab: 'lab-2' },
      terraform_labels: all,
      effective_labels: all,
    });
  });

  it('go without the mark of Terraform where the provider block says so', () => {
    const config = { ...PROVIDER, add_terraform_attribution_label: false };
    const planned = account({ config }).plan('google_pubsub_topic', {
      name: 'alerts',
    });
    expect(planned.effective_labels).toEqual({ lab: 'lab-1', learner: 'ada' });
  });

  it('of a cluster are its resource_labels', () => {
    const planned = account().plan('google_container_cluster', {
      name: 'gpu',
      resource_labels: { workload: 'training' },
    });
    expect(planned.effective_labels).toMatchObject({ workload: 'training' });
  });
});

describe('the inventory', () => {
  it('tells machine type, purchase, disk and labels of an instance', async () => {
    const own = account();
    await own.create(
      'google_compute_instance',
      machine('gpu', { scheduling: SPOT }),
    );
    expect(await own.inventory()).toMatchObject([
      {
        region: 'us-central1',
        sku: 'g2-standard-4',
        purchase: 'spot',
        sizeGb: 100,
        tags: { lab: 'lab-1', learner: 'ada' },
      },
    ]);
  });

  it('puts GPUs that are attached behind the machine type, and not those that come with it', () => {
    const t4 = [{ accelerator: 'nvidia-tesla-t4', count: 1 }];
    expect(skuOf('n1-standard-4', t4)).toBe('n1-standard-4+1xnvidia-tesla-t4');
    const l4 = [{ accelerator: 'nvidia-l4', count: 1 }];
    expect(skuOf('zones/us-central1-a/machineTypes/g2-standard-4', l4)).toBe(
      'g2-standard-4',
    );
  });

  it('does not take the address of a notification channel for a label', async () => {
    const own = account();
    await own.create('google_monitoring_notification_channel', {
      type: 'email',
      labels: { email_address: 'ada@example.com' },
    });
    expect(await own.inventory()).toMatchObject([{ tags: {} }]);
  });
});

describe('Google refuses', () => {
  it('a GPU machine that would have to move while it runs', async () => {
    const config = machine('gpu', { scheduling: [] });
    await expect(
      account().tryCreate('google_compute_instance', config),
    ).resolves.toMatchObject({
      problem: { detail: expect.stringContaining('live migration') },
    });
  });

  it('a Spot machine that would restart by itself', async () => {
    const scheduling = [{ ...SPOT[0], automatic_restart: null }];
    await expect(
      account().tryCreate(
        'google_compute_instance',
        machine('gpu', { scheduling }),
      ),
    ).resolves.toMatchObject({
      problem: { detail: expect.stringContaining('automatic_restart = false') },
    });
  });

  it('a machine type that its family lacks', async () => {
    expect(isNoMachineType('g2-standard-7')).toBe(true);
    expect(isNoMachineType('n2-standard-7')).toBe(false);
    await expect(
      account().tryCreate(
        'google_compute_instance',
        machine('gpu', { machine_type: 'g2-standard-7' }),
      ),
    ).resolves.toMatchObject({
      problem: { detail: expect.stringContaining('does not exist') },
    });
  });

  it('a machine whose zone nobody named', async () => {
    const own = account({ config: { project: 'gpu-academy-lab' } });
    await expect(
      own.tryCreate('google_compute_instance', machine('gpu')),
    ).resolves.toMatchObject({
      problem: { summary: 'Cannot determine zone (simulated)' },
    });
  });

  it('to change the type of a running machine, unless it may be stopped', async () => {
    const own = account();
    const type = 'google_compute_instance';
    const { id, state } = await own.create(type, machine('gpu'));
    const larger = { ...state, machine_type: 'g2-standard-8' };
    await expect(own.provider.apply(type, larger, id)).resolves.toMatchObject({
      problem: {
        summary: expect.stringContaining('requires stopping it'),
        detail: expect.stringContaining('allow_stopping_for_update = true'),
      },
    });
    const allowed = { ...larger, allow_stopping_for_update: true };
    await expect(own.provider.apply(type, allowed, id)).resolves.toHaveProperty(
      'value.state.machine_type',
      'g2-standard-8',
    );
  });

  it('to delete what is protected', async () => {
    const own = account();
    const { id } = await own.create('google_container_cluster', {
      name: 'gpu',
    });
    await expect(
      own.provider.destroy('google_container_cluster', id),
    ).resolves.toMatchObject({
      summary: expect.stringContaining('deletion protection is on'),
    });
    expect(await own.inventory()).toHaveLength(1);
  });
});

describe('quotas', () => {
  it('count GPUs by kind, region and purchase', async () => {
    const own = account({ drills: { quota: { NVIDIA_L4_GPUS: 1 } } });
    await own.create('google_compute_instance', machine('one'));
    await expect(
      own.tryCreate('google_compute_instance', machine('two')),
    ).resolves.toMatchObject({
      problem: {
        summary: expect.stringContaining('QUOTA_EXCEEDED (simulated)'),
        detail: expect.stringMatching(/'NVIDIA_L4_GPUS' exceeded. Limit: 1.0/),
      },
    });
    const spot = machine('two', { scheduling: SPOT });
    await own.create('google_compute_instance', spot);
    const elsewhere = machine('three', { zone: 'europe-west4-a' });
    await own.create('google_compute_instance', elsewhere);
  });

  it('count all GPUs of the project together too, nodes of clusters included', async () => {
    const own = account({ drills: { quota: { GPUS_ALL_REGIONS: 3 } } });
    await own.create('google_container_node_pool', {
      cluster: 'gpu',
      node_count: 2,
      node_config: [
        {
          machine_type: 'n1-standard-4',
          guest_accelerator: [{ type: 'nvidia-tesla-t4', count: 1 }],
        },
      ],
    });
    await own.create('google_compute_instance', machine('one'));
    const outcome = await own.tryCreate(
      'google_compute_instance',
      machine('two', { zone: 'europe-west4-a' }),
    );
    expect(outcome).toMatchObject({
      problem: { detail: expect.stringContaining("'GPUS_ALL_REGIONS'") },
    });
  });

  it('are told by google_cloud_quotas_quota_info, drills applied', async () => {
    const own = account({ drills: { quota: { NVIDIA_L4_GPUS: 0 } } });
    const ask = (quotaId: string) =>
      own.read('google_cloud_quotas_quota_info', {
        parent: 'projects/gpu-academy-lab',
        service: 'compute.googleapis.com',
        quota_id: quotaId,
      });
    await expect(
      ask('NVIDIA-L4-GPUS-per-project-region'),
    ).resolves.toMatchObject({
      dimensions_infos: [{ details: [{ value: '0' }] }],
    });
    const families = await ask('GPUS-PER-GPU-FAMILY-per-project-region');
    expect(families.dimensions_infos).toContainEqual(
      expect.objectContaining({
        dimensions: { region: 'us-central1', gpu_family: 'NVIDIA_H200' },
      }),
    );
    await expect(ask('UNICORNS-per-project')).rejects.toThrow('NOT_FOUND');
  });
});

describe('data sources', () => {
  it('tell project, account and place of the provider block', async () => {
    const own = account();
    await expect(own.read('google_client_config')).resolves.toMatchObject({
      project: 'gpu-academy-lab',
      region: 'us-central1',
      zone: 'us-central1-a',
      default_labels: { lab: 'lab-1', learner: 'ada' },
    });
    const { number } = await own.read('google_project');
    await expect(
      own.read('google_compute_default_service_account'),
    ).resolves.toMatchObject({
      email: `${String(number)}-compute@developer.gserviceaccount.com`,
    });
  });

  it('list the zones that a region has, some of which lack an a', async () => {
    const own = account();
    const zones = await own.read('google_compute_zones', {
      region: 'us-east1',
    });
    expect(zones.names).toEqual(['us-east1-b', 'us-east1-c', 'us-east1-d']);
    const regions = await own.read('google_compute_regions');
    expect(regions.names).toContain('europe-west4');
  });

  it('know images of public projects, and of no others', async () => {
    const own = account();
    const ask = (project: string) =>
      own.read('google_compute_image', { project, family: 'ubuntu-2404-lts' });
    await expect(ask('ubuntu-os-cloud')).resolves.toMatchObject({
      self_link: expect.stringMatching(
        /^https:\/\/www\.googleapis\.com\/compute\/v1\/projects\/ubuntu-os-cloud\/global\/images\//,
      ),
      family: 'ubuntu-2404-lts',
    });
    await expect(ask('my-project')).rejects.toThrow('404');
  });

  it('read what Terraform made, and refuse what it did not', async () => {
    const own = account();
    await own.create('google_compute_network', { name: 'lab' });
    await expect(
      own.read('google_compute_network', { name: 'lab' }),
    ).resolves.toMatchObject({
      self_link:
        'https://www.googleapis.com/compute/v1/projects/gpu-academy-lab/global/networks/lab',
    });
    await expect(
      own.read('google_compute_network', { name: 'default' }),
    ).rejects.toThrow('not found');
  });

  it('read the newest version of a secret, or the one that is named', async () => {
    const own = account();
    const secret = 'projects/gpu-academy-lab/secrets/token';
    const add = (data: string) =>
      own.create('google_secret_manager_secret_version', {
        secret,
        secret_data: data,
      });
    const { state } = await add('old');
    await add('new');
    await expect(
      own.read('google_secret_manager_secret_version', { secret: 'token' }),
    ).resolves.toMatchObject({ secret_data: 'new' });
    await expect(
      own.read('google_secret_manager_secret_version', {
        secret: 'token',
        version: state.version,
      }),
    ).resolves.toMatchObject({ secret_data: 'old' });
  });

  it('write an IAM policy as the provider does', async () => {
    const { policy_data: policy } = await account().read('google_iam_policy', {
      binding: [
        { role: 'roles/viewer', members: ['user:b@x.org', 'user:a@x.org'] },
        { role: 'roles/editor', members: ['user:c@x.org'] },
      ],
    });
    expect(JSON.parse(String(policy))).toEqual({
      bindings: [
        { members: ['user:c@x.org'], role: 'roles/editor' },
        { members: ['user:a@x.org', 'user:b@x.org'], role: 'roles/viewer' },
      ],
    });
  });
});

describe('the checks of', () => {
  it.each([
    [
      'google_compute_instance',
      { scheduling: [{ provisioning_model: 'CHEAP' }] },
      /provisioning_model .*got CHEAP/,
    ],
    [
      'google_compute_instance',
      { labels: { 'expires-at': '2026-12-01T00:00:00Z' } },
      /expires-at.*expected up to 63 lower-case/,
    ],
    [
      'google_compute_subnetwork',
      { ip_cidr_range: '10.0.0.1/24' },
      /bits are set/,
    ],
    ['google_compute_firewall', {}, /one of `allow`, `deny`/],
    ['google_project_iam_member', { role: 'viewer' }, /expected role to be/],
    [
      'google_storage_bucket_iam_member',
      { member: 'ada@example.com' },
      /expected member to be a principal/,
    ],
    ['google_service_account', { account_id: 'x' }, /6 to 30/],
    [
      'google_secret_manager_secret',
      { ttl: '1s', expire_time: 'x' },
      /only one of/,
    ],
    ['google_billing_budget', { billing_account: 'mine' }, /a billing account/],
    ['google_project_iam_custom_role', { role_id: 'my-role' }, /hyphens/],
  ])('%s refuse %j', (type, config, message) => {
    const complaints = account()
      .provider.validate(type, config)
      .map(({ detail }) => detail);
    expect(complaints).toEqual([expect.stringMatching(message)]);
  });
});

describe('replacement', () => {
  it('is planned for what stands in the id, and not for labels', async () => {
    const own = account();
    const { state } = await own.create('google_compute_network', {
      name: 'lab',
    });
    const plan = (change: CtyObject) =>
      own.provider.plan('google_compute_network', state, {
        ...state,
        ...change,
      });
    expect(plan({ name: 'other' }).requiresReplace).toEqual([['name']]);
    expect(plan({ mtu: 1500 }).requiresReplace).toEqual([]);
  });

  it('is planned for the image of a machine, and not for its type', async () => {
    const own = account();
    const { state } = await own.create(
      'google_compute_instance',
      machine('gpu'),
    );
    const plan = (change: CtyObject) =>
      own.provider.plan('google_compute_instance', state, {
        ...state,
        ...change,
      }).requiresReplace;
    expect(plan({ machine_type: 'g2-standard-8' })).toEqual([]);
    const [disk] = state.boot_disk as CtyObject[];
    const [params] = disk.initialize_params as CtyObject[];
    const image = {
      ...disk,
      initialize_params: [{ ...params, image: 'another' }],
    };
    expect(plan({ boot_disk: [image] })).toEqual([
      ['boot_disk', 0, 'initialize_params', 0, 'image'],
    ]);
  });
});

describe('the versions of a secret', () => {
  const TYPE = 'google_secret_manager_secret_version';

  async function add(own: SimulatedAccount) {
    const secret = 'projects/gpu-academy-lab/secrets/db';
    const { id, state } = await own.create(TYPE, { secret, secret_data: 'x' });
    expect(id).toBe(`${secret}/versions/${String(state.version)}`);
    return { id, state };
  }

  it('have numbers from 1 on, which are not given twice', async () => {
    const own = account();
    await own.create('google_secret_manager_secret', { secret_id: 'db' });
    const first = await add(own);
    const second = await add(own);
    await own.provider.destroy(TYPE, second.id);
    const third = await add(own);
    expect([first, second, third].map(({ state }) => state.version)).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('begin with 1 again where the secret was made anew', async () => {
    const own = account();
    const secret = () =>
      own.create('google_secret_manager_secret', { secret_id: 'db' });
    const { id } = await secret();
    const version = await add(own);
    await own.provider.destroy(TYPE, version.id);
    await own.provider.destroy('google_secret_manager_secret', id);
    await secret();
    expect((await add(own)).state.version).toBe('1');
  });
});
