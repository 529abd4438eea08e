import { readTerraformPlan } from './readTerraformPlan';

function read(type: string, values: object, more: object[] = []) {
  const resource = { address: `${type}.this`, mode: 'managed', type, values };
  return readTerraformPlan(
    JSON.stringify({
      planned_values: { root_module: { resources: [resource, ...more] } },
    }),
    type.startsWith('azurerm') ? {} : { region: 'us-east-1' },
  );
}

/** Count, type, purchase and region of machines; count and GiB of disks; reasons of the rest. */
function shortOf({ instances, disks, unpriced }: ReturnType<typeof read>) {
  return [
    ...instances.map(
      ({ count, instanceType, purchase, region }) =>
        `${count} ${instanceType} ${purchase} ${region}`,
    ),
    ...disks.map(({ count, gib }) => `${count} × ${gib} GiB`),
    ...unpriced.map(({ reason }) => reason),
  ];
}

describe('readEksNodeGroup', () => {
  it('reads machines, and what the group may grow to', () => {
    expect(
      shortOf(
        read('aws_eks_node_group', {
          instance_types: ['g6.xlarge', 'g5.xlarge'],
          capacity_type: 'SPOT',
          disk_size: 80,
          scaling_config: [{ min_size: 0, desired_size: 2, max_size: 5 }],
        }),
      ),
    ).toEqual([
      '2 g6.xlarge spot us-east-1',
      '2 × 80 GiB',
      'it starts with 2 nodes and may grow to 5',
    ]);
  });

  it('takes what EKS takes where nothing is said, and says what a launch template hides', () => {
    const scaling_config = [{ min_size: 1, desired_size: 1, max_size: 1 }];
    expect(shortOf(read('aws_eks_node_group', { scaling_config }))).toEqual([
      '1 t3.medium on-demand us-east-1',
      '1 × 20 GiB',
    ]);
    expect(
      shortOf(
        read('aws_eks_node_group', { scaling_config, launch_template: [{}] }),
      ),
    ).toEqual([
      'machines whose type (of the launch template) is not known yet',
      'the disks of its nodes, which a launch template describes',
    ]);
  });
});

describe('readGkeNodePool', () => {
  const node_config = [
    { machine_type: 'g2-standard-4', disk_size_gb: 100, spot: true },
  ];

  it.each([
    [
      'a zone',
      { location: 'us-central1-a', node_count: 2 },
      ['2 g2-standard-4 spot us-central1', '2 × 100 GiB'],
    ],
    [
      'a region, in three zones',
      { location: 'us-central1', node_count: 2 },
      ['6 g2-standard-4 spot us-central1', '6 × 100 GiB'],
    ],
    [
      'a region, in the zones that it names',
      {
        location: 'us-central1',
        node_locations: ['us-central1-a', 'us-central1-b'],
        initial_node_count: 1,
        autoscaling: [{ min_node_count: 0, max_node_count: 3 }],
      },
      [
        '2 g2-standard-4 spot us-central1',
        '2 × 100 GiB',
        'it starts with 2 nodes and may grow to 6',
      ],
    ],
    [
      'a zone, waiting for the first pod',
      {
        location: 'us-central1-a',
        initial_node_count: 0,
        autoscaling: [{ total_max_node_count: 4 }],
      },
      ['it starts with 0 nodes and may grow to 4'],
    ],
  ])('reads a pool of %s', (_, values, expected) => {
    expect(
      shortOf(read('google_container_node_pool', { node_config, ...values })),
    ).toEqual(expected);
  });

  it('reads the pools that a cluster has itself, unless they are taken out', () => {
    const cluster = { location: 'us-central1-a', initial_node_count: 1 };
    const plane = 'control planes are not in the price book';
    const [defaults, removed, autopilot, inline] = [
      {},
      { remove_default_node_pool: true },
      { enable_autopilot: true },
      { node_pool: [{ node_count: 3, node_config }] },
    ].map(more =>
      shortOf(read('google_container_cluster', { ...cluster, ...more })),
    );
    expect(defaults).toEqual([
      '1 e2-medium on-demand us-central1',
      '1 × 100 GiB',
      plane,
    ]);
    expect(removed).toEqual([plane]);
    expect(autopilot).toEqual([plane]);
    expect(inline).toEqual([
      '3 g2-standard-4 spot us-central1',
      '3 × 100 GiB',
      plane,
    ]);
  });
});

describe('readAksNodePool', () => {
  const pool = { vm_size: 'Standard_NC4as_T4_v3', node_count: 1, max_count: 1 };
  const group = (name: string, location: string) => ({
    address: `azurerm_resource_group.${name}`,
    mode: 'managed',
    type: 'azurerm_resource_group',
    values: { location },
  });

  it('is where everything else of the plan is', () => {
    expect(
      shortOf(
        read(
          'azurerm_kubernetes_cluster_node_pool',
          { ...pool, priority: 'Spot', os_disk_type: 'Ephemeral' },
          [group('lab', 'East US'), group('dns', 'global')],
        ),
      ),
    ).toEqual(['1 Standard_NC4as_T4_v3 spot eastus']);
    expect(() =>
      read('azurerm_kubernetes_cluster_node_pool', pool, [
        group('a', 'eastus'),
        group('b', 'westus'),
      ]),
    ).toThrow('azurerm_kubernetes_cluster_node_pool.this: found "no region"');
  });

  it('reads the pool that a cluster has itself', () => {
    expect(
      shortOf(
        read('azurerm_kubernetes_cluster', {
          location: 'westeurope',
          default_node_pool: [{ ...pool, os_disk_size_gb: 64 }],
        }),
      ),
    ).toEqual([
      '1 Standard_NC4as_T4_v3 on-demand westeurope',
      '1 × 64 GiB',
      'control planes are not in the price book',
    ]);
  });
});

it('reads a scale set as its machines', () => {
  expect(
    shortOf(
      read('azurerm_linux_virtual_machine_scale_set', {
        sku: 'Standard_NC4as_T4_v3',
        instances: 2,
        location: 'eastus',
        priority: 'Regular',
        os_disk: [{}],
      }),
    ),
  ).toEqual([
    '2 Standard_NC4as_T4_v3 on-demand eastus',
    'a disk whose size its image decides',
  ]);
});
