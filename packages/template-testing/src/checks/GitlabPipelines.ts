import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { Problem } from '../report/Problem';
import { makeGitRepository } from '../process/makeGitRepository';
import { SimulatedCloud } from '../terraform/SimulatedCloud';
import { TerraformProgram } from '../terraform/TerraformProgram';
import { GitlabJobs } from './GitlabJobs';
import { LintResult, nothingWrong } from './Lint';
import { matchesPath } from './matchesPath';
import { parseStructured } from './parseStructured';
import { RenderedSample } from './RenderedSample';

const PIPELINE = '.gitlab-ci.yml';

/** What pipelines are looked at with. */
export interface GitlabPipelinesOptions {
  /** A folder that it may write to. */
  work: string;
  cloud: SimulatedCloud;
  terraform: TerraformProgram;
  /** Told which job is run. */
  onStep?: (sample: RenderedSample, job: string) => void;
}

/*
 * gitlab-ci-local reads a pipeline as GitLab does: its schema, stages, needs, extends and local includes; and it runs the
 * jobs that the samples file names. It wants a git repository and, for jobs, rsync; both are made for it. The same files
 * are looked at once.
 */
export class GitlabPipelines {
  readonly #options: GitlabPipelinesOptions;
  readonly #known = new Map<string, Promise<LintResult>>();

  constructor(options: GitlabPipelinesOptions) {
    this.#options = options;
  }

  async check(
    rendered: RenderedSample,
    options: { terraform: boolean },
  ): Promise<LintResult> {
    const text = rendered.files.includes(PIPELINE)
      ? rendered.read(PIPELINE)
      : undefined;
    if (text === undefined) {
      return nothingWrong();
    }
    const parsed = parseStructured(PIPELINE, text)!;
    if ('fault' in parsed) {
      // Reported as what it is: YAML that cannot be read.
      return nothingWrong();
    }
    const foreign = foreignIncludes(parsed.documents);
    if (foreign.length) {
      return {
        problems: [],
        skipped: [
          `${PIPELINE}: it includes ${foreign.join(
            ', ',
          )}, which would have to be fetched`,
        ],
      };
    }
    const { jobs, skipped } = await this.#jobsOf(rendered, options);
    const known = await this.#once(rendered, jobs, parsed.documents);
    return { ...known, skipped: [...known.skipped, ...skipped] };
  }

  /** Those of forms that people fill in; with Terraform in them, where its life is looked at too. */
  async #jobsOf(
    { samples, sample, files }: RenderedSample,
    options: { terraform: boolean },
  ): Promise<{ jobs: string[]; skipped: string[] }> {
    const jobs = samples.gitlab?.jobs ?? [];
    const none = { jobs: [], skipped: [] };
    if (
      !jobs.length ||
      (sample.origin !== 'declared' && sample.origin !== 'defaults')
    ) {
      return none;
    }
    if (!files.some(it => it.endsWith('.tf'))) {
      return { jobs, skipped: [] };
    }
    if (!options.terraform || sample.terraform === 'none') {
      return none;
    }
    return (await this.#options.terraform.isPresent())
      ? { jobs, skipped: [] }
      : {
          jobs: [],
          skipped: [
            `${PIPELINE}: ${jobs.join(
              ', ',
            )} not run, there is no terraform on this machine`,
          ],
        };
  }

  #once(
    rendered: RenderedSample,
    jobs: string[],
    documents: unknown[],
  ): Promise<LintResult> {
    const { gitlab, terraform } = rendered.samples;
    const key = createHash('sha256').update(
      JSON.stringify([jobs, gitlab?.variables, terraform?.environment]),
    );
    const included = localIncludes(documents);
    // Jobs may read any file; for the pipeline itself only what it is made of counts.
    for (const file of rendered.files) {
      if (
        jobs.length ||
        file === PIPELINE ||
        included.some(it => matchesPath(file, it.replace(/^\//, '')))
      ) {
        key.update(`${file}\0${rendered.read(file)}\0`);
      }
    }
    const digest = key.digest('hex').slice(0, 16);
    const known =
      this.#known.get(digest) ?? this.#lookAt(rendered, digest, jobs);
    this.#known.set(digest, known);
    return known;
  }

  async #lookAt(
    rendered: RenderedSample,
    digest: string,
    jobs: string[],
  ): Promise<LintResult> {
    const { work, cloud, onStep } = this.#options;
    // A folder deeper than it needs to be: jobs write beside their checkout.
    const place = path.join(work, 'gitlab', digest);
    const folder = path.join(place, 'repository');
    fs.cpSync(rendered.rendering.folder, folder, {
      recursive: true,
      verbatimSymlinks: true,
    });
    try {
      const lacking = await makeGitRepository(folder);
      if (lacking) {
        return { problems: [], skipped: [`${PIPELINE}: ${lacking}`] };
      }
      const pipeline = new GitlabJobs(work, folder, rendered);
      const listed = await pipeline.list();
      if (listed.code !== 0) {
        return {
          problems: [pipelineProblem(rendered, listed.output)],
          skipped: [],
        };
      }
      const account = rendered.files.some(it => it.endsWith('.tf'))
        ? { cloud, name: `gitlab-${digest}` }
        : undefined;
      const problems = jobs.length
        ? await pipeline.run(jobs, listed, account, job =>
            onStep?.(rendered, job),
          )
        : [];
      return { problems, skipped: [] };
    } finally {
      fs.rmSync(place, { recursive: true, force: true });
    }
  }
}

function includesOf(documents: unknown[]) {
  return documents.flatMap(document =>
    [(document as { include?: unknown })?.include ?? []].flat(),
  ) as (string | Record<string, string>)[];
}

/** Files that are included may include others: the folder `.gitlab` counts as a whole. */
function localIncludes(documents: unknown[]): string[] {
  const named = includesOf(documents).flatMap(it =>
    typeof it === 'string' ? [it] : it.local ?? [],
  );
  return named.length ? [...named, '.gitlab/**'] : [];
}

function foreignIncludes(documents: unknown[]): string[] {
  return includesOf(documents).flatMap(it => {
    if (typeof it === 'string') {
      return /^https?:/.test(it) ? [it] : [];
    }
    const kind = ['remote', 'project', 'template', 'component'].find(
      key => key in it,
    );
    return kind ? [`the ${kind} ${it[kind]}`] : [];
  });
}

function pipelineProblem(rendered: RenderedSample, output: string): Problem {
  const lines = output
    .split('\n')
    .map(it => it.trim())
    .filter(
      it => it && !/^(parsing and|json schema validated|Using )/.test(it),
    );
  const found = lines.join(' ').slice(0, 400);
  // The job is what the message names last; the file has its line.
  const named = [...found.matchAll(/[\w.:-]+/g)].map(it => it[0]).reverse();
  const text = rendered.read(PIPELINE)!.split('\n');
  const line = named
    .map(name => text.findIndex(it => it.startsWith(`${name}:`)) + 1)
    .find(it => it > 0);
  return {
    check: 'gitlab-pipeline',
    file: PIPELINE,
    line,
    found,
    expected: 'a pipeline that GitLab takes',
    advice:
      'Correct it; https://docs.gitlab.com/ci/yaml describes each keyword',
  };
}
