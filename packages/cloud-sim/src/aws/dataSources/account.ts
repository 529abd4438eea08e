import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { REGIONS, zoneIdOf, zonesOf } from '../regions';
import { partitionOf } from '../arnOf';

/** `aws_caller_identity`: the account that `CLOUD_SIM_ACCOUNT_ID` names. */
export const callerIdentity: DataSource = ({ scope }) => ({
  id: scope.accountId,
  account_id: scope.accountId,
  arn: `arn:aws:iam::${scope.accountId}:user/simulated`,
  user_id: 'AIDA0SIMULATED0000000',
});

/** `aws_partition`. */
export const partition: DataSource = () => ({
  id: 'aws',
  partition: 'aws',
  dns_suffix: 'amazonaws.com',
  reverse_dns_prefix: 'com.amazonaws',
});

/** `aws_region`. */
export const region: DataSource = ({ config, scope }) => {
  const name =
    knownString(config.region) ?? knownString(config.name) ?? scope.region;
  return {
    id: name,
    name,
    region: name,
    description: `${name} (simulated)`,
    endpoint: `ec2.${name}.amazonaws.com`,
  };
};

/** `aws_default_tags`: what the provider block puts on everything. */
export const defaultTags: DataSource = ({ scope }) => ({
  id: 'aws',
  tags: scope.defaultTags,
});

/** `aws_regions`: those of the provider's partition. */
export const regions: DataSource = ({ scope }) => ({
  id: partitionOf(scope.region),
  names: REGIONS.filter(
    name => partitionOf(name) === partitionOf(scope.region),
  ),
});

/** `aws_availability_zones`: those of the region. */
export const availabilityZones: DataSource = ({ config, scope }) => {
  const name = knownString(config.region) ?? scope.region;
  const state = knownString(config.state);
  const zones =
    state === undefined || state === 'available' ? zonesOf(name) : [];
  if (
    config.filter &&
    Array.isArray(config.filter) &&
    config.filter.length > 0
  ) {
    for (const filter of config.filter) {
      const filterName = (filter as { name?: unknown }).name;
      if (
        filterName !== 'opt-in-status' &&
        filterName !== 'zone-type' &&
        filterName !== 'state'
      ) {
        return errorDiagnostic(
          'Filter not simulated',
          `aws_availability_zones: cloud-sim knows the filters opt-in-status, state and zone-type, found ${JSON.stringify(
            filterName,
          )}.`,
        );
      }
    }
  }
  return {
    id: name,
    names: zones,
    zone_ids: zones.map(zoneIdOf),
    group_names: zones.length > 0 ? [name] : [],
  };
};
