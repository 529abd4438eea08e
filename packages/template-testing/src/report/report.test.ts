import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { gatherProblems } from './gatherProblems';
import { Problem } from './Problem';
import { templateReportJunit } from './reportJunit';
import { templateReportText } from './reportText';
import {
  SampleReport,
  TemplateReport,
  TemplateTestReport,
} from './TemplateTestReport';

const problem: Problem = {
  check: 'parse',
  file: 'config.json',
  line: 3,
  found: 'a "quote" & <tag> \u0000\u001b \ud800',
  expected: 'JSON',
  advice: 'Mend it',
};

const sample = {
  origin: 'choices' as const,
  parameters: {},
  covers: [],
  lives: [],
  notes: [],
  durationMs: 10,
};

const report: TemplateTestReport = {
  outcome: 'failed',
  folder: 'templates',
  durationMs: 1234,
  problems: [{ ...problem, check: 'template', file: 'broken.yaml' }],
  templates: [
    {
      name: 'service',
      file: 'service/template.yaml',
      outcome: 'failed',
      problems: [{ ...problem, check: 'unused-value', found: 'colour' }],
      samples: [
        ...['a', 'b', 'c', 'd'].map(name => ({
          ...sample,
          name,
          outcome: 'failed' as const,
          problems: [problem],
        })),
        { ...sample, name: 'e', outcome: 'passed', problems: [] },
        {
          ...sample,
          name: 'f "<&>"',
          outcome: 'reduced',
          problems: [],
          notes: ['there is no terraform'],
        },
      ],
      ignored: [{ problem, reason: 'meant so' }],
      durationMs: 1000,
    },
  ],
};

describe('the report as text', () => {
  it('has each problem once, with the samples in which it was found', () => {
    const text = templateReportText(report);

    expect(text.match(/config\.json:3: a "quote"/g)).toHaveLength(1);
    expect(text).toContain('found in: “a”, “b”, “c” and 1 more sample');
    expect(text).toContain('to do:    Mend it');
    expect(text).toContain('note: there is no terraform');
    expect(text).toContain('ignored: parse in config.json: meant so');
    expect(text).toMatch(/FAILED: 1 template, 0 passed, 1 failed, 0 reduced/);
  });
});

describe('the report as JUnit', () => {
  const xml = templateReportJunit(report);

  it('is valid XML whatever is in it', () => {
    expect(XMLValidator.validate(xml)).toBe(true);
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u001b]/);
    expect(() => encodeURIComponent(xml)).not.toThrow();
  });

  it('has a suite a template, a case a sample, and counts that agree', () => {
    const { testsuites } = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
    }).parse(xml);
    const [unreadable, service] = testsuites.testsuite;

    expect(testsuites).toMatchObject({
      tests: '8',
      failures: '6',
      skipped: '1',
    });
    expect(unreadable.name).toBe('unreadable templates');
    expect(service.testcase.map((it: any) => it.name)).toEqual([
      ...['template', 'a', 'b', 'c', 'd', 'e', 'f "<&>"'],
    ]);
    expect(service.testcase[1].failure.type).toBe('parse');
    expect(service.testcase[6].skipped.message).toBe(
      'reduced: there is no terraform',
    );
  });
});

describe('what different texts in one field do to one file', () => {
  it('is one problem, unless it is there without them', () => {
    const faultWith = (found: string, field?: string): Problem => ({
      check: 'injection',
      file: 'a.yaml',
      found,
      field,
      expected: 'text',
      advice: 'Mend it',
    });
    const samples = [
      { name: 'defaults', problems: [faultWith('always there')] },
      { name: 'quotes', problems: [faultWith('breaks it', 'about')] },
      {
        name: 'YAML',
        problems: [
          faultWith('adds x', 'about'),
          faultWith('always there', 'about'),
        ],
      },
    ] as SampleReport[];

    expect(
      gatherProblems({ problems: [], samples } as unknown as TemplateReport),
    ).toEqual([
      {
        problem: expect.objectContaining({ found: 'always there' }),
        samples: ['defaults', 'YAML'],
      },
      {
        problem: expect.objectContaining({ found: 'breaks it' }),
        samples: ['quotes', 'YAML'],
      },
    ]);
  });
});
