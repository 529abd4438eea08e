import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);

/**
 * What AWS itself says still carries the tag of this workspace, by the AWS command line where there is one. Where
 * nobody could look the answer says so; the grader then leaves the teardown to a reviewer.
 */
export async function cloudInventory({ values }) {
  const { region, workspaceId } = values;
  try {
    const tagged = await aws(region, [
      'resourcegroupstaggingapi',
      'get-resources',
      '--tag-filters',
      `Key=workspace,Values=${workspaceId}`,
    ]);
    const gone = await terminatedInstances(region, workspaceId);
    const resources = tagged.ResourceTagMappingList.map(mapping =>
      describe(mapping.ResourceARN),
    ).filter(({ id }) => !gone.has(id));
    return { checked: true, resources };
  } catch (error) {
    return {
      checked: false,
      reason:
        error.code === 'ENOENT'
          ? 'the AWS command line (aws) is not installed'
          : `the AWS command line failed: ${firstLine(error.stderr)}`,
    };
  }
}

// AWS goes on listing a terminated instance for about an hour.
async function terminatedInstances(region, workspaceId) {
  const { Reservations } = await aws(region, [
    'ec2',
    'describe-instances',
    '--filters',
    `Name=tag:workspace,Values=${workspaceId}`,
    'Name=instance-state-name,Values=terminated',
  ]);
  return new Set(
    Reservations.flatMap(({ Instances }) =>
      Instances.map(({ InstanceId }) => InstanceId),
    ),
  );
}

async function aws(region, args) {
  const { stdout } = await execFileAsync('aws', [
    ...args,
    '--region',
    region,
    '--output',
    'json',
  ]);
  return JSON.parse(stdout);
}

// arn:aws:ec2:us-east-1:123456789012:instance/i-0abc
function describe(arn) {
  const [, , service, , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  return {
    type: `${service} ${resource.split('/')[0]}`,
    id: resource.split('/').slice(1).join('/') || resource,
    arn,
  };
}

function firstLine(text = '') {
  return text.trim().split('\n')[0].replace(/\.$/, '') || 'it gave no reason';
}
