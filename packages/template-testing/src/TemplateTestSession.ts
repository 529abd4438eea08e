import { JsonObject, JsonValue } from '@backstage/types';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { blankExpressions } from './checks/blankExpressions';
import { ByContent } from './checks/ByContent';
import { entities } from './checks/entities';
import { fileTree } from './checks/fileTree';
import { githubWorkflows } from './checks/githubWorkflows';
import { GitlabPipelines } from './checks/GitlabPipelines';
import { inputProblems } from './checks/inputProblems';
import { leftoverSyntax } from './checks/leftoverSyntax';
import { makefiles } from './checks/makefiles';
import { outputProblems } from './checks/outputProblems';
import { parsing } from './checks/parsing';
import { RenderedSample } from './checks/RenderedSample';
import { shellScripts } from './checks/shellScripts';
import { spoiledText } from './checks/spoiledText';
import { everyProperty } from './parameters/formProperties';
import { Pool } from './process/Pool';
import { Problem } from './report/Problem';
import { TemplateRunner } from './scaffolder/TemplateRunner';
import { unreadNotes } from './scaffolder/unreadNotes';
import { TemplateSurroundings } from './TemplateTestOptions';
import { SimulatedCloud } from './terraform/SimulatedCloud';
import { TerraformChecks } from './terraform/TerraformChecks';
import { TerraformProgram } from './terraform/TerraformProgram';
import { RootLife } from './terraform/TerraformResult';
import { Template } from './templates/Template';

/** What the checks of one repository came to. */
export interface RepositoryResult {
  problems: Problem[];
  notes: string[];
  /** Whether something could not be looked at. */
  reduced: boolean;
  /** What each root of Terraform went through. */
  lives: RootLife[];
}

/*
 * What the templates of one run share: one scaffolder, one installation of the simulator, and everything that has been
 * looked at once. The scaffolder runs one template at a time, which takes a tenth of a second; checks run beside it.
 */
export class TemplateTestSession {
  readonly work: string;
  readonly runner: TemplateRunner;
  readonly #options: TemplateSurroundings;
  readonly #lints = [githubWorkflows, shellScripts, makefiles].map(
    it => new ByContent(it),
  );
  readonly #pipelines: GitlabPipelines;
  readonly #terraform: TerraformChecks;
  readonly #cloud: SimulatedCloud;
  readonly #pool: Pool;
  readonly #removeWork: (() => void) | undefined;
  #repositories = 0;

  private constructor(
    options: TemplateSurroundings,
    work: string,
    runner: TemplateRunner,
    onStep: (rendered: RenderedSample, step: string) => void,
  ) {
    const jobs = options.jobs ?? os.availableParallelism();
    this.#options = options;
    this.work = work;
    this.runner = runner;
    if (options.work === undefined) {
      this.#removeWork = () =>
        fs.rmSync(work, { recursive: true, force: true });
      // Where the process is ended before the session is.
      process.once('exit', this.#removeWork);
    }
    this.#pool = new Pool(jobs);
    const cloud = new SimulatedCloud(work, options.cloudSimFile);
    this.#cloud = cloud;
    const terraform = new TerraformProgram(options.terraformProgram);
    this.#pipelines = new GitlabPipelines({
      work,
      cloud,
      terraform,
      onStep: (rendered, job) => onStep(rendered, `gitlab ${job}`),
    });
    this.#terraform = new TerraformChecks({
      work,
      jobs,
      cloud,
      terraform,
      timeoutMs: options.terraformTimeoutMs,
      onStep: (rendered, step) => onStep(rendered, `terraform ${step}`),
    });
  }

  static async start(
    options: TemplateSurroundings,
    templates: Template[],
    onStep: (rendered: RenderedSample, step: string) => void = () => {},
  ): Promise<TemplateTestSession> {
    if (options.work) {
      fs.mkdirSync(options.work, { recursive: true });
    }
    const work = fs.realpathSync(
      options.work ?? fs.mkdtempSync(path.join(os.tmpdir(), 'templates-')),
    );
    const runner = await TemplateRunner.start({
      work,
      modules: options.modules,
      actions: options.actions,
      madeUp: options.madeUp,
      config: withOfferedHosts(options.config ?? {}, templates),
    });
    return new TemplateTestSession(options, work, runner, onStep);
  }

  async stop(): Promise<void> {
    await this.runner.stop();
    await this.#cloud.stop();
    if (this.#removeWork) {
      process.off('exit', this.#removeWork);
      this.#removeWork();
    }
  }

  /** A folder that does not exist yet, for one repository. */
  newRepository(): string {
    const number = String(++this.#repositories).padStart(4, '0');
    return path.join(this.work, 'repositories', number);
  }

  /** What is to be said of its Terraform alone. */
  async live(rendered: RenderedSample): Promise<RepositoryResult> {
    const { outcome, ...found } = await this.#terraform.check(rendered);
    return { ...found, reduced: outcome === 'reduced' };
  }

  /** Everything that is to be said of a repository by itself. */
  async check(
    rendered: RenderedSample,
    options: { terraform: boolean },
  ): Promise<RepositoryResult> {
    const terraform = options.terraform
      ? this.#terraform.check(rendered)
      : undefined;
    const lints = await this.#pool.run(() =>
      Promise.all([
        ...this.#lints.map(it => it.check(rendered)),
        this.#pipelines.check(rendered, options),
      ]),
    );
    const lived = await terraform;
    return {
      problems: [
        ...inputProblems(rendered.template, rendered.rendering.refusedInputs),
        ...outputProblems(rendered, it => this.runner.outputNames(it)),
        ...leftoverSyntax(rendered),
        ...blankExpressions(rendered),
        ...spoiledText(rendered),
        ...fileTree(rendered),
        ...parsing(rendered),
        ...(await entities(rendered, this.#options.kinds)),
        ...lints.flatMap(it => it.problems),
        ...(lived?.problems ?? []),
      ],
      notes: [
        ...unreadNotes(rendered.rendering.unread),
        ...rendered.rendering.leftOut.map(
          action =>
            `${action} reaches out and was left out; its outputs are made up. Give it a stand-in`,
        ),
        ...lints.flatMap(it => it.skipped),
        ...(lived?.notes ?? []),
      ],
      reduced:
        lived?.outcome === 'reduced' || rendered.rendering.unread.length > 0,
      lives: lived?.lives ?? [],
    };
  }
}

/** `parseRepoUrl` knows no host that is not configured, and a form offers the hosts that its portal has. */
function withOfferedHosts(
  config: JsonObject,
  templates: Template[],
): JsonObject {
  const integrations = (config.integrations ?? {}) as Record<
    string,
    JsonValue[]
  >;
  const known = new Set([
    ...['github.com', 'gitlab.com', 'bitbucket.org', 'dev.azure.com'],
    ...Object.values(integrations)
      .flat()
      .map(it => (it as JsonObject)?.host),
  ]);
  const offered = templates
    .flatMap(it => everyProperty(it.parameters))
    .flatMap(({ schema }) => {
      const options = schema['ui:options'] as JsonObject | undefined;
      return (options?.allowedHosts ?? []) as string[];
    })
    .filter(host => !known.has(host));
  // Actions of GitHub look for a token even where they only say what they would do.
  const github = integrations.github ?? [{ host: 'github.com', token: 'none' }];
  return {
    ...config,
    integrations: {
      ...integrations,
      github,
      gitea: [
        ...(integrations.gitea ?? []),
        ...[...new Set(offered)].map(host => ({
          host,
          baseUrl: `https://${host}`,
        })),
      ],
    },
  };
}
