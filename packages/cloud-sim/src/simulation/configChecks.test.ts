import { type CtyObject, UNKNOWN } from '../cty/CtyValue';
import {
  atLeastOneOf,
  atMostOneOf,
  between,
  type ConfigCheck,
  eachOneOf,
  exactlyOneOf,
  ipv4Network,
  jsonText,
  matches,
  oneOf,
} from './configChecks';

function details(check: ConfigCheck, config: CtyObject): string[] {
  return check(config).map(({ detail }) => detail);
}

describe('configuration checks', () => {
  it('say which values an enum has and where the wrong one stands', () => {
    const check = oneOf('disk.type', ['gp2', 'gp3']);
    expect(check({ disk: [{ type: 'gp3' }, { type: 'fast' }] })).toEqual([
      {
        severity: 'ERROR',
        summary: 'Invalid value for disk.type',
        detail: 'expected disk.type to be one of ["gp2", "gp3"], got fast',
        attribute: ['disk', 1, 'type'],
      },
    ]);
  });

  it('say which element of a list an enum does not have', () => {
    const check = eachOneOf('logs', ['api', 'audit']);
    expect(check({ logs: ['audit', UNKNOWN, 'api'] })).toEqual([]);
    expect(details(check, { logs: ['api', 'kubelet'] })).toEqual([
      'expected each of logs to be one of ["api", "audit"], got kubelet',
    ]);
  });

  it.each([
    ['oneOf', oneOf('a', ['x'])],
    ['eachOneOf', eachOneOf('a', ['x'])],
    ['between', between('a', 1, 2)],
    ['matches', matches('a', /^x$/, 'x')],
    ['jsonText', jsonText('a')],
    ['ipv4Network', ipv4Network('a', 16, 28)],
  ])('%s lets pass what is not set or not known yet', (_, check) => {
    expect(check({ a: null })).toEqual([]);
    expect(check({ a: UNKNOWN })).toEqual([]);
    expect(check({})).toEqual([]);
  });

  it('bound numbers, both ends included', () => {
    const check = between('days', 7, 30);
    expect(check({ days: 7 })).toEqual([]);
    expect(check({ days: 30 })).toEqual([]);
    expect(details(check, { days: 31 })).toEqual([
      'expected days to be in the range (7 - 30), got 31',
    ]);
  });

  it('know JSON', () => {
    expect(jsonText('policy')({ policy: '{"a": 1}' })).toEqual([]);
    expect(details(jsonText('policy'), { policy: '{' })[0]).toContain(
      'policy contains an invalid JSON',
    );
  });

  it('know networks', () => {
    const check = ipv4Network('cidr', 16, 28);
    expect(check({ cidr: '10.0.0.0/16' })).toEqual([]);
    expect(check({ cidr: '10.0.0.240/28' })).toEqual([]);
  });

  it.each([
    ['10.0.1.0/16', 'bits are set behind the prefix'],
    ['10.0.0.0/8', 'between /16 and /28'],
    ['10.0.0.0', 'an IPv4 network such as'],
    ['10.0.0.256/24', 'an IPv4 network such as'],
  ])('know that %s is no network of theirs', (cidr, problem) => {
    expect(details(ipv4Network('cidr', 16, 28), { cidr })).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it('refuse two arguments that exclude each other', () => {
    expect(
      details(atMostOneOf('a', 'b', 'c'), { a: 'x', b: null, c: 'y' }),
    ).toEqual([
      'only one of `a`, `b`, `c` can be specified, but `a`, `c` were specified.',
    ]);
  });

  it('ask for one argument of several, and take a block for one', () => {
    const check = atLeastOneOf('type', 'template');
    expect(check({ type: null, template: [{}] })).toEqual([]);
    expect(check({ type: UNKNOWN, template: [] })).toEqual([]);
    expect(details(check, { type: null, template: [] })).toEqual([
      'one of `type`, `template` must be specified',
    ]);
  });

  it('ask for exactly one', () => {
    const check = exactlyOneOf('a', 'b');
    expect(check({ a: 'x', b: null })).toEqual([]);
    expect(check({ a: null, b: null })).toHaveLength(1);
    expect(check({ a: 'x', b: 'y' })).toHaveLength(1);
  });
});
