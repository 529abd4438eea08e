import { BackendFeature } from '@backstage/backend-plugin-api';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { validate } from 'jsonschema';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ActionOutputs } from '../samples/TemplateSamples';
import { ExpressionTrace, TRACE_FUNCTION } from '../syntax/ExpressionTrace';
import { Template } from '../templates/Template';
import { BuiltInStandIn, builtInStandIn } from './builtInStandIns';
import { listFiles } from './listFiles';
import { madeUpOutput } from './madeUpOutput';
import { originsOf } from './originsOf';
import { RELOCATE_FUNCTION, relocated } from './relocateUrl';
import { RefusedInput, RenderOutcome, Rendering, StepRun } from './Rendering';
import { ListedAction, Scaffolder } from './Scaffolder';
import { StandIn } from './StandIn';
import { TemplateLayout } from './TemplateLayout';
import { ownAction, withOwnSteps } from './withOwnSteps';

/** How a {@link TemplateRunner} is started. */
export interface TemplateRunnerOptions {
  /** Where it may write; the folder is the caller's. */
  work: string;
  /** Backend modules that bring actions and filters. */
  modules?: BackendFeature[];
  /** What stands in for actions that reach out, by id. */
  actions?: Record<string, StandIn>;
  /** Ids of actions that do nothing; what templates ask of their outputs is made up. */
  madeUp?: string[];
  /** App-config; `integrations` decides which hosts a repository URL may name. */
  config?: JsonObject;
}

/** A form to run a template with. */
export interface RunnerInput {
  parameters: JsonObject;
  user?: string;
  secrets?: Record<string, string>;
  actions?: ActionOutputs;
  /** Folders that stand for addresses, relative to the template's folder. */
  sources?: Record<string, string>;
  /** Where the repository goes; a folder that does not exist yet. */
  target: string;
  /** False: it is not run a second time to see what its expressions come to. */
  trace?: boolean;
}

interface CurrentRun {
  template: Template;
  input: RunnerInput;
  user: Entity;
  target: string;
  steps: StepRun[];
  /** How many steps of the template are over. */
  over: number;
  unread: Set<string>;
  refusedInputs: RefusedInput[];
  /** Where the scaffolder takes the template to be. */
  sources?: string;
  trace?: ExpressionTrace;
  /** Sources that the trace is to be written into, by path in the template's folder. */
  instrumented?: Map<string, string>;
}

/*
 * Runs templates as dry runs of the genuine scaffolder, with steps of its own between theirs: one that lays the
 * template's folder out where the scaffolder looks for it (with modes and links, which a dry run's request cannot carry),
 * one before and after each step that notes input and output, and one at the end that keeps the files. A step whose
 * action reaches out runs a stand-in instead. One run at a time: the scaffolder's actions know the current one.
 */
export class TemplateRunner {
  readonly #actions: Record<string, StandIn>;
  readonly #madeUp: Set<string>;
  readonly #layout: TemplateLayout;
  #scaffolder!: Scaffolder;
  #listed = new Map<string, ListedAction>();
  #current: CurrentRun | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor({ actions, madeUp, work }: TemplateRunnerOptions) {
    this.#actions = actions ?? {};
    this.#madeUp = new Set(madeUp);
    this.#layout = new TemplateLayout(path.join(work, 'templates'));
  }

  static async start(options: TemplateRunnerOptions): Promise<TemplateRunner> {
    const runner = new TemplateRunner(options);
    const workingDirectory = path.join(options.work, 'scaffolder');
    fs.mkdirSync(workingDirectory, { recursive: true });
    runner.#scaffolder = await Scaffolder.start({
      workingDirectory,
      modules: options.modules,
      config: options.config,
      user: () => runner.#current?.user ?? userEntity(undefined),
      isPicked: ref =>
        JSON.stringify(runner.#current?.input.parameters ?? {}).includes(ref),
      onRead: address => runner.#read(address),
      actions: runner.#ownActions(),
      globals: {
        [RELOCATE_FUNCTION]: url =>
          typeof url === 'string' ? relocated(url) : url,
        [TRACE_FUNCTION]: (index, value) => {
          runner.#current?.trace?.note(index, value);
          return value;
        },
      },
    });
    for (const action of await runner.#scaffolder.actions()) {
      runner.#listed.set(action.id, action);
    }
    return runner;
  }

  async stop(): Promise<void> {
    await this.#scaffolder.stop();
  }

  /** Whether a step with this action can be run: by itself, or by what stands in for it. */
  knows(action: string, declared: ActionOutputs = {}): boolean {
    return Boolean(
      this.#listed.has(action) ||
        this.#madeUp.has(action) ||
        this.#standIn(action, declared),
    );
  }

  /**
   * What a step with this action can answer beside what it did answer; undefined where that is not known.
   */
  outputNames(action: string): string[] | undefined {
    if (this.#madeUp.has(action)) {
      return undefined;
    }
    const schema = this.#listed.get(action)?.schema?.output;
    const properties = schema?.properties as JsonObject | undefined;
    if (properties) {
      return Object.keys(properties);
    }
    return builtInStandIn(action) && !this.#actions[action] ? undefined : [];
  }

  /** Ids of the actions that there are. */
  knownActions(): string[] {
    const all = [...this.#listed.keys(), ...Object.keys(this.#actions)];
    return [...new Set(all)].filter(it => !it.startsWith(ownAction(''))).sort();
  }

  /** Functions and values that templates can use by name, beside the scaffolder's own. */
  async globals(): Promise<string[]> {
    const names = await this.#scaffolder.globals();
    return names.filter(
      it => it !== TRACE_FUNCTION && it !== RELOCATE_FUNCTION,
    );
  }

  /** Runs the template, and once more to see what its expressions come to. */
  run(template: Template, input: RunnerInput): Promise<RenderOutcome> {
    const run = this.#queue.then(() => this.#run(template, input));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /** The folder or file that stands for an address; undefined where there is none, which is noted. */
  #read(address: string): string | undefined {
    const bare = (it: string) => it.replace(/\/+$/, '');
    const { sources = {} } = this.#current?.input ?? {};
    const prefix = Object.keys(sources).find(it =>
      `${bare(address)}/`.startsWith(`${bare(it)}/`),
    );
    if (prefix === undefined) {
      this.#current?.unread.add(address);
      return undefined;
    }
    const rest = bare(address).slice(bare(prefix).length);
    const { folder } = this.#current!.template;
    return path.join(folder, sources[prefix], rest);
  }

  async #run(template: Template, input: RunnerInput): Promise<RenderOutcome> {
    const first = await this.#dryRun(template, input, input.target);
    if (first.kind !== 'rendered' || input.trace === false) {
      return first;
    }
    const { rendering } = first;
    const trace = new ExpressionTrace();
    const instrumented = new Map<string, string>();
    for (const {
      source,
      rendered,
      cookiecutter,
    } of rendering.origins.values()) {
      if (source && rendered) {
        const text = fs.readFileSync(
          path.join(template.folder, source),
          'utf8',
        );
        instrumented.set(
          source,
          trace.instrument(text, source, { cookiecutter }),
        );
      }
    }
    if (instrumented.size) {
      const target = `${input.target}.traced`;
      await this.#dryRun(template, input, target, { trace, instrumented });
      rendering.trace = trace
        .values()
        .filter(it =>
          sameOutcome(rendering, it.expression.file, rendering.folder, target),
        );
      fs.rmSync(target, { recursive: true, force: true });
    }
    return first;
  }

  async #dryRun(
    template: Template,
    input: RunnerInput,
    target: string,
    tracing: Pick<CurrentRun, 'trace' | 'instrumented'> = {},
  ): Promise<RenderOutcome> {
    const current: CurrentRun = {
      template,
      input,
      target,
      user: userEntity(input.user),
      steps: [],
      over: 0,
      unread: new Set(),
      refusedInputs: [],
      ...tracing,
    };
    this.#current = current;
    try {
      const answer = await this.#scaffolder.dryRun(
        withOwnSteps(
          template,
          it => this.#isListed(it) && !this.#standIn(it, input.actions ?? {}),
        ),
        input.parameters,
        input.secrets,
      );
      if (answer.kind === 'refused') {
        return answer;
      }
      const { steps } = current;
      const unread = [...current.unread].sort();
      if (answer.kind === 'failed') {
        const { id } = template.steps[current.over] ?? {};
        return {
          ...answer,
          ...inWords(answer.message),
          step: id,
          steps,
          unread,
        };
      }
      const files = listFiles(target);
      return {
        kind: 'rendered',
        rendering: {
          folder: target,
          files,
          steps,
          output: answer.output,
          origins: originsOf(template, steps, files),
          trace: [],
          leftOut: [
            ...steps.map(it => it.action).filter(it => this.#madeUp.has(it)),
            ...answer.log.flatMap(({ message }) => {
              const match =
                /^Skipping because (\S+) does not support dry-run/.exec(
                  message,
                );
              return match ? [match[1]] : [];
            }),
          ],
          unknown: [...new Set(steps.map(it => it.action))].filter(
            it => !this.knows(it, input.actions),
          ),
          unread,
          refusedInputs: current.refusedInputs,
        },
      };
    } finally {
      this.#current = undefined;
    }
  }

  /** Whether a portal has it, and it is not left out on purpose. */
  #isListed(action: string): boolean {
    return this.#listed.has(action) && !this.#madeUp.has(action);
  }

  #standIn(
    action: string,
    declared: ActionOutputs,
  ): StandIn | BuiltInStandIn | undefined {
    const output = declared[action]?.output;
    return (
      this.#actions[action] ?? (output ? () => output : builtInStandIn(action))
    );
  }

  #ownActions(): TemplateAction<any, any, any>[] {
    const action = (
      id: string,
      handler: (
        run: CurrentRun,
        context: Parameters<TemplateAction['handler']>[0],
      ) => Promise<void> | void,
    ) =>
      ({
        id: ownAction(id),
        supportsDryRun: true,
        handler: async (context: Parameters<TemplateAction['handler']>[0]) =>
          handler(this.#current!, context),
      } as TemplateAction<any, any, any>);
    return [
      action('place', (run, { templateInfo }) => {
        run.sources = path.dirname(fileURLToPath(templateInfo!.baseUrl!));
        this.#layout.moveTo(run.template, run.sources);
        for (const [source, text] of run.instrumented ?? []) {
          fs.writeFileSync(path.join(run.sources, relocated(source)), text);
        }
      }),
      action('before', (run, { input }) => {
        const { step, action: id, input: given } = input as any;
        run.steps.push({ step, action: id, input: given ?? {} });
      }),
      action('after', (run, { input }) => {
        const { step, output } = input as any;
        run.over++;
        // Two steps may have the same id; those before have their output.
        for (const it of run.steps) {
          if (it.step === step && it.output === undefined) {
            it.output = output;
          }
        }
      }),
      action('stand-in', async (run, context) => {
        const { step, action: id, input = {} } = context.input as any;
        const refused = this.#inputFault(id, input);
        const standIn: BuiltInStandIn | StandIn =
          (this.#madeUp.has(id)
            ? undefined
            : this.#standIn(id, run.input.actions ?? {})) ??
          (() => madeUpOutput(run.template, step));
        if (refused !== undefined) {
          run.refusedInputs.push({ step, message: refused });
        }
        const { workspacePath } = context;
        const call = { action: id, step, input, workspacePath, user: run.user };
        let output: JsonObject;
        try {
          output = await standIn(call, run.steps.slice(0, -1));
        } catch (error) {
          // That the input does not fit says more than what came of it.
          throw refused === undefined ? error : new Error(refused);
        }
        for (const [name, value] of Object.entries(output)) {
          context.output(name as never, value as never);
        }
      }),
      action('keep', (run, { workspacePath }) => {
        fs.mkdirSync(path.dirname(run.target), { recursive: true });
        fs.renameSync(workspacePath, run.target);
        // The scaffolder reads what is here for its answer, and removes it.
        fs.mkdirSync(workspacePath);
        for (const source of run.instrumented?.keys() ?? []) {
          fs.copyFileSync(
            path.join(run.template.folder, source),
            path.join(run.sources!, relocated(source)),
          );
        }
        this.#layout.takeBack(run.template, run.sources!);
      }),
    ];
  }

  /** As the scaffolder finds before it calls an action, and in the same words. */
  #inputFault(action: string, input: JsonObject): string | undefined {
    const schema = this.#listed.get(action)?.schema?.input;
    const result = schema && validate(input, schema);
    return result && !result.valid
      ? `Invalid input passed to action ${action}, ${result.errors.join(', ')}`
      : undefined;
  }
}

/** A step with `each` fails in the step of our own before it, which nobody knows. */
function inWords(message: string): { message: string } {
  return {
    message: message
      .replace(/^Invalid value on action \S+\.each parameter, /, '`each` ')
      .replace(
        /must resolve to an array or object$/,
        '$&; a filter that nothing brings leaves the text as it is',
      ),
  };
}

function sameOutcome(
  rendering: Rendering,
  source: string,
  folder: string,
  traced: string,
): boolean {
  return [...rendering.origins]
    .filter(([, origin]) => origin.source === source)
    .every(([file]) => {
      const twin = path.join(traced, file);
      return (
        fs.existsSync(twin) &&
        fs.readFileSync(path.join(folder, file)).equals(fs.readFileSync(twin))
      );
    });
}

function userEntity(ref: string | undefined): Entity {
  const { namespace, name } = parseEntityRef(ref ?? 'user:default/sample');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace },
    spec: { profile: { displayName: name }, memberOf: [] },
  };
}
