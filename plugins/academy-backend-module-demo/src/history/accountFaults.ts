import { PlannedResource } from '../planChecks/PlannedResource';

/** What can be wrong in a learner's account: each with the resource that has the fault, or has it not. */
export const ACCOUNT_FAULTS: readonly ((
  isFaulty: boolean,
) => Omit<PlannedResource, 'address'> & { name: string })[] = [
  isFaulty => ({
    type: 'aws_instance',
    name: 'training',
    values: {
      metadata_options: [{ http_tokens: isFaulty ? 'optional' : 'required' }],
      root_block_device: [{ encrypted: true }],
    },
  }),
  isFaulty => ({
    type: 'aws_ebs_volume',
    name: 'datasets',
    values: { encrypted: !isFaulty },
  }),
  isFaulty => ({
    type: 'aws_security_group',
    name: 'workstation',
    values: {
      ingress: isFaulty
        ? [
            {
              from_port: 22,
              to_port: 22,
              protocol: 'tcp',
              cidr_blocks: ['0.0.0.0/0'],
            },
          ]
        : [],
    },
  }),
  isFaulty => ({
    type: 'aws_subnet',
    name: 'labs',
    values: { map_public_ip_on_launch: isFaulty },
  }),
  isFaulty => ({
    type: 'aws_iam_role_policy',
    name: 'notebook',
    values: {
      policy: JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Action: isFaulty ? 's3:*' : 's3:GetObject',
            Resource: isFaulty ? '*' : 'arn:aws:s3:::datasets/*',
          },
        ],
      }),
    },
  }),
  isFaulty => ({
    type: 'aws_iam_role_policy_attachment',
    name: 'pipeline',
    values: {
      policy_arn: `arn:aws:iam::aws:policy/${
        isFaulty ? 'AdministratorAccess' : 'AmazonSSMManagedInstanceCore'
      }`,
    },
  }),
];
