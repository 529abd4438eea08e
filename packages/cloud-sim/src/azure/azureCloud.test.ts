import type { CtyObject } from '../cty/CtyValue';
import type { Drills } from '../simulation/Drills';
import { SimulatedAccount } from '../testing/SimulatedAccount';
import { azureCloud } from './azureCloud';
import { isNoVmSize } from './vmSizes';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000042';
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/lab`;

const accounts: SimulatedAccount[] = [];

function emptyAccount(
  options: {
    config?: CtyObject;
    env?: NodeJS.ProcessEnv;
    drills?: Partial<Drills>;
  } = {},
): SimulatedAccount {
  const { config = { subscription_id: SUBSCRIPTION }, env, drills } = options;
  const created = SimulatedAccount.create({
    ...{ cloud: azureCloud, config, env, drills },
  });
  accounts.push(created);
  return created;
}

/** An account with a resource group, as every lab begins. */
async function account(drills?: Partial<Drills>): Promise<SimulatedAccount> {
  const created = emptyAccount({ drills });
  await created.create('azurerm_resource_group', {
    name: 'lab',
    location: 'West Europe',
  });
  return created;
}

function machine(name: string, changes: CtyObject = {}): CtyObject {
  return {
    name,
    resource_group_name: 'lab',
    location: 'westeurope',
    size: 'Standard_NC4as_T4_v3',
    network_interface_ids: ['nic'],
    os_disk: [{ caching: 'ReadWrite', disk_size_gb: 128 }],
    tags: { lab: 'lab-1' },
    ...changes,
  };
}

const SPOT = { priority: 'Spot', eviction_policy: 'Delete' };
const VM = 'azurerm_linux_virtual_machine';

afterAll(() => accounts.forEach(created => created.remove()));

describe('the provider block', () => {
  it('takes the subscription from the environment where it names none', async () => {
    const env = { CLOUD_SIM_SUBSCRIPTION_ID: SUBSCRIPTION };
    const own = emptyAccount({ config: {}, env });
    await expect(own.read('azurerm_subscription')).resolves.toMatchObject({
      id: `/subscriptions/${SUBSCRIPTION}`,
      state: 'Enabled',
    });
  });

  it('keeps the subscription that it names in ids, and books under CLOUD_SIM_SUBSCRIPTION_ID', async () => {
    const paying = '00000000-0000-0000-0000-00000000beef';
    const env = { CLOUD_SIM_SUBSCRIPTION_ID: paying };
    const own = emptyAccount({ env });
    const { id } = await own.create('azurerm_resource_group', {
      name: 'lab',
      location: 'westeurope',
    });
    expect(id).toBe(GROUP);
    expect(await own.journal()).toMatchObject([
      { provider: 'azure', accountId: paying },
    ]);
  });

  it.each([
    [{}, {}, '`subscription_id` is a required provider property'],
    [{ subscription_id: 'mine' }, {}, 'expected a UUID'],
    [
      {},
      { CLOUD_SIM_SUBSCRIPTION_ID: 'mine' },
      'Invalid simulated subscription',
    ],
  ])('is refused where it holds %j in %j', (config, env, message) => {
    expect(() => emptyAccount({ config, env })).toThrow(message);
  });
});

describe('the inventory', () => {
  it('tells size, purchase, disk, location and tags of a machine', async () => {
    const own = await account();
    await own.create(VM, machine('gpu', SPOT));
    expect((await own.inventory())[1]).toMatchObject({
      id: `${GROUP}/providers/Microsoft.Compute/virtualMachines/gpu`,
      region: 'westeurope',
      sku: 'Standard_NC4as_T4_v3',
      purchase: 'spot',
      sizeGb: 128,
      tags: { lab: 'lab-1' },
    });
  });

  it('writes locations as Azure does', async () => {
    const [group] = await (await account()).inventory();
    expect(group.region).toBe('westeurope');
    expect(group.state?.location).toBe('westeurope');
  });
});

describe('ids', () => {
  it('of what is inside something else begin with its id', async () => {
    const own = await account();
    const inside = await own.create('azurerm_kubernetes_cluster_node_pool', {
      name: 'gpu',
      kubernetes_cluster_id: `${GROUP}/providers/Microsoft.ContainerService/managedClusters/lab`,
    });
    expect(inside.id).toBe(
      `${GROUP}/providers/Microsoft.ContainerService/managedClusters/lab/agentPools/gpu`,
    );
  });

  it('of the group of a cluster are in its subscription, by the name it has', async () => {
    const own = await account();
    const cluster = (name: string, changes: CtyObject = {}) =>
      own.create('azurerm_kubernetes_cluster', {
        ...{ name, resource_group_name: 'lab', location: 'westeurope' },
        ...changes,
      });
    const made = await cluster('lab');
    expect(made.state.node_resource_group_id).toBe(
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/MC_lab_lab_westeurope`,
    );
    const chosen = await cluster('own', { node_resource_group: 'lab-nodes' });
    expect(chosen.state.node_resource_group_id).toBe(
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/lab-nodes`,
    );
  });

  it('of a secret are its address, with a version', async () => {
    const own = await account();
    const secret = await own.create('azurerm_key_vault_secret', {
      name: 'token',
      key_vault_id: `${GROUP}/providers/Microsoft.KeyVault/vaults/lab-vault`,
      value: 'x',
    });
    expect(secret.id).toMatch(
      /^https:\/\/lab-vault\.vault\.azure\.net\/secrets\/token\/[0-9a-f]{32}$/,
    );
    expect(secret.state.versionless_id).toBe(
      'https://lab-vault.vault.azure.net/secrets/token',
    );
  });

  it('of a container follow from what names its account', async () => {
    const own = await account();
    const byId = await own.create('azurerm_storage_container', {
      name: 'data',
      storage_account_id: `${GROUP}/providers/Microsoft.Storage/storageAccounts/lab`,
    });
    const byName = await own.create('azurerm_storage_container', {
      name: 'data',
      storage_account_name: 'lab',
    });
    expect(byId.id).toMatch(/blobServices\/default\/containers\/data$/);
    expect(byName.id).toBe('https://lab.blob.core.windows.net/data');
  });
});

describe('Azure refuses', () => {
  it('what is to go into a group that does not exist', async () => {
    await expect(
      emptyAccount().tryCreate(VM, machine('gpu')),
    ).resolves.toMatchObject({
      problem: { summary: expect.stringContaining('ResourceGroupNotFound') },
    });
  });

  it('nothing that goes into the group of network watchers, which Azure makes by itself', async () => {
    await expect(
      emptyAccount().tryCreate('azurerm_network_watcher_flow_log', {
        name: 'lab',
        resource_group_name: 'NetworkWatcherRG',
        network_watcher_name: 'NetworkWatcher_westeurope',
        target_resource_id: 'network',
        storage_account_id: 'storage',
        enabled: true,
        retention_policy: [{ enabled: true, days: 30 }],
      }),
    ).resolves.not.toHaveProperty('problem');
  });

  it('sizes that their series lacks, or that are retired', () => {
    expect(isNoVmSize('Standard_NC5as_T4_v3')).toBe(true);
    expect(isNoVmSize('Standard_NC6s_v3')).toBe(true);
    expect(isNoVmSize('g6.xlarge')).toBe(true);
    expect(isNoVmSize('standard_nc4as_t4_v3')).toBe(false);
    expect(isNoVmSize('Standard_D4s_v5')).toBe(false);
  });

  it('to delete a group that still holds something', async () => {
    const own = await account();
    await own.create(VM, machine('gpu'));
    await expect(
      own.provider.destroy('azurerm_resource_group', GROUP),
    ).resolves.toMatchObject({
      summary: expect.stringContaining('still contains Resources'),
      detail: expect.stringContaining('virtualMachines/gpu'),
    });
  });

  it('to delete what is locked, until the lock is gone', async () => {
    const own = await account();
    const { id } = await own.create(VM, machine('gpu'));
    const lock = await own.create('azurerm_management_lock', {
      name: 'keep',
      scope: GROUP,
      lock_level: 'CanNotDelete',
    });
    await expect(own.provider.destroy(VM, id)).resolves.toMatchObject({
      summary: expect.stringContaining('ScopeLocked'),
    });
    await own.provider.destroy('azurerm_management_lock', lock.id);
    await expect(own.provider.destroy(VM, id)).resolves.toBeUndefined();
  });
});

describe('quotas', () => {
  it('count vCPUs by family and region, whatever the case of the name', async () => {
    const own = await account({ quota: { StandardNCASv3_T4FAMILY: 4 } });
    await own.create(VM, machine('one'));
    await expect(own.tryCreate(VM, machine('two'))).resolves.toMatchObject({
      problem: {
        summary: expect.stringContaining('OperationNotAllowed (simulated)'),
        detail: expect.stringMatching(
          /standardNCASv3_T4Family Cores quota.*Current Limit: 4, Current Usage: 4, Additional Required: 4/,
        ),
      },
    });
    await own.create(VM, machine('two', { location: 'northeurope' }));
  });

  it('count spot machines of all families together', async () => {
    const own = await account({ quota: { lowPriorityCores: 28 } });
    await own.create(VM, machine('t4', SPOT));
    const a100 = { ...SPOT, size: 'Standard_NC24ads_A100_v4' };
    await own.create(VM, machine('a100', a100));
    await expect(
      own.tryCreate(VM, machine('another', SPOT)),
    ).resolves.toMatchObject({
      problem: { detail: expect.stringContaining('lowPriorityCores') },
    });
  });

  it('count the machines of scale sets and node pools', async () => {
    const own = await account({ quota: { standardNCASv3_T4Family: 8 } });
    await own.create('azurerm_linux_virtual_machine_scale_set', {
      name: 'gpus',
      resource_group_name: 'lab',
      location: 'westeurope',
      sku: 'Standard_NC4as_T4_v3',
      instances: 2,
    });
    await expect(
      own.tryCreate('azurerm_kubernetes_cluster_node_pool', {
        name: 'gpu',
        kubernetes_cluster_id: 'cluster',
        vm_size: 'Standard_NC4as_T4_v3',
        node_count: 1,
      }),
    ).resolves.toHaveProperty('problem');
  });
});

it('places a pool of nodes where its cluster is, when there is no capacity', async () => {
  const own = await account({ noCapacity: ['Standard_NC4as_T4_v3@eastus'] });
  const poolOf = async (location: string) => {
    const { state } = await own.create('azurerm_kubernetes_cluster', {
      name: `lab-${location}`,
      resource_group_name: 'lab',
      location,
      dns_prefix: 'lab',
      identity: [{ type: 'SystemAssigned' }],
      default_node_pool: [
        { name: 'system', vm_size: 'Standard_D2s_v5', node_count: 1 },
      ],
    });
    return own.tryCreate('azurerm_kubernetes_cluster_node_pool', {
      name: 'gpu',
      kubernetes_cluster_id: state.id,
      vm_size: 'Standard_NC4as_T4_v3',
      node_count: 1,
    });
  };

  await expect(poolOf('eastus')).resolves.toMatchObject({
    problem: {
      summary: 'creating Agent Pool: SkuNotAvailable (simulated)',
      detail: expect.stringContaining("location 'eastus'"),
    },
  });
  await expect(poolOf('westeurope')).resolves.not.toHaveProperty('problem');
});

describe('data sources', () => {
  it('tell who runs Terraform', async () => {
    const own = await account();
    await expect(own.read('azurerm_client_config')).resolves.toMatchObject({
      subscription_id: SUBSCRIPTION,
      tenant_id: expect.stringMatching(/^00000000-/),
    });
  });

  it('know built-in roles by name, and own ones', async () => {
    const own = await account();
    await expect(
      own.read('azurerm_role_definition', { name: 'Reader' }),
    ).resolves.toMatchObject({
      id: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
    });
    await expect(
      own.read('azurerm_role_definition', { name: 'Emperor' }),
    ).rejects.toThrow('could not find role');
    await own.create('azurerm_role_definition', {
      name: 'Emperor',
      scope: `/subscriptions/${SUBSCRIPTION}`,
    });
    await expect(
      own.read('azurerm_role_definition', { name: 'Emperor' }),
    ).resolves.toMatchObject({ name: 'Emperor' });
  });

  it('read what Terraform made, and refuse what it did not', async () => {
    const own = await account();
    await expect(
      own.read('azurerm_resource_group', { name: 'LAB' }),
    ).resolves.toMatchObject({ id: GROUP, location: 'westeurope' });
    await expect(
      own.read('azurerm_resource_group', { name: 'other' }),
    ).rejects.toThrow('was not found');
  });

  it('know images of some publishers, and of no others', async () => {
    const own = await account();
    const ask = (publisher: string) =>
      own.read('azurerm_platform_image', {
        ...{ publisher, offer: 'ubuntu-hpc', sku: '2404' },
        location: 'West Europe',
      });
    await expect(ask('microsoft-dsvm')).resolves.toMatchObject({
      version: expect.stringMatching(/^2026\.1\.\d+$/),
    });
    await expect(ask('me')).rejects.toThrow('found publisher "me"');
  });
});

describe('the checks of', () => {
  const image = { source_image_id: 'x', admin_password: 'x' };

  it.each([
    [VM, { ...image, priority: 'Spot' }, /`eviction_policy` must be specified/],
    [VM, { ...image, eviction_policy: 'Delete' }, /can only be specified/],
    [VM, { source_image_id: 'x' }, /at least one `admin_ssh_key`/],
    [VM, { ...image }, /one of `admin_username`, `os_managed_disk_id`/],
    [VM, { admin_password: 'x' }, /one of `source_image_id`/],
    [
      'azurerm_network_security_group',
      { security_rule: [{ priority: 99 }] },
      /range \(100 - 4096\)/,
    ],
    ['azurerm_storage_account', { name: 'My-Account' }, /3 to 24 lower-case/],
    [
      'azurerm_key_vault',
      { soft_delete_retention_days: 5 },
      /range \(7 - 90\)/,
    ],
    [
      'azurerm_consumption_budget_resource_group',
      { time_period: [{ start_date: '2026-11-15T00:00:00Z' }] },
      /the first day of a month/,
    ],
    [
      'azurerm_role_assignment',
      { role_definition_name: 'Reader', role_definition_id: 'x' },
      /only one of/,
    ],
    [
      'azurerm_dev_test_global_vm_shutdown_schedule',
      { daily_recurrence_time: '7 pm' },
      /a time such as "1900"/,
    ],
  ])('%s refuse %j', (type, config, message) => {
    const own = emptyAccount();
    const complaints = own.provider
      .validate(type, own.proposal(type, config))
      .map(({ detail }) => detail);
    expect(complaints).toEqual(
      expect.arrayContaining([expect.stringMatching(message)]),
    );
  });
});

it('a machine from a disk that is there already needs no key', () => {
  const own = emptyAccount();
  const config = { os_managed_disk_id: 'x', name: 'gpu' };
  expect(own.provider.validate(VM, own.proposal(VM, config))).toEqual([]);
});

it('a machine is replaced for another image or priority, and resized in place', async () => {
  const own = await account();
  const { state } = await own.create(VM, machine('gpu'));
  const plan = (change: CtyObject) =>
    own.provider.plan(VM, state, { ...state, ...change }).requiresReplace;
  expect(plan({ size: 'Standard_NC8as_T4_v3' })).toEqual([]);
  expect(plan({ source_image_id: 'another' })).toEqual([['source_image_id']]);
  expect(plan({ priority: 'Spot' })).toEqual([['priority']]);
  expect(plan({ name: 'other' })).toEqual([['name']]);
});
