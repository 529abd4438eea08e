import { gatherProblems } from './gatherProblems';
import { livesText } from './livesText';
import { Problem } from './Problem';
import { TemplateReport, TemplateTestReport } from './TemplateTestReport';

/**
 * The report for people: a line a template, a paragraph a problem, and at the end how many there are.
 *
 * @public
 */
export function templateReportText(report: TemplateTestReport): string {
  const counts = (outcome: string) =>
    report.templates.filter(it => it.outcome === outcome).length;
  const samples = report.templates.flatMap(it => it.samples).length;
  return [
    ...report.problems.map(it => paragraph(it, [])),
    ...report.templates.map(templateText),
    `${report.outcome.toLocaleUpperCase('en')}: ${many(
      report.templates.length,
      'template',
    )}, ${counts('passed')} passed, ${counts('failed')} failed, ${counts(
      'reduced',
    )} reduced; ${many(samples, 'sample')} in ${seconds(report.durationMs)}`,
    '',
  ].join('\n');
}

const MARKS = { passed: '✔', failed: '✖', reduced: '◐' };

function templateText(template: TemplateReport): string {
  const { name, file, outcome, samples, ignored, durationMs } = template;
  const notes = [...new Set(samples.flatMap(it => it.notes))];
  return [
    `${MARKS[outcome]} ${name} (${file}): ${outcome}, ${many(
      samples.length,
      'sample',
    )} in ${seconds(durationMs)}`,
    ...gatherProblems(template).map(it => paragraph(it.problem, it.samples)),
    ...livesText(template).map(it => `    ${it}`),
    ...notes.map(it => `    note: ${it}`),
    ...ignoredLines(ignored),
    '',
  ].join('\n');
}

function paragraph(problem: Problem, samples: string[]): string {
  const { check, file, line, found, expected, advice, broughtAboutBy } =
    problem;
  const place = [file, line].filter(it => it !== undefined).join(':');
  // What follows is a log.
  const [what, ...log] = found.split('\n');
  return [
    `  ✖ ${place ? `${place}: ` : ''}${what} [${check}]`,
    ...log.map(it => `      | ${it}`),
    `      expected: ${expected}`,
    `      to do:    ${advice}`,
    ...(broughtAboutBy ? [`      because:  ${broughtAboutBy}`] : []),
    ...(samples.length ? [`      found in: ${some(samples)}`] : []),
  ].join('\n');
}

function some(samples: string[]): string {
  const shown = samples.slice(0, 3).map(it => `“${it}”`);
  const more = samples.length - shown.length;
  return `${shown.join(', ')}${
    more ? ` and ${many(more, 'more sample')}` : ''
  }`;
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function ignoredLines(ignored: TemplateReport['ignored']): string[] {
  const lines = ignored.map(
    ({ problem, reason }) =>
      `    ignored: ${problem.check}${
        problem.file ? ` in ${problem.file}` : ''
      }: ${reason}`,
  );
  return [...new Set(lines)];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
