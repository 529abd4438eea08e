import { knownBlocks, knownString, knownStrings } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { simulatedArn } from '../arnOf';
import { findInstanceType, GPU_INSTANCE_TYPES } from '../instanceTypes';
import { appliedValue, VCPU_QUOTAS } from '../quotas';

/** `aws_servicequotas_service_quota`: the vCPU quotas of EC2, drills applied. */
export const serviceQuota: DataSource = ({ config, scope, drills }) => {
  const region = knownString(config.region) ?? scope.region;
  const code = knownString(config.quota_code);
  const name = knownString(config.quota_name);
  const service = knownString(config.service_code) ?? '';
  const quota = VCPU_QUOTAS.find(
    candidate => candidate.code === code || candidate.name === name,
  );
  if (service !== 'ec2' || !quota) {
    return errorDiagnostic(
      'reading Service Quotas Service Quota: NoSuchResourceException (simulated)',
      `Service ${JSON.stringify(service)} has no quota ${JSON.stringify(
        code ?? name ?? null,
      )} in cloud-sim. It knows, of service "ec2": ${VCPU_QUOTAS.map(
        known => `${known.code} (${known.name})`,
      ).join(', ')}.`,
      [code === undefined ? 'quota_name' : 'quota_code'],
    );
  }
  const arn = simulatedArn(
    'servicequotas',
    region,
    scope.accountId,
    `ec2/${quota.code}`,
  );
  return {
    id: arn,
    arn,
    region,
    quota_code: quota.code,
    quota_name: quota.name,
    service_code: 'ec2',
    service_name: 'Amazon Elastic Compute Cloud (Amazon EC2)',
    value: appliedValue(quota, drills),
    default_value: 0,
    adjustable: true,
    global_quota: false,
    usage_metric: [],
  };
};

/** `aws_ec2_instance_type_offerings`: GPU types by name, others where asked for. */
export const instanceTypeOfferings: DataSource = ({ config, scope }) => {
  const region = knownString(config.region) ?? scope.region;
  const locationType = knownString(config.location_type) ?? 'region';
  const filters = knownBlocks(config.filter);
  const valuesOf = (name: string) => {
    const filter = filters.find(candidate => candidate.name === name);
    return filter && knownStrings(filter.values);
  };
  const asked = valuesOf('instance-type');
  const types = asked ? asked.flatMap(expandInstanceType) : GPU_INSTANCE_TYPES;
  const places =
    locationType === 'region'
      ? [region]
      : ['a', 'b', 'c'].map(letter => `${region}${letter}`);
  const wantedPlaces = valuesOf('location') ?? places;
  const offers = types.flatMap(type =>
    places
      .filter(place => wantedPlaces.includes(place))
      .map(place => ({ type, place })),
  );
  return {
    id: region,
    instance_types: offers.map(({ type }) => type),
    locations: offers.map(({ place }) => place),
    location_types: offers.map(() => locationType),
  };
};

/** `aws_ec2_instance_type_offering`: the first preferred type that is offered. */
export const instanceTypeOffering: DataSource = context => {
  const { config } = context;
  const preferred = knownStrings(config.preferred_instance_types);
  const answer = instanceTypeOfferings(context);
  const offered =
    'instance_types' in answer ? knownStrings(answer.instance_types) : [];
  const found =
    preferred.find(type => offered.includes(type)) ??
    (preferred.length === 0 ? offered[0] : undefined);
  return found === undefined
    ? errorDiagnostic(
        'no EC2 Instance Type Offerings found matching criteria (simulated)',
        `Of the preferred types [${preferred.join(
          ', ',
        )}] none is among those that match: ${offered.join(', ') || 'none'}.`,
        ['preferred_instance_types'],
      )
    : { id: found, instance_type: found };
};

/** `aws_ec2_instance_type`: vCPUs and GPUs of a type; of memory and networks cloud-sim knows nothing. */
export const instanceType: DataSource = ({ config }) => {
  const name = knownString(config.instance_type) ?? '';
  const known = findInstanceType(name);
  if (!known) {
    return errorDiagnostic(
      `no matching EC2 Instance Type found: ${name} (simulated)`,
      'Cloud-sim knows the instance types that its list of January 2026 has.',
      ['instance_type'],
    );
  }
  const isArm = /^[a-z]+\d+g[a-z]*\./.test(name) || name.startsWith('p6e-gb');
  return {
    id: name,
    bare_metal: name.includes('.metal'),
    burstable_performance_supported: /^t\d/.test(name),
    current_generation: true,
    default_cores: Math.max(known.vCpus / 2, 1),
    default_threads_per_core: isArm ? 1 : 2,
    default_vcpus: known.vCpus,
    gpus:
      known.gpus > 0
        ? [
            {
              count: known.gpus,
              manufacturer: 'NVIDIA',
              memory_size: null,
              name: null,
            },
          ]
        : [],
    hypervisor: name.includes('.metal') ? '' : 'nitro',
    supported_architectures: [isArm ? 'arm64' : 'x86_64'],
    supported_root_device_types: ['ebs'],
    supported_usages_classes: ['on-demand', 'spot'],
    supported_virtualization_types: ['hvm'],
  };
};

/** A filter value such as `g6.*` stands for every type that it matches. */
function expandInstanceType(value: string): string[] {
  if (!value.includes('*')) {
    return findInstanceType(value) ? [value] : [];
  }
  const [before, ...after] = value.split('*');
  return GPU_INSTANCE_TYPES.filter(
    type => type.startsWith(before) && type.endsWith(after.at(-1) ?? ''),
  );
}
