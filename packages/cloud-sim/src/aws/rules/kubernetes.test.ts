import type { CtyObject } from '../../cty/CtyValue';
import { SimulatedAccount } from '../../testing/SimulatedAccount';
import { awsCloud } from '../awsCloud';

const ENV = { CLOUD_SIM_ACCOUNT_ID: '000123456789' };

describe('the simulated EKS', () => {
  const account = SimulatedAccount.create({
    cloud: awsCloud,
    config: { region: 'eu-central-1' },
    env: ENV,
  });
  const create = (type: string, config: CtyObject) =>
    account.create(type, config);

  afterAll(() => account.remove());

  it('makes a cluster with what its nodes and pods are told to trust', async () => {
    const { id, state } = await create('aws_eks_cluster', {
      name: 'lab',
      role_arn: 'arn:aws:iam::000123456789:role/cluster',
      vpc_config: [{ subnet_ids: ['subnet-1', 'subnet-2'] }],
    });

    expect(id).toBe('lab');
    expect(state).toMatchObject({
      arn: 'arn:aws:eks:eu-central-1:000123456789:cluster/lab',
      endpoint: expect.stringMatching(/^https:.*\.invalid$/),
      certificate_authority: [{ data: expect.stringMatching(/^[\w+/=]+$/) }],
      identity: [
        { oidc: [{ issuer: expect.stringMatching(/^https:.*\.invalid\//) }] },
      ],
      status: 'ACTIVE',
      vpc_config: [
        {
          cluster_security_group_id: expect.stringMatching(/^sg-0sim/),
          endpoint_public_access: true,
        },
      ],
    });
  });

  it('names what is in a cluster after it', async () => {
    const group = await create('aws_eks_node_group', {
      cluster_name: 'lab',
      node_group_name: 'gpu',
      node_role_arn: 'arn:aws:iam::000123456789:role/node',
      scaling_config: [{ min_size: 0, max_size: 1, desired_size: 1 }],
      subnet_ids: ['subnet-1'],
    });
    const addon = await create('aws_eks_addon', {
      cluster_name: 'lab',
      addon_name: 'coredns',
    });
    const identity = await create('aws_eks_pod_identity_association', {
      cluster_name: 'lab',
      namespace: 'lab',
      service_account: 'lab',
      role_arn: 'arn:aws:iam::000123456789:role/pods',
    });

    expect(group.id).toBe('lab:gpu');
    expect(group.state.arn).toMatch(/:nodegroup\/lab\/gpu\/[0-9a-f-]{36}$/);
    expect(group.state.instance_types).toEqual(['t3.medium']);
    expect(addon.id).toBe('lab:coredns');
    expect(identity.state.association_id).toMatch(/^a-0sim/);
    expect(identity.state.association_arn).toMatch(
      /:podidentityassociation\/lab\/a-0sim/,
    );
  });
});
