import { knownBlocks, knownString, knownStrings } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { simulatedArn } from '../arnOf';
import { simulatedId } from '../identify';
import { digitsOf } from '../../simulation/simulatedDigits';

/*
 * Public parameters under which AWS and Canonical publish the ids of their current
 * images. A simulated image has one id per region and parameter, always the same.
 */
const IMAGE_PARAMETER =
  /^\/aws\/service\/(deeplearning\/ami|ami-amazon-linux-latest|canonical\/ubuntu|debian\/release|ecs\/optimized-ami|eks\/optimized-ami)\//;

const IMAGE_ID_DIGITS = 13;

function imageId(region: string, name: string): string {
  return simulatedId('ami', digitsOf(`${region} ${name}`, IMAGE_ID_DIGITS));
}

/** `aws_ssm_parameter`: public image parameters, and those of the inventory. */
export const ssmParameter: DataSource = ({ config, scope, inventory }) => {
  const region = knownString(config.region) ?? scope.region;
  const name = knownString(config.name) ?? '';
  const own = inventory.find(
    entry =>
      entry.type === 'aws_ssm_parameter' &&
      entry.region === region &&
      entry.state?.name === name,
  );
  if (!own && !IMAGE_PARAMETER.test(name)) {
    return errorDiagnostic(
      'reading SSM Parameter: ParameterNotFound (simulated)',
      `There is no parameter ${JSON.stringify(
        name,
      )} in ${region}. Cloud-sim knows the parameters that Terraform created in it, and public image parameters such as /aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id.`,
      ['name'],
    );
  }
  const value = own
    ? knownString(own.state?.value) ?? ''
    : imageId(region, name);
  const type = knownString(own?.state?.type) ?? 'String';
  return {
    id: name,
    region,
    arn: simulatedArn(
      'ssm',
      region,
      own ? scope.accountId : '',
      `parameter/${name.replace(/^\//, '')}`,
    ),
    type,
    value,
    insecure_value: type === 'SecureString' ? null : value,
    version: 1,
  };
};

/** `aws_ami`: the image that the owner and filters name. */
export const ami: DataSource = ({ config, scope }) => {
  const region = knownString(config.region) ?? scope.region;
  const filters = knownBlocks(config.filter);
  const valueOf = (name: string) =>
    knownStrings(filters.find(filter => filter.name === name)?.values)[0];
  const pattern = valueOf('name') ?? knownString(config.name_regex);
  const wanted = valueOf('image-id');
  if (pattern === undefined && wanted === undefined) {
    return errorDiagnostic(
      'reading EC2 AMI: your query is too broad (simulated)',
      'Give a filter "name" or "image-id", or name_regex, so that the answer is one image.',
    );
  }
  const [owner = 'amazon'] = knownStrings(config.owners);
  const architecture = valueOf('architecture') ?? 'x86_64';
  const id = wanted ?? imageId(region, `${owner} ${pattern} ${architecture}`);
  const name = (pattern ?? id).replace(/[*?]+/g, 'simulated');
  return {
    id,
    region,
    image_id: id,
    arn: simulatedArn('ec2', region, '', `image/${id}`),
    name,
    description: `${name} (simulated)`,
    architecture,
    image_location: `${owner}/${name}`,
    image_type: 'machine',
    owner_id: /^\d{12}$/.test(owner) ? owner : scope.accountId,
    image_owner_alias: /^\d{12}$/.test(owner) ? '' : owner,
    state: 'available',
    root_device_name: '/dev/sda1',
    root_device_type: 'ebs',
    virtualization_type: valueOf('virtualization-type') ?? 'hvm',
    hypervisor: 'xen',
    ena_support: true,
    public: true,
    creation_date: '2026-01-01T00:00:00.000Z',
  };
};
