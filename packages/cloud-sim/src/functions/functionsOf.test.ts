import { conformValue } from '../cty/conformValue';
import { loadSchema, SCHEMA_NAMES } from '../schema/loadSchema';
import { functionsOf } from './functionsOf';

const ROLE = 'arn:aws:iam::000123456789:role/a/b/lab';
const GATEWAY =
  '/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/api/gateways/one';

describe('the functions of providers', () => {
  it.each(SCHEMA_NAMES)('of %s are those of its schema', name => {
    expect(Object.keys(functionsOf(name)).sort()).toEqual(
      Object.keys(loadSchema(name).schema.functions ?? {}).sort(),
    );
  });

  it.each([
    ['aws', 'arn_parse', [ROLE], { service: 'iam', resource: 'role/a/b/lab' }],
    ['aws', 'trim_iam_role_path', [ROLE], 'arn:aws:iam::000123456789:role/lab'],
    ['aws', 'arn_build', ['aws', 's3', '', '', 'b'], 'arn:aws:s3:::b'],
    ['google', 'region_from_zone', ['europe-west4-b'], 'europe-west4'],
    ['google', 'zone_from_id', ['projects/p/zones/z/instances/i'], 'z'],
    [
      'azurerm',
      'parse_resource_id',
      [GATEWAY],
      {
        resource_type: 'gateways',
        parent_resources: { service: 'api' },
        resource_group_name: 'g',
      },
    ],
    [
      'azurerm',
      'normalise_resource_id',
      ['/Subscriptions/s/resourcegroups/g'],
      '/subscriptions/s/resourceGroups/g',
    ],
    [
      'time',
      'rfc3339_parse',
      ['2027-01-01T00:30:00+02:00'],
      {
        year: 2027,
        year_day: 1,
        iso_year: 2026,
        iso_week: 53,
        unix: 1798756200,
      },
    ],
    [
      'time',
      'unix_timestamp_parse',
      ['0'],
      { rfc3339: '1970-01-01T00:00:00Z' },
    ],
    ['time', 'duration_parse', ['-1h30m'], { minutes: -90 }],
    ['local', 'direxists', [__dirname], true],
  ] as const)('%s::%s(%j) is %j', (provider, name, args, expected) => {
    const value = functionsOf(provider)[name](...args);
    const { return_type: type } = loadSchema(provider).schema.functions![name];
    expect(conformValue(value, type)).toEqual(value);
    // Of an object, the parts that are named.
    expect([value]).toMatchObject([expected]);
  });

  it.each([
    ['aws', 'arn_parse', 'nonsense'],
    ['google', 'zone_from_id', 'projects/p'],
    ['azurerm', 'parse_resource_id', 'x/y'],
    ['time', 'rfc3339_parse', '2026-11-01'],
    ['time', 'duration_parse', '1 hour'],
  ] as const)('%s::%s says what is wrong with %j', (provider, name, text) => {
    expect(() => functionsOf(provider)[name](text)).toThrow(/expected/);
  });
});
