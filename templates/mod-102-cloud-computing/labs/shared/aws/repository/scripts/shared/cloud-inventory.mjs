import { inventoryBy, readJson } from './cloud-cli.mjs';

/** What AWS itself says still carries the tag of this workspace. */
export function cloudInventory({ values }) {
  const { region, workspaceId } = values;
  return inventoryBy('aws', 'AWS command line', async () => {
    const tagged = await aws(region, [
      'resourcegroupstaggingapi',
      'get-resources',
      '--tag-filters',
      `Key=workspace,Values=${workspaceId}`,
    ]);
    const gone = await terminatedInstances(region, workspaceId);
    return tagged.ResourceTagMappingList.map(mapping =>
      describe(mapping.ResourceARN),
    ).filter(({ id }) => !gone.has(id));
  });
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

function aws(region, args) {
  return readJson('aws', [...args, '--region', region, '--output', 'json']);
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
