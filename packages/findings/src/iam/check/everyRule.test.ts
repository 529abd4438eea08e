import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fixtureOf, InputKind } from '../__testUtils__/ruleFixtures';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { ESCALATION_RULES } from '../escalation/escalationRules';
import { AwsReference } from '../lint/AwsReference';
import { filledIn } from '../remedy/placeholders';
import { HclParser } from '../terraform/syntax/HclParser';
import { HclBlockBody } from '../terraform/syntax/HclSyntax';
import { FINDING_SEVERITIES } from '../../record';
import { checkIam } from './checkIam';
import { IamProblem } from './IamProblem';
import { IAM_RULES, IamRuleId } from './iamRules';

/*
 * What is promised of every result, whatever the rule and whatever it was found in: where it is, which statement allows it, how
 * grave and why, a smaller policy or the reason why there is none, and how to mend it by hand, by command and by Terraform.
 */

let catalog: ActionCatalog;
let reference: AwsReference;
let hcl: HclParser;

beforeAll(async () => {
  hcl = await HclParser.load();
  catalog = await ActionCatalog.load(
    ESCALATION_RULES.flatMap(each => each.actions),
  );
  reference = await AwsReference.ofTexts(
    ESCALATION_RULES.flatMap(each => each.actions.map(it => `"${it}"`)),
  );
});

const check = (files: Record<string, string>) =>
  checkIam(
    Object.entries(files).map(([file, text]) => ({ file, text })),
    { catalog, reference, hcl, now: '2026-11-01T00:00:00.000Z' },
  );

const cases = IAM_RULES.flatMap(({ id }) =>
  Object.entries(fixtureOf(id) ?? {})
    .filter(([, files]) => files)
    .map(
      ([kind, files]) =>
        [id, kind as InputKind, files as Record<string, string>] as const,
    ),
);

const KNOWN = new Set(IAM_RULES.map(it => it.id));

const found = (id: IamRuleId, files: Record<string, string>) => {
  const { problems, errors } = check(files);
  expect(errors).toEqual([]);
  // Whatever else is found is on the list too.
  expect(problems.filter(it => !KNOWN.has(it.rule))).toEqual([]);
  return problems.filter(it => it.rule === id);
};

describe('the list of rules', () => {
  it('has each once, with words of its own', () => {
    expect(new Set(IAM_RULES.map(it => it.id)).size).toBe(IAM_RULES.length);
    for (const { title, help } of IAM_RULES) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(help).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each(IAM_RULES.map(it => it.id))('has a fixture for %s', id => {
    expect(fixtureOf(id)).toBeDefined();
  });
});

describe.each(cases)('%s in %s', (id, kind, files) => {
  let problems: IamProblem[];

  beforeAll(() => {
    problems = found(id, files);
  });

  it('says where it is, what opens it, how grave it is and why', () => {
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      const lines = (file: string) => files[file].split('\n').length;
      expect(problem.line).toBeLessThanOrEqual(lines(problem.file));
      expect(problem.message.length).toBeGreaterThan(20);
      expect(FINDING_SEVERITIES).toContain(problem.severity);
      expect(problem.reason.length).toBeGreaterThan(10);
      expect(problem.remedy).toMatch(/[.?]$/);
      expect(problem.statements.length).toBeGreaterThan(0);
      for (const statement of problem.statements) {
        expect(statement.policy).not.toBe('');
        expect(statement.line).toBeGreaterThan(0);
        expect(statement.line).toBeLessThanOrEqual(lines(statement.file));
      }
    }
  });

  it('has a smaller policy, which says what is to be filled in', () => {
    for (const { smaller, noSmaller } of problems) {
      expect(noSmaller).toBeUndefined();
      for (const each of smaller!) {
        const text = JSON.stringify(each.document);
        const capitals = text.match(
          /(?<![A-Za-z_])[A-Z]{2,}(?:_[A-Z]+)+(?![A-Za-z_])/g,
        );
        expect(each.placeholders).toEqual(Array.from(new Set(capitals ?? [])));
        expect([...each.removed, ...each.narrowed].length).toBeGreaterThan(0);
      }
    }
  });

  it('has a smaller policy that is well when it is judged', () => {
    for (const problem of kind === 'json' ? problems : []) {
      for (const { document } of problem.smaller!) {
        const after = check({
          ...('includedPermissions' in document ? {} : files),
          [problem.file]: JSON.stringify(
            filledIn(documentIn(problem, document, files)),
          ),
        });
        expect(after.errors).toEqual([]);
        expect(after.problems.map(it => it.rule)).not.toContain(id);
      }
    }
  });

  it('says how to mend it in the console, by command and by Terraform', () => {
    for (const { remediation } of problems) {
      expect(remediation.console.length).toBeGreaterThan(0);
      expect(remediation.cli.length).toBeGreaterThan(0);
      expect(remediation.cli.join('\n')).toMatch(/^(aws|gcloud|az|cat) /m);
      const { errors, body } = hcl.parse('fix.tf', remediation.terraform);
      expect(errors).toEqual([]);
      expect(body.blocks.length).toBeGreaterThan(0);
      expect(strangersIn(body)).toEqual([]);
    }
  });
});

/** The file with the smaller document in the place of what it replaces. */
function documentIn(
  { pointer = '', file, smaller }: IamProblem,
  document: Record<string, unknown>,
  files: Record<string, string>,
): unknown {
  const [{ replaces }] = smaller!;
  const before = JSON.parse(files[file]);
  // A role of one's own is assigned in the place of the one that opens the way.
  if ('includedPermissions' in document) {
    return {
      ...before,
      bindings: [
        {
          role: 'projects/lab/roles/smaller',
          members: ['user:ada@example.org'],
        },
      ],
    };
  }
  if ('IsCustom' in document) {
    return [document];
  }
  if (!replaces) {
    return document;
  }
  const steps = pointer.split('/').slice(1);
  const end = steps.indexOf('Statement');
  const way = end < 0 ? steps : steps.slice(0, end);
  const put = (value: any, [step, ...rest]: string[]): unknown => {
    if (step === undefined) {
      return document;
    }
    const copy = Array.isArray(value) ? [...value] : { ...value };
    copy[step as keyof typeof copy] = put(value[step], rest);
    return copy;
  };
  return put(before, way);
}

interface SchemaBlock {
  attributes?: Record<string, { required?: boolean }>;
  block_types?: Record<string, { min_items?: number; block: SchemaBlock }>;
}

/** Of the providers' own schemas, as the simulated clouds have them. */
const SCHEMAS: Record<string, { block: SchemaBlock }> = Object.assign(
  {},
  ...['aws', 'azurerm', 'google'].map(
    name =>
      JSON.parse(
        gunzipSync(
          readFileSync(
            join(__dirname, `../../../../cloud-sim/schemas/${name}.json.gz`),
          ),
        ).toString(),
      ).schema.resource_schemas,
  ),
);

const attributes = (required: string[], optional: string[] = []) => ({
  block: {
    attributes: {
      ...Object.fromEntries(required.map(it => [it, { required: true }])),
      ...Object.fromEntries(optional.map(it => [it, {}])),
    },
  },
});

/** Of resources that the simulated clouds do not have, by the providers' documentation. */
const DOCUMENTED: Record<string, { block: SchemaBlock }> = {
  aws_iam_user_policy: attributes(['user', 'policy'], ['name', 'name_prefix']),
  aws_iam_group_policy: attributes(['group', 'policy'], ['name']),
  azuread_application_federated_identity_credential: attributes(
    ['application_id', 'audiences', 'display_name', 'issuer', 'subject'],
    ['description'],
  ),
  azuread_application_flexible_federated_identity_credential: attributes(
    [
      'application_id',
      'audience',
      'claims_matching_expression',
      'display_name',
      'issuer',
    ],
    ['description'],
  ),
};

/** Types and arguments that no provider has, and arguments that are missing. */
function strangersIn({ blocks }: HclBlockBody): string[] {
  return blocks.flatMap(({ type, labels, body }) => {
    const [name] = labels;
    const schema = SCHEMAS[name] ?? DOCUMENTED[name];
    return type === 'resource' && schema
      ? strangersInBlock(name, body, schema.block)
      : [`${type} ${name}`];
  });
}

function strangersInBlock(
  name: string,
  body: HclBlockBody,
  { attributes: known = {}, block_types: types = {} }: SchemaBlock,
): string[] {
  const said = body.attributes.map(it => it.name);
  return [
    ...said.filter(it => !known[it]).map(it => `${name} has no ${it}`),
    ...Object.keys(known)
      .filter(it => known[it].required && !said.includes(it))
      .map(it => `${name} needs ${it}`),
    ...body.blocks.flatMap(each =>
      types[each.type]
        ? strangersInBlock(
            `${name}.${each.type}`,
            each.body,
            types[each.type].block,
          )
        : [`${name} has no block ${each.type}`],
    ),
  ];
}
