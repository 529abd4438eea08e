import { read, readOne } from '../../__testUtils__/reading';

describe('SARIF', () => {
  const result = (changes: object = {}) => ({
    ruleId: 'CKV_AWS_79',
    ruleIndex: 0,
    level: 'error',
    message: { text: 'IMDSv1 is on.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'main.tf' },
          region: { startLine: 12 },
        },
      },
    ],
    ...changes,
  });
  const log = (...results: object[]) => ({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'checkov',
            rules: [
              {
                id: 'CKV_AWS_79',
                shortDescription: { text: 'IMDSv2 is required' },
                helpUri: 'https://docs.example.org/imds',
                defaultConfiguration: { level: 'note' },
              },
              { id: 'scored', properties: { 'security-severity': '9.8' } },
            ],
          },
        },
        invocations: [{ endTimeUtc: '2026-10-02T08:00:00Z' }],
        versionControlProvenance: [
          { repositoryUri: 'https://git.example.org/ada/lab-1' },
        ],
        results,
      },
    ],
  });

  it('becomes records with what the run and the rule know', () => {
    expect(readOne(log(result()))).toMatchObject({
      format: 'sarif',
      product: 'checkov',
      checkId: 'CKV_AWS_79',
      title: 'IMDSv2 is required',
      description: 'IMDSv1 is on.',
      severity: 'high',
      status: 'fail',
      provider: 'git',
      scopeId: 'https://git.example.org/ada/lab-1',
      resourceUid: 'main.tf',
      discriminator: '12',
      observedAt: '2026-10-02T08:00:00.000Z',
      remediationUrl: 'https://docs.example.org/imds',
      warnings: [],
    });
  });

  it('prefers a fingerprint to a line, for lines move', () => {
    const partialFingerprints = { primaryLocationLineHash: 'abc:1' };
    expect(readOne(log(result({ partialFingerprints }))).discriminator).toBe(
      'abc:1',
    );
  });

  it.each([
    [{ level: undefined }, 'low'],
    [{ level: 'warning' }, 'medium'],
    [{ level: 'none' }, 'informational'],
    [{ ruleId: 'scored', ruleIndex: 1 }, 'critical'],
    [{ ruleId: 'unknown', ruleIndex: undefined, level: undefined }, 'medium'],
  ])('with %j has severity %s', (changes, severity) => {
    expect(readOne(log(result(changes))).severity).toBe(severity);
  });

  it.each([
    [{ kind: 'pass' }, 'pass', 'active'],
    [{ kind: 'review' }, 'manual', 'active'],
    [{ kind: 'notApplicable' }, 'manual', 'active'],
    [{ baselineState: 'absent' }, 'pass', 'resolved'],
    [{ suppressions: [{ kind: 'inSource' }] }, 'fail', 'suppressed'],
    [
      { suppressions: [{ kind: 'external', status: 'rejected' }] },
      'fail',
      'active',
    ],
  ])('with %j is %s', (changes, status, sourceState) => {
    expect(readOne(log(result(changes)))).toMatchObject({
      status,
      sourceState,
    });
  });

  it('takes the rule of the extension that it names, whatever stands at that place in the tool', () => {
    const codeQl = log({
      ...result({ level: undefined, ruleIndex: undefined }),
      ruleId: 'js/xss',
      rule: { id: 'js/xss', index: 0, toolComponent: { index: 0 } },
    });
    Object.assign(codeQl.runs[0].tool, {
      driver: {
        name: 'CodeQL',
        rules: [{ id: 'other', properties: { 'security-severity': '9.9' } }],
      },
      extensions: [
        {
          name: 'codeql/javascript-queries',
          rules: [
            {
              id: 'js/xss',
              shortDescription: { text: 'Cross-site scripting' },
              properties: { 'security-severity': '7.8' },
            },
          ],
        },
      ],
    });
    const expected = { title: 'Cross-site scripting', severity: 'high' };
    expect(readOne(codeQl)).toMatchObject(expected);
    const [found] = codeQl.runs[0].results as any[];
    found.rule = {
      index: 0,
      toolComponent: { name: 'codeql/javascript-queries' },
    };
    expect(readOne(codeQl)).toMatchObject(expected);
    delete found.rule;
    found.ruleIndex = 0;
    expect(readOne(codeQl)).toMatchObject(expected);
  });

  it('takes no severity from a rule that is another one', () => {
    expect(
      readOne(log(result({ ruleId: 'gone', ruleIndex: 1, level: 'note' }))),
    ).toMatchObject({ severity: 'low', title: 'gone' });
  });

  it('finds a file that is named by its place among the artifacts', () => {
    const indexed = log(
      result({
        locations: [{ physicalLocation: { artifactLocation: { index: 1 } } }],
      }),
    );
    Object.assign(indexed.runs[0], {
      artifacts: [{}, { location: { uri: 'modules/gpu.tf' } }],
    });
    expect(readOne(indexed).resourceUid).toBe('modules/gpu.tf');
  });

  it('without any location is about the repository, or with a warning all that the tool looked at', () => {
    const nowhere = log(result({ locations: [] }));
    expect(readOne(nowhere)).toMatchObject({
      resourceUid: 'https://git.example.org/ada/lab-1',
      warnings: [],
    });
    Object.assign(nowhere.runs[0], { versionControlProvenance: undefined });
    expect(readOne(nowhere)).toMatchObject({
      resourceUid: 'checkov',
      warnings: [expect.stringContaining('all of checkov was taken for it')],
    });
  });

  it('looks up a message that is given by its id', () => {
    const byId = log(
      result({ message: { id: 'default', arguments: ['i-1', 'IMDSv1'] } }),
    );
    Object.assign(byId.runs[0].tool.driver.rules[0], {
      messageStrings: { default: { text: '{0} still answers {1}. {2}' } },
    });
    expect(readOne(byId).description).toBe('i-1 still answers IMDSv1. {2}');
  });

  it('of a run that found nothing has no records and no errors', () => {
    expect(read(log())).toEqual({ records: [], warnings: [], errors: [] });
  });
});
