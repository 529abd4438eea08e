import fc from 'fast-check';
import {
  bundleOf,
  CLOUDS,
  LABS,
  recordedRun,
  workspaceOf,
} from '../grading/__fixtures__/evidenceOf';
import { gradeBundle, gradeStoredBundle } from '../grading/gradeBundle';
import { EvidenceError } from './EvidenceError';
import { redactBundle } from './redactBundle';
import { verifyBundle, verifyStoredBundle } from './verifyBundle';

/** Files with a source of one's own. */
function withSource(source: Record<string, string>): Record<string, string> {
  const files = recordedRun('lab-2', 'aws');
  const recorded = JSON.parse(files['source.json']).files;
  return {
    ...files,
    'source.json': `${JSON.stringify(
      { files: { ...recorded, ...source } },
      undefined,
      2,
    )}\n`,
  };
}

function redact(files: Record<string, string>) {
  return redactBundle(bundleOf(files, { itemId: 'lab-2' }));
}

function sourceOf(files: Readonly<Record<string, string>>) {
  return JSON.parse(files['source.json']).files as Record<string, string>;
}

describe('redactBundle', () => {
  it.each(LABS.flatMap(item => CLOUDS.map(cloud => [item, cloud] as const)))(
    'leaves an honest run of %s on %s as it is, to the byte',
    (item, cloud) => {
      const files = recordedRun(item, cloud);
      const { bundle, redactions } = redactBundle(bundleOf(files));

      expect(bundle.files).toEqual(files);
      expect(redactions.files).toEqual({});
    },
  );

  it('masks what a learner’s machine did not, in plans, states and logs', () => {
    const resource = {
      address: 'a.b',
      mode: 'managed',
      type: 'a',
      name: 'b',
      values: { token: 'pw', plain: 'seen' },
      sensitive_values: { token: true },
    };
    const values = {
      root_module: { resources: [resource] },
      outputs: { token: { sensitive: true, value: 'hunter2' } },
    };
    const { bundle, redactions } = redact({
      'plan.json': JSON.stringify({
        format_version: '1.2',
        planned_values: values,
      }),
      'state-after-destroy.json': JSON.stringify({
        format_version: '1.0',
        values,
      }),
      'apply.jsonl': `{"type":"version"}\n${JSON.stringify({
        type: 'outputs',
        outputs: values.outputs,
      })}\n{"type":"diagnostic","diagnostic":{"snippet":{"code":"  token = \\"hunter2\\""}}}\n`,
      'notes.md': 'I used hunter2.',
    });

    expect(JSON.stringify(bundle.files)).not.toMatch(/hunter2|"pw"/);
    expect(bundle.files['plan.json']).toContain('seen');
    expect(bundle.files['notes.md']).toBe(
      'I used (redacted: what is declared sensitive).',
    );
    expect(redactions.places).toContainEqual({
      file: 'apply.jsonl',
      line: 3,
      why: 'what is declared sensitive',
    });
  });

  it('leaves a marker in the source that says what was there, and every line where it was', () => {
    const secret = `variable "token" {
  type      = string
  sensitive = true
  default   = "hunter2-one"
}

variable "key" {
  sensitive = true
  default   = <<-EOT
    first line of it
    second line of it
  EOT
}

module "db" {
  source   = "./db"
  password = "hunter2-two"
}

locals {
  handed_on = "hunter2-three" # hunter2-one again
}

resource "aws_secretsmanager_secret_version" "a" {
  secret_string = local.handed_on
}

resource "aws_db_instance" "b" {
  tags = { owner = "AKIAIOSFODNN7EXAMPLE" }

  password_wo = jsonencode({ user = "hunter2-four" })
  user_data   = "prefix hunter2-one ${'$'}{var.region} suffix"
}
`;
    const before = {
      'secret.tf': secret,
      'db/main.tf':
        'variable "password" {\n  sensitive = true\n}\n\nresource "x_y" "z" {\n  token = var.other\n}\n\nvariable "other" {\n  default = ""\n}\n',
      'x.auto.tfvars':
        'region = "us-east-1"\ntoken = "hunter2-five" # why not\npin   = 123456\n',
      'y.auto.tfvars.json':
        '{\n  "region": "us-east-1",\n  "token": {\n    "a": "hunter2-six"\n  }\n}\n',
    };
    const { bundle, redactions } = redact(withSource(before));
    const after = sourceOf(bundle.files);

    expect(JSON.stringify(bundle.files)).not.toMatch(/hunter2|line of it|AKIA/);
    for (const [file, text] of Object.entries(before)) {
      expect(after[file].split('\n')).toHaveLength(text.split('\n').length);
    }
    expect(
      redactions.places.map(it => `${it.source}:${it.line} ${it.why}`),
    ).toEqual([
      'secret.tf:4 the default of the sensitive variable token',
      'secret.tf:10 the default of the sensitive variable key',
      'secret.tf:17 password of module.db',
      'secret.tf:21 secret_string of aws_secretsmanager_secret_version.a',
      'secret.tf:21 the default of the sensitive variable token',
      'secret.tf:29 an AWS access key',
      'secret.tf:31 password_wo of aws_db_instance.b',
      'secret.tf:32 the default of the sensitive variable token',
      'x.auto.tfvars:2 the value of the sensitive variable token',
      'y.auto.tfvars.json:4 the value of the sensitive variable token',
    ]);
    expect(after['x.auto.tfvars']).toContain('pin   = 123456');
    expect(JSON.parse(after['y.auto.tfvars.json']).region).toBe('us-east-1');
  });

  it('takes nothing for a secret that is made by somebody else, or that the portal wrote', () => {
    const honest = {
      'more.tf': `variable "region" {
  sensitive = true
  default   = "us-east-1"
}

resource "aws_secretsmanager_secret_version" "a" {
  secret_string = jsonencode({ user = "app", password = random_password.a.result })
}

resource "aws_db_instance" "b" {
  manage_master_user_password = true
  password                    = file("${'$'}{path.module}/password.txt")
  description                 = "the token is var.token"
}

resource "aws_ssm_parameter" "plain" {
  type  = "String"
  value = "nothing secret"
}
`,
    };
    const files = withSource(honest);
    const { bundle } = redact(files);
    const after = sourceOf(bundle.files);

    expect(after['more.tf']).toBe(
      honest['more.tf'].replace(
        '"us-east-1"',
        '"(redacted: the default of the sensitive variable region)"',
      ),
    );
    expect({ ...bundle.files, 'source.json': '' }).toEqual({
      ...files,
      'source.json': '',
    });
  });

  it('hides nothing that Terraform acts upon', async () => {
    const hidden = `/* -----BEGIN PRIVATE KEY----- */
resource "terraform_data" "x" {
  provisioner "local-exec" {
    command = "true"
  }
}
/* -----END PRIVATE KEY----- */
# -----BEGIN PRIVATE KEY-----
# abc
# -----END PRIVATE KEY----- resource "null_resource" "y" {}

variable "block" {
  sensitive = true
  default   = <<EOT
resource "terraform_data" "x" {
  provisioner "local-exec" {
    command = "true"
  }
}
EOT
}
`;
    const graded = await gradeBundle(
      bundleOf(withSource({ 'hidden.tf': hidden }), { itemId: 'lab-2' }),
      workspaceOf('aws'),
    );

    expect(graded.grade?.checks[0]).toMatchObject({
      id: 'source-allowed',
      message: expect.stringMatching(/hidden\.tf:3: provisioner local-exec/),
    });
    expect(
      'evidence' in graded && graded.evidence.prescan?.findings,
    ).toHaveLength(1);
  });

  it('keeps the manifest, by which the stored bundle is verified and judged to the same bytes', async () => {
    const files = withSource({
      'secret.tf':
        'resource "aws_secretsmanager_secret_version" "t" {\n  secret_string = "hunter2-nine"\n}\n',
    });
    const bundle = bundleOf(files, { itemId: 'lab-2' });
    const stored = redactBundle(bundle);
    const first = await gradeBundle(bundle, workspaceOf('aws'));
    const again = await gradeStoredBundle(
      JSON.parse(JSON.stringify(stored)),
      workspaceOf('aws'),
    );

    expect(stored.bundle.manifest).toBe(bundle.manifest);
    expect(stored.redactions.files['source.json'].original).toEqual(
      JSON.parse(bundle.manifest).files['source.json'],
    );
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(JSON.stringify(first)).not.toContain('hunter2');
    expect(first.grade?.checks[0]).toMatchObject({
      id: 'no-plain-secrets',
      message:
        'secret.tf:2: secret_string of aws_secretsmanager_secret_version.t stands in the code.',
    });
    expect(() => verifyBundle(stored.bundle)).toThrow(EvidenceError);
  });

  it('refuses a stored bundle that was changed, and a record that is of something else', () => {
    const stored = redact(
      withSource({ 'a.tf': 'locals {\n  password = "hunter2-nine"\n}\n' }),
    );
    const record = stored.redactions.files['source.json'];
    const codeOf = (changed: typeof stored) => {
      try {
        verifyStoredBundle(changed);
      } catch (error) {
        return (error as EvidenceError).code;
      }
      return 'none';
    };
    const withFiles = (files: object) => ({
      ...stored,
      bundle: { ...stored.bundle, files: { ...stored.bundle.files, ...files } },
    });
    const withRecord = (files: object) => ({
      ...stored,
      redactions: {
        ...stored.redactions,
        files: { ...stored.redactions.files, ...files },
      },
    });

    expect(codeOf(stored)).toBe('none');
    expect(codeOf(withFiles({ 'source.json': '{"files":{}}' }))).toBe(
      'size-mismatch',
    );
    expect(codeOf(withFiles({ 'fmt.json': '{}' }))).toBe('size-mismatch');
    expect(
      codeOf(
        withRecord({
          'source.json': { ...record, original: { sha256: '', size: 1 } },
        }),
      ),
    ).toBe('digest-mismatch');
    expect(
      codeOf(
        withRecord({ 'other.json': { original: { sha256: '', size: 0 } } }),
      ),
    ).toBe('digest-mismatch');
  });

  it('keeps nothing of a file of Terraform’s that it cannot read, and the grader says the same of it', async () => {
    const files = {
      ...recordedRun('lab-2', 'aws'),
      'plan.json': '{"a": hunter2',
    };
    const stored = redact(files);

    expect(stored.bundle.files['plan.json']).toBeUndefined();
    const first = await gradeBundle(
      bundleOf(files, { itemId: 'lab-2' }),
      workspaceOf('aws'),
    );
    const again = await gradeStoredBundle(stored, workspaceOf('aws'));
    expect(first.grade?.outcome).toBe('invalid');
    expect(first.grade?.checks[0].message).toMatch(
      /^plan\.json cannot be read: line 1, column 7: not JSON/,
    );
    expect(JSON.stringify([first, stored])).not.toContain('hunter2');
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  });

  it('refuses what is made to keep it busy', () => {
    const many = Array.from(
      { length: 2_500 },
      (_, index) =>
        `variable "v${index}" {\n  sensitive = true\n  default   = "secret-${index}"\n}\n`,
    ).join('');

    expect(() => redact(withSource({ 'many.tf': many }))).toThrow(
      /more than 2000 values are called sensitive/,
    );
    const deep = '"${'.repeat(20_000);
    expect(() =>
      redact(withSource({ 'deep.tf': `a = ${deep}` })),
    ).not.toThrow();
  });

  /*
   * The promise: no value of six characters and more that is declared sensitive is in anything that comes out, in whatever
   * encoding it went in. Words of letters alone are left out: where one is Terraform's own, it stands there for that.
   */
  it('lets no declared-sensitive value through, in any encoding', async () => {
    const text = fc
      .string({ minLength: 6, maxLength: 90, unit: 'grapheme-ascii' })
      .map(it => it.trim())
      .filter(it => it.length >= 6 && /\d/.test(it) && !/^[\d.]+$/.test(it));
    const unicode = fc
      .string({ minLength: 6, maxLength: 30, unit: 'grapheme' })
      .map(it => `ü9${it}`.trim());
    const lines = fc
      .array(fc.stringMatching(/^[a-z0-9]{14,30}$/), {
        minLength: 2,
        maxLength: 4,
      })
      .map(parts => parts.join('\n'));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, unicode, lines),
        fc.constantFrom('default', 'tfvars', 'tfvars.json', 'plan', 'argument'),
        fc.nat(5),
        async (secret, way, shift) => {
          const encodings = encodingsOf(secret, shift);
          const bundle = bundleOf(carrying(secret, way, encodings), {
            itemId: 'lab-2',
          });
          const stored = redactBundle(bundle);
          const graded = await gradeBundle(bundle, workspaceOf('aws'));
          const outputs = JSON.stringify([
            stored.bundle.files,
            stored.redactions,
            graded,
          ]);
          const decoded = [outputs, ...stringsIn(JSON.parse(outputs))];
          for (const form of [secret, ...Object.values(encodings)]) {
            expect(decoded.some(it => it.includes(form))).toBe(false);
          }
          expect(redactBundle(stored.bundle).bundle.files).toEqual(
            stored.bundle.files,
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});

function encodingsOf(secret: string, shift: number): Record<string, string> {
  const json = JSON.stringify(secret).slice(1, -1);
  return {
    json,
    twice: JSON.stringify(json).slice(1, -1),
    base64: Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    within: Buffer.from(`${'x'.repeat(shift)}${secret} and more`).toString(
      'base64',
    ),
    url: Buffer.from(`user:${secret}`).toString('base64url'),
    hex: Buffer.from(secret).toString('hex'),
    escaped: encodeURIComponent(secret),
  };
}

/** A run that says once that a value is secret, and has it in many other places. */
function carrying(
  secret: string,
  way: string,
  encodings: Record<string, string>,
): Record<string, string> {
  const hcl = JSON.stringify(secret).replace(/([$%])\{/g, '$1$1{');
  const declared = 'variable "s" {\n  sensitive = true\n}\n';
  const source: Record<string, Record<string, string>> = {
    default: {
      's.tf': `variable "s" {\n  sensitive = true\n  default   = ${hcl}\n}\n`,
    },
    tfvars: { 's.tf': declared, 's.auto.tfvars': `s = ${hcl}\n` },
    'tfvars.json': {
      's.tf': declared,
      's.auto.tfvars.json': JSON.stringify({ s: secret }),
    },
    plan: { 's.tf': declared },
    argument: {
      's.tf': `resource "aws_db_instance" "d" {\n  password_wo = ${hcl}\n}\n`,
    },
  };
  const all = Object.values(encodings);
  const files = withSource({
    ...source[way],
    't.tf': `resource "aws_instance" "t" {\n  # ${JSON.stringify(
      secret,
    )}\n  user_data = <<-EOT\n    ${secret
      .split('\n')
      .join('\n    ')}\n  EOT\n  tags = { a = ${hcl} }\n}\n`,
  });
  const plan = JSON.parse(files['plan.json']);
  plan.configuration.root_module.variables = { s: { sensitive: true } };
  plan.variables = { s: { value: secret } };
  plan.planned_values.root_module.resources[0].values.note = [secret, ...all];
  return {
    ...files,
    'plan.json': JSON.stringify(plan),
    'apply.jsonl': `${files['apply.jsonl']}${JSON.stringify({
      type: 'diagnostic',
      diagnostic: {
        detail: `found ${secret}`,
        snippet: { code: `  s = ${hcl}`, values: all },
      },
    })}\n`,
    'rotation-procedure.md': `${
      files['rotation-procedure.md']
    }\n${secret}\n${all.join('\n')}\n`,
  };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => [key, ...stringsIn(item)])
    : [];
}
