import { JsonObject } from '@backstage/types';
import path from 'node:path';
import { RenderedSample } from './checks/RenderedSample';
import { Problem } from './report/Problem';
import { TemplateTestOutcome } from './report/TemplateTestReport';
import { readSamples } from './samples/readSamples';
import { TerraformLife } from './samples/TemplateSamples';
import { RenderOutcome, StepRun } from './scaffolder/Rendering';
import { unreadNotes } from './scaffolder/unreadNotes';
import { findTemplates } from './templates/findTemplates';
import { TemplateSurroundings } from './TemplateTestOptions';
import { TemplateTestSession } from './TemplateTestSession';

/**
 * How one template is run.
 *
 * @public
 */
export interface RunTemplateOptions extends TemplateSurroundings {
  /** Path of its file. */
  template: string;
  /** Which of them, where the file holds several. */
  name?: string;
  /** The form as it is filled in; nothing is added to it. */
  parameters: JsonObject;
  /** Entity reference of who runs it; `user:default/sample` unless given. */
  user?: string;
  secrets?: Record<string, string>;
  /** Where the repository is kept; a folder that does not exist yet. */
  target: string;
  /** What its Terraform goes through; `none` unless given. */
  terraform?: TerraformLife;
  /** False: it is only run, and no file is searched or linted. */
  checks?: boolean;
}

/**
 * What came of running a template once.
 *
 * @public
 */
export interface TemplateRun {
  /** `refused` where the form did not take the values; no step ran then. */
  outcome: TemplateTestOutcome | 'refused';
  problems: Problem[];
  /** What was not looked at, or what the result cannot show. */
  notes: string[];
  /** Absolute path of the repository; empty where nothing was rendered. */
  folder: string;
  /** Paths in the repository, sorted. */
  files: string[];
  /** Steps that ran, with what they were given and what they answered. */
  steps: StepRun[];
  /** Links and texts of the template. */
  output: JsonObject;
}

/**
 * Runs one template once, with the genuine scaffolder and stand-ins for what reaches out, and looks at the repository
 * that comes out.
 *
 * @throws Error where the file holds no template that can be read
 * @public
 */
export async function runTemplate(
  options: RunTemplateOptions,
): Promise<TemplateRun> {
  const found = findTemplates(options.template);
  const template = found.templates.find(
    it => options.name === undefined || it.name === options.name,
  );
  if (!template) {
    const [problem] = found.problems;
    throw new Error(
      problem
        ? `${options.template}:${problem.line}: ${problem.found}; expected ${problem.expected}`
        : `${options.template} holds no template${
            options.name ? ` ${options.name}` : ''
          }`,
    );
  }
  const { samples, problems } = readSamples(template);
  const session = await TemplateTestSession.start(options, [template]);
  try {
    const outcome = await session.runner.run(template, {
      parameters: options.parameters,
      user: options.user,
      secrets: options.secrets,
      actions: samples.actions,
      sources: samples.sources,
      target: path.resolve(options.target),
    });
    if (outcome.kind !== 'rendered') {
      return unrendered(outcome, template.shownFile);
    }
    const { rendering } = outcome;
    const rendered = new RenderedSample({
      template,
      samples,
      rendering,
      sample: {
        name: 'run',
        origin: 'declared',
        parameters: options.parameters,
        terraform: options.terraform ?? 'none',
      },
    });
    const checked =
      options.checks === false
        ? undefined
        : await session.check(rendered, { terraform: true });
    const all = [...problems, ...(checked?.problems ?? [])];
    const isReduced = checked?.reduced || rendering.unread.length > 0;
    const unfailed = isReduced ? 'reduced' : 'passed';
    return {
      outcome: all.length ? 'failed' : unfailed,
      problems: all,
      notes: checked?.notes ?? unreadNotes(rendering.unread),
      folder: rendering.folder,
      files: rendering.files,
      steps: rendering.steps,
      output: rendering.output,
    };
  } finally {
    await session.stop();
  }
}

function unrendered(
  outcome: Exclude<RenderOutcome, { kind: 'rendered' }>,
  file: string,
): TemplateRun {
  const problem = (check: 'accepts' | 'render', text: string): Problem => ({
    check,
    file,
    found: text,
    expected: 'that the template is run to its end',
    advice: 'Correct the parameters or the template',
  });
  const refused = outcome.kind === 'refused';
  return {
    outcome: refused ? 'refused' : 'failed',
    problems: refused
      ? outcome.errors.map(it =>
          problem('accepts', `${it.property} ${it.message}`),
        )
      : [problem('render', outcome.message)],
    notes: refused ? [] : unreadNotes(outcome.unread),
    folder: '',
    files: [],
    steps: refused ? [] : outcome.steps,
    output: {},
  };
}
