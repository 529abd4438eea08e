import { ActionCatalog } from '../escalation/ActionCatalog';
import { AwsReference } from '../lint/AwsReference';
import { checkIam } from './checkIam';
import { iamProblemEvent } from './iamProblemEvent';
import { iamSarif } from './iamSarif';

const NOW = '2026-11-01T00:00:00.000Z';

let catalog: ActionCatalog;
let reference: AwsReference;

beforeAll(async () => {
  catalog = await ActionCatalog.load(['iam:PutUserPolicy']);
  reference = await AwsReference.load();
});

const problemsOf = (text: string) =>
  checkIam([{ file: 'lab.json', text }], { catalog, reference, now: NOW })
    .problems;

const logOf = (text: string) =>
  iamSarif(problemsOf(text), { version: '1.0.0' }) as {
    runs: [
      {
        tool: { driver: { rules: any[] } };
        results: any[];
      },
    ];
  };

const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement,
});
const allow = (Action: string | string[]) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
});

/** The text with a fix applied. */
function applied(text: string, [fix]: any[]): string {
  const [{ replacements }] = fix.artifactChanges;
  const [{ deletedRegion: region, insertedContent }] = replacements;
  const offsetOf = (line: number, column: number) =>
    text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, it) => sum + it.length + 1, 0) +
    column -
    1;
  return (
    text.slice(0, offsetOf(region.startLine, region.startColumn)) +
    insertedContent.text +
    text.slice(offsetOf(region.endLine, region.endColumn))
  );
}

describe('SARIF', () => {
  it('has a title, help and the way to mend it for each rule', () => {
    const [{ tool }] = logOf(JSON.stringify(policy(allow('*')))).runs;
    const [rule] = tool.driver.rules;
    expect(rule).toMatchObject({
      id: 'aws-administrator',
      shortDescription: { text: 'An administrator' },
    });
    for (const part of ['**Console**', '```sh', '```hcl']) {
      expect(rule.help.markdown).toContain(part);
    }
  });

  it.each([
    ['alone', (document: object) => document],
    [
      'within an answer of the API',
      (document: object) => ({
        PolicyVersion: { Document: document, VersionId: 'v1' },
      }),
    ],
  ])('has a fix for a policy %s that leaves the rest as it is', (_, wrap) => {
    const write = (document: object) =>
      JSON.stringify(wrap(document), undefined, 2);
    const text = write(
      policy(allow(['s3:GetObject', 's3:GetObjcet', 'iam:PutUserPolicy'])),
    );
    const [{ results }] = logOf(text).runs;
    const fixOf = (rule: string) =>
      results.find(it => it.ruleId === rule).fixes;
    expect(applied(text, fixOf('aws-policy/unknown-action'))).toBe(
      write(policy(allow(['s3:GetObject', 'iam:PutUserPolicy']))),
    );
    const once = applied(text, fixOf('aws-escalation/iam:PutUserPolicy'));
    expect(problemsOf(once).map(it => it.rule)).toEqual([
      'aws-policy/unknown-action',
    ]);
  });

  it('has none to apply where something is to be filled in, and says what', () => {
    const open = policy({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'sts:AssumeRole',
    });
    const [{ results }] = logOf(JSON.stringify(open)).runs;
    expect(results[0].fixes).toBeUndefined();
    expect(results[0].properties.smaller[0].placeholders).toEqual([
      'ACCOUNT_ID',
      'ROLE_NAME',
    ]);
  });

  it('has none where the policy is a text within the file', () => {
    const PolicyDocument = encodeURIComponent(
      JSON.stringify(policy(allow(['iam:PutUserPolicy', 's3:GetObject']))),
    );
    const [{ results }] = logOf(
      JSON.stringify({ PolicyName: 'lab', PolicyDocument }),
    ).runs;
    expect(results[0].fixes).toBeUndefined();
    expect(results[0].properties.smaller).toHaveLength(1);
  });
});

describe('OCSF', () => {
  it('carries the statement, the reason, the smaller policy and the steps', () => {
    const [problem] = problemsOf(
      JSON.stringify(policy(allow(['s3:GetObject', 'iam:PutUserPolicy']))),
    );
    const event = iamProblemEvent(problem, {
      observedAt: NOW,
      version: '1.0.0',
    });
    expect(event.remediation!.desc).toContain('Open IAM');
    expect(event.unmapped).toMatchObject({
      gpu_academy: {
        severity_reason: 'it can give itself any permission',
        statements: [{ name: 'lab.json, statement 0', file: 'lab.json' }],
        smaller: [{ document: policy(allow('s3:GetObject')) }],
        remediation: { console: expect.any(Array) },
      },
    });
  });
});
