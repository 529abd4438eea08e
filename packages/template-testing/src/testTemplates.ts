import { findTemplates } from './templates/findTemplates';
import { matchesPath } from './checks/matchesPath';
import { testTemplate } from './testTemplate';
import { TestTemplatesOptions } from './TemplateTestOptions';
import { TemplateTestSession } from './TemplateTestSession';
import {
  TemplateReport,
  TemplateTestReport,
  worstOutcome,
} from './report/TemplateTestReport';

/**
 * Tests every template below a folder: each is run by the genuine scaffolder with the forms of its samples file and with
 * those that follow from its schema, and every repository that comes out is searched, linted and lived through in a
 * simulated cloud. Nothing is published, registered or fetched from a network.
 *
 * @param folder - a folder, or the file of one template
 * @throws Error where there is no such folder, or `only` names no template in it
 * @public
 */
export async function testTemplates(
  folder: string,
  options: TestTemplatesOptions = {},
): Promise<TemplateTestReport> {
  const started = Date.now();
  const found = findTemplates(folder);
  const templates = found.templates.filter(
    it => options.only === undefined || matchesPath(it.name, options.only),
  );
  if (options.only !== undefined && !templates.length) {
    throw new Error(
      `there is no template ${options.only} in ${folder}; it has ${
        found.templates.map(it => it.name).join(', ') || 'none'
      }`,
    );
  }
  if (!templates.length && !found.problems.length) {
    throw new Error(
      `there is no template in ${folder}: no YAML file with \`kind: Template\``,
    );
  }
  const progress = new Map<string, { done: number; total: number }>();
  const tell = (template: string, sample: string | undefined, step: string) =>
    options.onProgress?.({
      template,
      sample,
      step,
      ...(progress.get(template) ?? { done: 0, total: 0 }),
    });
  const session = await TemplateTestSession.start(
    options,
    templates,
    ({ template, sample }, step) => tell(template.name, sample.name, step),
  );
  try {
    const reports: Promise<TemplateReport>[] = [];
    for (const template of templates) {
      // The next one is rendered while the checks of those before go on.
      reports.push(
        testTemplate(session, template, {
          selection: options.samples ?? 'all',
          terraform: options.terraform ?? true,
          life: options.life,
          onSample: (sample, done, total) => {
            progress.set(template.name, { done, total });
            tell(template.name, sample, sample ? 'finished' : 'begins');
          },
        }),
      );
    }
    const finished = await Promise.all(reports);
    return {
      outcome: worstOutcome([
        found.problems.length ? 'failed' : 'passed',
        ...finished.map(it => it.outcome),
      ]),
      folder,
      templates: finished,
      problems: found.problems,
      durationMs: Date.now() - started,
    };
  } finally {
    await session.stop();
  }
}
