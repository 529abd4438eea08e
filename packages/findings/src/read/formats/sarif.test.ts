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

  it('of a run that found nothing has no records and no errors', () => {
    expect(read(log())).toEqual({ records: [], warnings: [], errors: [] });
  });
});
