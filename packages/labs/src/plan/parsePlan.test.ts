import fs from 'node:fs';
import path from 'node:path';
import { parseLog } from './parseLog';
import { parsePlan } from './parsePlan';
import { parseState } from './parseState';
import { redactPlan } from './redactPlan';
import { SENSITIVE } from './maskSensitive';

const plan = (version: string, more: object = {}) =>
  JSON.stringify({
    format_version: version,
    terraform_version: '1.0.0',
    planned_values: {
      root_module: {
        resources: [
          {
            address: 'null_resource.a',
            mode: 'managed',
            type: 'null_resource',
            name: 'a',
            values: {},
          },
        ],
      },
    },
    ...more,
  });

describe('parsePlan', () => {
  it.each(['0.1', '0.2', '1.0', '1.2', '1.17'])(
    'reads format %s, and leaves what it does not know alone',
    version => {
      expect(parsePlan(plan(version, { action_invocations: [1] }))).toEqual(
        JSON.parse(plan(version, { action_invocations: [1] })),
      );
    },
  );

  it.each([
    ['a format of a later major', plan('2.0'), '/format_version', /"2\.0"/],
    ['a format that never was', plan('0.3'), '/format_version', /"0\.3"/],
    ['no format', '{}', '/format_version', /is missing/],
    [
      'a number for a format',
      '{"format_version":1}',
      '/format_version',
      /missing/,
    ],
    ['nothing', 'null', '/format_version', /missing/],
    [
      'a resource without an address',
      plan('1.2', { resource_changes: [{ mode: 'managed' }] }),
      '/resource_changes/0/address',
      /is missing/,
    ],
    [
      'half a plan',
      '{"format_version":"1.2",\n  "a": [',
      'line 2, column 9',
      /JSON/,
    ],
    ['two plans', '{}\n{}', 'line 2, column 1', /JSON/],
    ['a word', 'Error', 'line 1, column 1', /JSON/],
  ])('refuses %s, with the place', (_, text, place, message) => {
    let error: any;
    try {
      parsePlan(text);
    } catch (thrown) {
      error = thrown;
    }

    expect(error).toMatchObject({ name: 'TerraformFormatError', place });
    expect(error.message).toMatch(message);
  });

  const samples = path.resolve(
    __dirname,
    '../../../../../shared/data/terraform-plans',
  );
  const has = fs.existsSync(samples);

  (has ? describe : describe.skip)(
    `plans that others published${has ? '' : ' (../shared/data is not here)'}`,
    () => {
      const names = has
        ? fs.readdirSync(samples).filter(name => name.endsWith('.plan.json'))
        : [];

      it.each(names.filter(name => name !== 'invalid.plan.json'))(
        'are read: %s',
        name => {
          const read = parsePlan(
            fs.readFileSync(path.join(samples, name), 'utf8'),
          );

          expect(read.format_version).toMatch(/^(0\.[12]|1\.)/);
          expect(redactPlan(read).format_version).toBe(read.format_version);
        },
      );

      it('are refused with the place where they are broken', () => {
        const broken = fs.readFileSync(
          path.join(samples, 'invalid.plan.json'),
          'utf8',
        );

        expect(() => parsePlan(broken)).toThrow(
          /^line 676, column 29: not JSON/,
        );
      });
    },
  );

  it('masks what older formats and configurations call sensitive, too', () => {
    const masked = redactPlan(
      parsePlan(
        plan('0.1', {
          planned_values: {
            outputs: { token: { sensitive: true, value: 'hunter2' } },
          },
          variables: { token: { value: 'hunter2' } },
          configuration: {
            root_module: {
              variables: { token: { sensitive: true, default: 'hunter2' } },
              module_calls: {
                inner: {
                  source: './inner',
                  module: {
                    variables: { key: { sensitive: true, default: 'hunter2' } },
                  },
                },
              },
            },
          },
        }),
      ),
    );

    expect(JSON.stringify(masked)).not.toContain('hunter2');
    expect(masked.variables?.token.value).toBe(SENSITIVE);
  });
});

describe('parseState', () => {
  it('reads an empty state and a full one', () => {
    expect(parseState('{"format_version":"1.0"}')).toEqual({
      format_version: '1.0',
    });
    expect(() => parseState('{"format_version":"4"}')).toThrow(
      '/format_version: found "4"',
    );
    expect(() =>
      parseState(
        '{"format_version":"1.0","values":{"root_module":{"resources":[{}]}}}',
      ),
    ).toThrow(/^\/values\/root_module\/resources\/0\/address: not a state/);
  });
});

describe('parseLog', () => {
  const version = '{"type":"version","ui":"1.2"}';

  it('reads lines of types that it does not know', () => {
    expect(parseLog(`${version}\n\n{"type":"weather","sun":true}\n`)).toEqual([
      { type: 'version', ui: '1.2' },
      { type: 'weather', sun: true },
    ]);
  });

  it.each([
    ['a later major', '{"type":"version","ui":"2.0"}', /^line 1: .*2\.0/],
    ['no version', '{"type":"log"}', /^line 1: no line of type version/],
    [
      'a line that is not JSON',
      `${version}\nError: x`,
      /^line 2, column 1: not/,
    ],
    ['a line that is no object', `${version}\n[]`, /^line 2: .*must be object/],
  ])('refuses %s, with the line', (_, text, message) => {
    expect(() => parseLog(text)).toThrow(message);
  });
});
