import { problemsSarif } from './problemsSarif';

const PROBLEM = {
  file: 'units/a b.md',
  line: 0,
  code: 'broken-link',
  message: 'The link leads nowhere',
  remedy: 'Correct it',
} as const;

describe('problemsSarif', () => {
  it('writes a log of SARIF 2.1.0 that points at files from the root of the repository', () => {
    const log: any = problemsSarif([{ ...PROBLEM, severity: 'error' }], {
      version: '1.2.3',
      prefix: 'templates/mod-903/',
    });
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.tool.driver).toEqual({
      name: 'academy check',
      version: '1.2.3',
      rules: [{ id: 'broken-link' }],
    });
    expect(run.results).toEqual([
      {
        ruleId: 'broken-link',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'The link leads nowhere. Correct it.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'templates/mod-903/units/a%20b.md' },
              region: { startLine: 1 },
            },
          },
        ],
        properties: { severity: 'error' },
      },
    ]);
  });

  it.each([
    ['error', 'error'],
    ['conflict', 'warning'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const)('calls %s a %s', (severity, level) => {
    const log: any = problemsSarif([{ ...PROBLEM, severity }], {
      version: '1',
    });
    expect(log.runs[0].results[0].level).toBe(level);
  });

  it('leaves what a person must decide to a person', () => {
    const log: any = problemsSarif([], {
      version: '1',
      questions: [
        {
          ruleId: 'no-duplication',
          file: 'module.yaml',
          line: 3,
          message: '?',
        },
      ],
    });
    expect(log.runs[0].results).toEqual([
      expect.objectContaining({ kind: 'review', level: 'none', ruleIndex: 0 }),
    ]);
  });
});
