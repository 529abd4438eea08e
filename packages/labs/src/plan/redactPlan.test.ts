import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { maskSensitive, SENSITIVE } from './maskSensitive';
import { redactPlan } from './redactPlan';
import { TerraformPlan } from './TerraformPlan';

const SECRET = 'hunter2';

const plan: TerraformPlan = {
  format_version: '1.2',
  variables: { password: { value: SECRET }, region: { value: 'us-east-1' } },
  configuration: {
    root_module: { variables: { password: { sensitive: true }, region: {} } },
  },
  planned_values: {
    outputs: {
      password: { sensitive: true, value: SECRET },
      region: { sensitive: false, value: 'us-east-1' },
    },
    root_module: {
      child_modules: [
        {
          resources: [
            {
              address: 'module.db.aws_db_instance.this',
              mode: 'managed',
              type: 'aws_db_instance',
              name: 'this',
              values: { password: SECRET, engine: 'postgres' },
              sensitive_values: { password: true },
            },
          ],
        },
      ],
    },
  },
  prior_state: {
    format_version: '1.0',
    values: {
      outputs: { password: { sensitive: true, value: SECRET } },
      root_module: {
        resources: [
          {
            address: 'aws_db_instance.old',
            mode: 'managed',
            type: 'aws_db_instance',
            name: 'old',
            values: { users: [{ name: 'ada', password: SECRET }] },
            sensitive_values: { users: [{ password: true }] },
          },
        ],
      },
    },
  },
  resource_changes: [
    {
      address: 'aws_db_instance.this',
      mode: 'managed',
      type: 'aws_db_instance',
      name: 'this',
      change: {
        actions: ['update'],
        before: { password: SECRET, engine: 'postgres' },
        after: { password: SECRET, engine: 'postgres' },
        before_sensitive: { password: true },
        after_sensitive: { password: true },
      },
    },
  ],
  resource_drift: [
    {
      address: 'aws_db_instance.this',
      mode: 'managed',
      type: 'aws_db_instance',
      name: 'this',
      change: {
        actions: ['update'],
        before: SECRET,
        after: null,
        before_sensitive: true,
      },
    },
  ],
  output_changes: {
    password: { actions: ['create'], after: SECRET, after_sensitive: true },
  },
};

describe('redactPlan', () => {
  it('leaves nothing that Terraform calls sensitive, wherever it stands', () => {
    expect(JSON.stringify(plan).split(SECRET)).toHaveLength(10);

    const redacted = JSON.stringify(redactPlan(plan));

    expect(redacted).not.toContain(SECRET);
    expect(redacted.split(SENSITIVE)).toHaveLength(10);
  });

  it('keeps what is not sensitive, and does not touch what it is given', () => {
    const before = JSON.stringify(plan);
    const redacted = redactPlan(plan);

    expect(redacted.variables?.region).toEqual({ value: 'us-east-1' });
    expect(redacted.resource_changes?.[0].change.after).toEqual({
      password: SENSITIVE,
      engine: 'postgres',
    });
    expect(redacted.resource_drift?.[0].change.after).toBeNull();
    expect(JSON.stringify(plan)).toBe(before);
  });

  it('is what the scripts of generated repositories do', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        path.resolve(__dirname, '../../scripts/write-redaction-scripts.mjs'),
        '--check',
      ],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );

    // Where this fails: node scripts/write-redaction-scripts.mjs
    expect([status, stderr.replace(/^\(.*|.*Warning.*\n/gm, '')]).toEqual([
      0,
      expect.stringMatching(/^\s*$/),
    ]);
  });

  const plans = path.resolve(
    __dirname,
    '../../../../../shared/data/terraform-plans',
  );
  if (fs.existsSync(plans)) {
    it("masks the sensitive values of Terraform's own sample plan", () => {
      const sample: TerraformPlan = JSON.parse(
        fs.readFileSync(
          path.join(plans, '110_sensitive_values.plan.json'),
          'utf8',
        ),
      );

      expect(JSON.stringify(redactPlan(sample))).toContain(SENSITIVE);
    });
  } else {
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect
    it.skip("masks the sensitive values of Terraform's own sample plan (needs ../shared/data)", () => {});
  }
});

describe('maskSensitive', () => {
  it('changes nothing where a mask marks nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(maskSensitive(value, {})).toEqual(value);
        expect(maskSensitive(value, false)).toEqual(value);
      }),
    );
  });

  it('leaves no trace of a value that is marked as a whole', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter(value => value !== null),
        value => {
          expect(maskSensitive({ a: [value] }, { a: [true] })).toEqual({
            a: [SENSITIVE],
          });
        },
      ),
    );
  });
});
