import { blameValues } from './blameValues';
import { formProblems } from './checks/formProblems';
import { skeletonProblems } from './checks/skeletonProblems';
import { stepProblems } from './checks/stepProblems';
import { templateEntity } from './checks/templateEntity';
import { valueProblems } from './checks/valueProblems';
import { ignoreProblems } from './report/ignoreProblems';
import { Problem } from './report/Problem';
import {
  SampleReport,
  TemplateReport,
  worstOutcome,
} from './report/TemplateTestReport';
import { deriveSamples, SampleSelection } from './samples/deriveSamples';
import { lifeSamples, RenderedConfiguration } from './samples/lifeSamples';
import { readSamples } from './samples/readSamples';
import { TemplateSamples, TerraformLife } from './samples/TemplateSamples';
import { Template } from './templates/Template';
import { SampleTests } from './SampleTests';
import { TemplateTestSession } from './TemplateTestSession';

/** Without these the scaffolder cannot run the template, whatever the form. */
const FATAL = new Set(['skeleton', 'path-escape', 'samples']);

/** How one template is tested. */
export interface TestTemplateOptions {
  selection: SampleSelection;
  terraform: boolean;
  life?: TerraformLife;
  onSample?: (sample: string | undefined, done: number, total: number) => void;
}

/** Tests one template: what is wrong with it whatever the form, then form by form. */
export async function testTemplate(
  session: TemplateTestSession,
  template: Template,
  options: TestTemplateOptions,
): Promise<TemplateReport> {
  const started = Date.now();
  const { samples: file, problems: unreadable } = readSamples(template);
  const found = [
    ...unreadable,
    ...(await templateProblems(session, template, file)),
  ];
  const ignoring = ignoreProblems(found, file.ignore ?? []);
  const fatal = found.some(it => FATAL.has(it.check));
  const samples = fatal
    ? []
    : deriveSamples(template, file, options.selection, options.life);
  const test = new SampleTests(session, template, file, options.terraform);
  const ignored = [...ignoring.ignored];
  let done = 0;
  const finish = (report: SampleReport): SampleReport => {
    done++;
    options.onSample?.(report.name, done, samples.length);
    const kept = ignoreProblems(
      report.problems.filter(it => !isKnownBlank(it, found)),
      file.ignore ?? [],
    );
    ignored.push(...kept.ignored);
    return withProblems(report, kept.problems);
  };
  options.onSample?.(undefined, done, samples.length);
  const reports: Promise<SampleReport>[] = [];
  const rendered: RenderedConfiguration[] = [];
  for (const sample of samples) {
    const { finished, configuration } = await test.begin(sample);
    rendered.push({ sample, configuration });
    reports.push(finished.then(finish));
  }
  // What has to be lived through is known when everything has been rendered once.
  const lives =
    options.terraform && options.selection !== 'declared'
      ? lifeSamples(template, file, rendered, {
          life: options.life ?? 'full',
          inEveryConfiguration: options.selection === 'all',
        })
      : [];
  samples.push(...lives);
  for (const sample of lives) {
    const { finished } = await test.begin(sample);
    reports.push(
      finished.then(report => blameValues(test, sample, report)).then(finish),
    );
  }
  const finished = await Promise.all(reports);
  test.end();
  const outcome = worstOutcome([
    ignoring.problems.length ? 'failed' : 'passed',
    ...finished.map(it => it.outcome),
  ]);
  return {
    name: template.name,
    file: template.shownFile,
    outcome,
    problems: ignoring.problems,
    samples: finished,
    ignored,
    durationMs: Date.now() - started,
  };
}

async function templateProblems(
  session: TemplateTestSession,
  template: Template,
  file: TemplateSamples,
): Promise<Problem[]> {
  const globals = await session.runner.globals();
  return [
    ...(await templateEntity(template)),
    ...formProblems(template, file),
    ...stepProblems(template, file, {
      knowsAction: it => session.runner.knows(it, file.actions),
      actions: session.runner.knownActions(),
      globals,
    }),
    ...skeletonProblems(template),
    ...valueProblems(template, globals),
  ];
}

/** That a name leads nowhere is said already, so it need not be said that nothing comes of it. */
function isKnownBlank(problem: Problem, known: Problem[]): boolean {
  return (
    problem.check === 'blank-expression' &&
    known.some(it => it.file === problem.file && it.line === problem.line)
  );
}

function withProblems(report: SampleReport, problems: Problem[]): SampleReport {
  const mended = report.outcome === 'failed' && !problems.length;
  return {
    ...report,
    problems,
    outcome: mended ? 'passed' : report.outcome,
  };
}
