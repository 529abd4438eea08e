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
