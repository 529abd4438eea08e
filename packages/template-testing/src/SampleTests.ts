import { JsonValue } from '@backstage/types';
import fs from 'node:fs';
import { injection } from './checks/injection';
import { inputProblems } from './checks/inputProblems';
import { RenderedSample } from './checks/RenderedSample';
import { shownProperties } from './parameters/formProperties';
import { ordinaryValue } from './parameters/propertyValues';
import { Problem } from './report/Problem';
import { SampleReport, TemplateTestOutcome } from './report/TemplateTestReport';
import { Sample } from './samples/Sample';
import { formSecrets } from './samples/secretsOf';
import { TemplateSamples } from './samples/TemplateSamples';
import { RenderOutcome } from './scaffolder/Rendering';
import { unreadNotes } from './scaffolder/unreadNotes';
import { Template } from './templates/Template';
import { configurationOf } from './terraform/configurationOf';
import { RootLife } from './terraform/TerraformResult';
import { TemplateTestSession } from './TemplateTestSession';

/** The samples of one template, and the plain twins of those that try to break out. */
export class SampleTests {
  readonly #session: TemplateTestSession;
  readonly #template: Template;
  readonly #file: TemplateSamples;
  readonly #terraform: boolean;
  readonly #twins = new Map<string, RenderedSample | undefined>();

  constructor(
    session: TemplateTestSession,
    template: Template,
    file: TemplateSamples,
    terraform: boolean,
  ) {
    this.#session = session;
    this.#template = template;
    this.#file = file;
    this.#terraform = terraform;
  }

  /** Runs the template; the checks go on when this has come back, with what the Terraform of the repository declares. */
  async begin(sample: Sample): Promise<{
    finished: Promise<SampleReport>;
    configuration: string | undefined;
  }> {
    const started = Date.now();
    const outcome = await this.#run(sample);
    const twin =
      sample.origin === 'hostile' && outcome.kind === 'rendered'
        ? await this.#twinOf(sample)
        : undefined;
    const configuration =
      outcome.kind === 'rendered'
        ? configurationOf(this.#rendered(sample, outcome))
        : undefined;
    const finished = this.#judge(sample, outcome, twin).then(
      ({ problems, notes, reduced, lives }): SampleReport => ({
        name: sample.name,
        origin: sample.origin,
        parameters: sample.parameters,
        covers: sample.covers ?? [],
        lives,
        outcome: outcomeOf(problems, reduced),
        problems,
        notes,
        durationMs: Date.now() - started,
      }),
    );
    return { finished, configuration };
  }

  /** Removes what was kept for comparison. */
  end(): void {
    for (const twin of this.#twins.values()) {
      remove(twin);
    }
  }

  #run(sample: Sample): Promise<RenderOutcome> {
    return this.#session.runner.run(this.#template, {
      parameters: sample.parameters,
      user: sample.user,
      secrets: {
        ...formSecrets(
          shownProperties(this.#template.parameters, sample.parameters),
        ),
        ...sample.secrets,
      },
      actions: { ...this.#file.actions, ...sample.actions },
      sources: this.#file.sources,
      target: this.#session.newRepository(),
      // Several choices at once bring no expression to nothing that each by itself has not.
      trace:
        sample.origin !== 'combined' &&
        (sample.origin !== 'choices' || sample.changed !== undefined),
    });
  }

  async #judge(
    sample: Sample,
    outcome: RenderOutcome,
    twin: RenderedSample | undefined,
  ): Promise<{
    problems: Problem[];
    notes: string[];
    reduced: boolean;
    lives: RootLife[];
  }> {
    const none = { notes: [], reduced: false, lives: [] };
    if (sample.origin === 'refused') {
      const problems = outcome.kind === 'refused' ? [] : [this.#taken(sample)];
      if (outcome.kind === 'rendered') {
        removeFolder(outcome.rendering.folder);
      }
      return { ...none, problems };
    }
    if (outcome.kind === 'failed' && outcome.unread.length) {
      // Nobody can tell whether it fails for what was not there.
      return {
        ...none,
        problems: [],
        notes: [
          ...unreadNotes(outcome.unread),
          `step ${outcome.step} fails, perhaps for that: ${outcome.message}`,
        ],
        reduced: true,
      };
    }
    if (outcome.kind !== 'rendered') {
      return {
        ...none,
        problems: this.#notRendered(outcome).map(it => ofField(it, sample)),
      };
    }
    const rendered = this.#rendered(sample, outcome);
    try {
      // Each of several values has been searched and linted by itself.
      const result =
        sample.origin === 'combined'
          ? await this.#session.live(rendered)
          : await this.#session.check(rendered, {
              terraform: this.#terraform,
            });
      const broken = twin ? await injection(rendered, twin) : [];
      const files = new Set(broken.map(it => it.file));
      return {
        // What is typed breaks the file: that says more than that the file is broken.
        problems: [
          ...broken,
          ...result.problems.filter(
            ({ check, file = '' }) =>
              (check !== 'parse' || !files.has(file)) &&
              (!twin || twin.files.includes(file) || !isIn(rendered, file)),
          ),
        ].map(it => ofField(it, sample)),
        notes: result.notes,
        reduced: result.reduced,
        lives: result.lives,
      };
    } catch (error) {
      return {
        ...none,
        problems: [
          {
            check: 'harness',
            found: (error as Error).message,
            expected: 'a check that comes to an end',
            advice: 'Mend what the message names, and run the test again',
          },
        ],
      };
    } finally {
      remove(rendered);
    }
  }

  /** The same form with a plain word where the hostile text is. */
  async #twinOf(sample: Sample): Promise<RenderedSample | undefined> {
    const { field } = sample.changed!;
    if (!this.#twins.has(field)) {
      const property = shownProperties(
        this.#template.parameters,
        sample.parameters,
      ).find(it => it.name === field)!;
      const value = ordinaryValue(property, {
        accepted: [
          'sample',
          ...(this.#file.parameters?.[field]?.accepted ?? []),
        ],
      }) as JsonValue;
      const plain: Sample = {
        ...sample,
        parameters: { ...sample.parameters, [field]: value },
      };
      const outcome = await this.#run(plain);
      this.#twins.set(
        field,
        outcome.kind === 'rendered'
          ? this.#rendered(plain, outcome)
          : undefined,
      );
    }
    return this.#twins.get(field);
  }

  #rendered(
    sample: Sample,
    { rendering }: Extract<RenderOutcome, { kind: 'rendered' }>,
  ): RenderedSample {
    return new RenderedSample({
      template: this.#template,
      sample,
      samples: this.#file,
      rendering,
    });
  }

  #taken({ parameters, changed }: Sample): Problem {
    const shown = changed
      ? `${changed.field} = ${JSON.stringify(changed.value) ?? 'nothing'}`
      : JSON.stringify(parameters);
    return {
      check: 'refuses',
      file: this.#template.shownFile,
      line: this.#template.lineOf(['spec', 'parameters']),
      found: `the form takes ${shown}`,
      expected: 'that it is refused',
      advice: 'Narrow what the field takes: required, a pattern, bounds',
    };
  }

  #notRendered(
    outcome: Exclude<RenderOutcome, { kind: 'rendered' }>,
  ): Problem[] {
    const { shownFile: file } = this.#template;
    if (outcome.kind === 'refused') {
      return outcome.errors.map(({ property, message }) => ({
        check: 'accepts',
        file,
        line: this.#template.lineOf(['spec', 'parameters']),
        found: `the form refuses ${
          property.replace(/^instance\.?/, '') || 'what is filled in'
        }: ${message}`,
        expected: 'that it takes the values of this sample',
        advice: 'Correct the sample, the default, or what the field takes',
      }));
    }
    const { message, step } = outcome;
    if (step && /^(\w+: )?Invalid input passed to action/.test(message)) {
      return inputProblems(this.#template, [{ step, message }]);
    }
    const index = this.#template.steps.findIndex(it => it.id === step);
    return [
      {
        check: 'render',
        file,
        line: this.#template.lineOf(['spec', 'steps', index]),
        found: step ? `step ${step} fails: ${message}` : message,
        expected: 'that every step ends well',
        advice:
          'Mend what the message names; values that no step can deal with should be refused by the form',
      },
    ];
  }
}

function isIn(rendered: RenderedSample, file: string): boolean {
  return rendered.files.includes(file);
}

/** Choices are few, and each is meant to be different; texts are many, and mostly fail for the same reason. */
function ofField(problem: Problem, { origin, changed }: Sample): Problem {
  return changed && (origin === 'hostile' || origin === 'boundary')
    ? { ...problem, field: changed.field }
    : problem;
}

function remove(rendered: RenderedSample | undefined): void {
  if (rendered) {
    removeFolder(rendered.rendering.folder);
  }
}

function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
}

function outcomeOf(problems: Problem[], reduced: boolean): TemplateTestOutcome {
  if (problems.length) {
    return 'failed';
  }
  return reduced ? 'reduced' : 'passed';
}
