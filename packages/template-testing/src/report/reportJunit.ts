import { Problem } from './Problem';
import {
  SampleReport,
  TemplateReport,
  TemplateTestReport,
} from './TemplateTestReport';

/**
 * The report as JUnit XML, as CI systems read it: a suite a template, a case a sample, and one more for what is wrong
 * whatever the form. A reduced sample is a skipped case, with what it lacks.
 *
 * @public
 */
export function templateReportJunit(report: TemplateTestReport): string {
  const unreadable: TemplateReport[] = report.problems.length
    ? [
        {
          name: 'unreadable templates',
          file: report.folder,
          outcome: 'failed',
          problems: report.problems,
          samples: [],
          ignored: [],
          durationMs: 0,
        },
      ]
    : [];
  const suites = [...unreadable, ...report.templates];
  const cases = suites.flatMap(casesOf);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({
      name: 'academy template test',
      ...counts(cases),
      time: secondsOf(report.durationMs),
    })}>`,
    ...suites.map(suite),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Case {
  name: string;
  problems: Problem[];
  skipped?: string;
  durationMs: number;
}

function casesOf(template: TemplateReport): Case[] {
  return [
    { name: 'template', problems: template.problems, durationMs: 0 },
    ...template.samples.map(
      ({ name, problems, outcome, notes, durationMs }: SampleReport): Case => ({
        name,
        problems,
        durationMs,
        ...(outcome === 'reduced' ? { skipped: notes.join(' ') } : {}),
      }),
    ),
  ];
}

function counts(cases: Case[]) {
  return {
    tests: cases.length,
    failures: cases.filter(it => it.problems.length).length,
    errors: 0,
    skipped: cases.filter(it => it.skipped !== undefined).length,
  };
}

function suite(template: TemplateReport): string {
  const cases = casesOf(template);
  return [
    `  <testsuite ${attributes({
      name: template.name,
      file: template.file,
      ...counts(cases),
      time: secondsOf(template.durationMs),
    })}>`,
    ...cases.map(it => testCase(template, it)),
    '  </testsuite>',
  ].join('\n');
}

function testCase(template: TemplateReport, one: Case): string {
  const opening = `    <testcase ${attributes({
    classname: template.name,
    name: one.name,
    file: template.file,
    time: secondsOf(one.durationMs),
  })}`;
  if (one.problems.length) {
    // One failure a case is all that most readers take, so it holds every problem.
    return [
      `${opening}>`,
      `      <failure ${attributes({
        type: one.problems[0].check,
        message: one.problems[0].found,
      })}>${escaped(one.problems.map(problemText).join('\n\n'))}</failure>`,
      '    </testcase>',
    ].join('\n');
  }
  return one.skipped === undefined
    ? `${opening}/>`
    : `${opening}>\n      <skipped ${attributes({
        message: `reduced: ${one.skipped}`,
      })}/>\n    </testcase>`;
}

function problemText(problem: Problem): string {
  const { check, file, line, found, expected, advice, broughtAboutBy } =
    problem;
  const place = [file, line].filter(it => it !== undefined).join(':');
  return `${
    place ? `${place}: ` : ''
  }${found} [${check}]\nexpected: ${expected}\nto do: ${advice}${
    broughtAboutBy ? `\nbecause: ${broughtAboutBy}` : ''
  }`;
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        // A parser would take a line's end within an attribute for a space.
        `${name}="${escaped(String(value)).replace(
          /[\n\t\r]/g,
          it => `&#${it.charCodeAt(0)};`,
        )}"`,
    )
    .join(' ');
}

const LONE_SURROGATES =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** XML 1.0 has no place for most control characters and for halves of surrogate pairs, not even escaped. */
function escaped(text: string): string {
  return text
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
      '\ufffd',
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function secondsOf(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
