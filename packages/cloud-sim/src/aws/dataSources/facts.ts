import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { digitsOf, freshDigits } from '../../simulation/simulatedDigits';
import { partitionOf } from '../arnOf';
import { REGIONS, zoneIdOf, zonesOf } from '../regions';

/*
 * What follows from names and from the account alone, with nothing to look up.
 */

const ARN = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s;

/** `aws_arn`: the parts of an ARN. */
export const arn: DataSource = ({ config }) => {
  const text = knownString(config.arn) ?? '';
  const [, partition, service, region, account, resource] =
    ARN.exec(text) ?? [];
  return partition === undefined
    ? errorDiagnostic(
        'Invalid ARN',
        `Found ${JSON.stringify(
          text,
        )}, expected "arn:partition:service:region:account:resource".`,
        ['arn'],
      )
    : { id: text, account, partition, region, resource, service };
};

/** `aws_availability_zone`: by name or by id. */
export const availabilityZone: DataSource = ({ config, scope }) => {
  const region = knownString(config.region) ?? scope.region;
  const zones = zonesOf(region);
  const found = zones.find(
    zone =>
      (knownString(config.name) ?? zone) === zone &&
      (knownString(config.zone_id) ?? zoneIdOf(zone)) === zoneIdOf(zone),
  );
  const asked = knownString(config.name) ?? knownString(config.zone_id);
  return found === undefined || asked === undefined
    ? errorDiagnostic(
        'no matching EC2 Availability Zone found (simulated)',
        `Found ${JSON.stringify(asked ?? null)}, expected one of ${zones
          .map(zone => `${zone} (${zoneIdOf(zone)})`)
          .join(', ')}.`,
        ['name'],
      )
    : {
        id: found,
        group_long_name: `${region} (simulated)`,
        group_name: region,
        name: found,
        name_suffix: found.slice(region.length),
        network_border_group: region,
        opt_in_status: 'opt-in-not-required',
        parent_zone_id: '',
        parent_zone_name: '',
        region,
        state: 'available',
        zone_id: zoneIdOf(found),
        zone_type: 'availability-zone',
      };
};

/** `aws_canonical_user_id`. */
export const canonicalUserId: DataSource = ({ scope }) => ({
  id: digitsOf(`canonical ${scope.accountId}`, 64),
  display_name: 'simulated',
});

/** `aws_ecr_authorization_token`: a password that no registry takes. */
export const ecrAuthorizationToken: DataSource = ({ config, scope }) => {
  const registry = knownString(config.registry_id) ?? scope.accountId;
  const region = knownString(config.region) ?? scope.region;
  return {
    id: region,
    authorization_token: Buffer.from('AWS:simulated').toString('base64'),
    expires_at: '',
    password: 'simulated',
    proxy_endpoint: `https://${registry}.dkr.ecr.${region}.amazonaws.com`,
    user_name: 'AWS',
  };
};

/** `aws_prefix_list`: of a gateway endpoint's service, by name or by id; no addresses. */
export const prefixList: DataSource = ({ config, scope }) => {
  const region = knownString(config.region) ?? scope.region;
  const names = ['dynamodb', 's3'].map(service => ({
    name: `com.amazonaws.${region}.${service}`,
    id: `pl-0sim${digitsOf(`com.amazonaws.${region}.${service}`, 4)}`,
  }));
  const found = names.find(({ name, id }) =>
    [knownString(config.name), knownString(config.prefix_list_id)].some(
      asked => asked === name || asked === id,
    ),
  );
  return found
    ? { id: found.id, cidr_blocks: [], name: found.name }
    : errorDiagnostic(
        'no matching EC2 Prefix List found (simulated)',
        `Cloud-sim knows ${names.map(({ name }) => name).join(' and ')}.`,
        ['name'],
      );
};

const KINDS = [
  ['exclude_lowercase', 'abcdefghijklmnopqrstuvwxyz'],
  ['exclude_uppercase', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['exclude_numbers', '0123456789'],
  ['exclude_punctuation', '!#$%&()*+,-./:;<=>?@[]^_{|}~'],
];

/** `aws_secretsmanager_random_password`: new at every reading, as AWS's is. */
export const randomPassword: DataSource = ({ config }) => {
  const excluded = knownString(config.exclude_characters) ?? '';
  const letters = KINDS.filter(([kind]) => config[kind] !== true)
    .flatMap(([, some]) => [...some])
    .concat(config.include_space === true ? [' '] : [])
    .filter(letter => !excluded.includes(letter));
  const length = Number(config.password_length ?? 32);
  const text = Array.from(
    { length },
    () => letters[parseInt(freshDigits(8), 16) % letters.length],
  ).join('');
  return letters.length === 0
    ? errorDiagnostic(
        'getting random password: InvalidRequestException (simulated)',
        'Every character is excluded; leave at least one kind.',
      )
    : { id: text, random_password: text };
};

/** `aws_service`: names of a service in a region. */
export const service: DataSource = ({ config, scope }) => {
  const dns = knownString(config.dns_name)?.split('.');
  const reverse = knownString(config.reverse_dns_name)?.split('.');
  const id =
    knownString(config.service_id) ?? reverse?.at(-1) ?? dns?.[0] ?? '';
  const region =
    knownString(config.region) ?? reverse?.at(-2) ?? dns?.[1] ?? scope.region;
  const prefix = knownString(config.reverse_dns_prefix) ?? 'com.amazonaws';
  return {
    id: `${prefix}.${region}.${id}`,
    dns_name: `${id}.${region}.amazonaws.com`,
    partition: partitionOf(region),
    region,
    reverse_dns_name: `${prefix}.${region}.${id}`,
    reverse_dns_prefix: prefix,
    service_id: id,
    supported: REGIONS.includes(region),
  };
};
