import { openAdminPorts } from './openAdminPorts';
import { PlanCheck } from './PlanCheck';
import { blocksOf } from './PlannedResource';
import { wildcardStatements } from './wildcardStatements';

/** What can be judged of a lab's plan alone, without the cloud that it is for. */
export const AWS_PLAN_CHECKS: readonly PlanCheck[] = [
  {
    id: 'academy_ec2_imdsv2_required',
    title: 'Instances answer their metadata to a session token alone (IMDSv2)',
    severity: 'high',
    remediation:
      'Set http_tokens = "required" in metadata_options of the instance.',
    judge: ({ type, values }) => {
      if (type !== 'aws_instance') {
        return undefined;
      }
      const [options] = blocksOf(values, 'metadata_options');
      return options?.http_tokens === 'required'
        ? { passed: true, detail: 'IMDSv2 is required.' }
        : {
            passed: false,
            detail:
              'IMDSv1 is answered too: a request that a page makes the server send can read the credentials of its role.',
          };
    },
  },
  {
    id: 'academy_ec2_disk_encrypted',
    title: 'Disks are encrypted',
    severity: 'medium',
    remediation:
      'Set encrypted = true in root_block_device, in every ebs_block_device and on every volume.',
    judge: ({ type, values }) => {
      const disks =
        type === 'aws_ebs_volume'
          ? [values]
          : [
              ...blocksOf(values, 'root_block_device'),
              ...blocksOf(values, 'ebs_block_device'),
            ];
      if (type !== 'aws_ebs_volume' && type !== 'aws_instance') {
        return undefined;
      }
      const open = disks.filter(disk => disk.encrypted !== true).length;
      return disks.length > 0 && open === 0
        ? { passed: true, detail: 'Every disk is encrypted.' }
        : {
            passed: false,
            detail:
              disks.length === 0
                ? 'The root disk is left to the default of the image, which is not encrypted.'
                : `${open} of ${disks.length} disks are not encrypted.`,
          };
    },
  },
  {
    id: 'academy_ec2_no_public_ip',
    title: 'Nothing gets a public address by default',
    severity: 'medium',
    remediation:
      'Leave associate_public_ip_address and map_public_ip_on_launch false, and reach the instance through Session Manager.',
    judge: ({ type, values }) => {
      const attribute = {
        aws_instance: 'associate_public_ip_address',
        aws_subnet: 'map_public_ip_on_launch',
      }[type];
      if (!attribute) {
        return undefined;
      }
      return values[attribute] === true
        ? { passed: false, detail: `${attribute} is true.` }
        : { passed: true, detail: `${attribute} is not set.` };
    },
  },
  {
    id: 'academy_ec2_no_open_admin_port',
    title: 'SSH and RDP are closed to the internet',
    severity: 'high',
    remediation:
      'Remove the rule, or name the addresses that may come in. Session Manager needs no open port.',
    judge: resource => {
      const ports = openAdminPorts(resource);
      if (!ports) {
        return undefined;
      }
      return ports.length === 0
        ? { passed: true, detail: 'Neither port is open to everyone.' }
        : {
            passed: false,
            detail: `Port ${[...new Set(ports)].join(
              ' and port ',
            )} is open to everyone.`,
          };
    },
  },
  {
    id: 'academy_iam_no_wildcard_policy',
    title: 'Policies allow named actions on named resources',
    severity: 'high',
    remediation:
      'List the actions that are needed, and the ARNs that they are needed on.',
    judge: ({ type, values }) => {
      if (!/^aws_iam_(role_|user_|group_)?policy$/.test(type)) {
        return undefined;
      }
      const wildcards = wildcardStatements(values.policy);
      return (
        wildcards && {
          passed: wildcards.length === 0,
          detail:
            wildcards.length === 0
              ? 'No statement allows everything on everything.'
              : `It allows ${wildcards.join(', ')} on every resource.`,
        }
      );
    },
  },
  {
    id: 'academy_iam_no_administrator',
    title: 'Nothing in a lab is an administrator',
    severity: 'critical',
    remediation:
      'Attach a policy with the actions that the lab needs instead of AdministratorAccess.',
    judge: ({ type, values }) => {
      if (!/^aws_iam_(role|user|group)_policy_attachment$/.test(type)) {
        return undefined;
      }
      const arn = values.policy_arn;
      return typeof arn === 'string'
        ? {
            passed: !arn.endsWith(':policy/AdministratorAccess'),
            detail: `It attaches ${arn}.`,
          }
        : undefined;
    },
  },
];
