import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { Problem } from '../report/Problem';
import { runCommand } from '../process/runCommand';
import { writeCopyTool } from '../process/writeCopyTool';
import { LintResult, nothingWrong } from './Lint';
import { matchesPath } from './matchesPath';
import { parseStructured } from './parseStructured';
import { RenderedSample } from './RenderedSample';

const PIPELINE = '.gitlab-ci.yml';
/** What a job may take where it runs on a person's machine. */
const JOB_TIMEOUT_MS = 10 * 60_000;

/*
 * gitlab-ci-local reads a pipeline as GitLab does: its schema, stages, needs, extends and local includes. It can run jobs
 * too, in a shell and without Docker. It wants a git repository and, for jobs, rsync; both are made for it.
 */
export class GitlabPipelines {
  readonly #known = new Map<string, Promise<LintResult>>();
  readonly #program = path.join(
    path.dirname(require.resolve('gitlab-ci-local/package.json')),
    'dist/index.js',
  );
  readonly #work: string;

  /** @param work - a folder that it may write to */
  constructor(work: string) {
    this.#work = work;
  }

  async check(rendered: RenderedSample): Promise<LintResult> {
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
    const jobs = rendered.samples.gitlab?.jobs ?? [];
    const runs =
      rendered.sample.origin === 'declared' ||
      rendered.sample.origin === 'defaults'
        ? jobs
        : [];
    const key = createHash('sha256').update(JSON.stringify(runs));
    const included = localIncludes(parsed.documents);
    // Jobs may read any file; for the pipeline itself only what it is made of counts.
    for (const file of rendered.files) {
      if (
        runs.length ||
        file === PIPELINE ||
        included.some(it => matchesPath(file, it.replace(/^\//, '')))
      ) {
        key.update(`${file}\0${rendered.read(file)}\0`);
      }
    }
    const digest = key.digest('hex');
    let known = this.#known.get(digest);
    if (!known) {
      known = this.#lookAt(rendered, digest, runs);
      this.#known.set(digest, known);
    }
    return known;
  }

  async #lookAt(
    rendered: RenderedSample,
    digest: string,
    jobs: string[],
  ): Promise<LintResult> {
    const folder = path.join(this.#work, `gitlab-${digest.slice(0, 16)}`);
    fs.cpSync(rendered.rendering.folder, folder, {
      recursive: true,
      verbatimSymlinks: true,
    });
    try {
      const lacking = await makeRepository(folder);
      if (lacking) {
        return { problems: [], skipped: [`${PIPELINE}: ${lacking}`] };
      }
      const problems: Problem[] = [];
      const listed = await this.#run(folder, ['--list-json']);
      if (listed.code !== 0) {
        problems.push(pipelineProblem(rendered, listed.output));
      } else {
        const names = (JSON.parse(listed.stdout) as { name: string }[]).map(
          it => it.name,
        );
        for (const job of jobs) {
          problems.push(
            ...(names.includes(job)
              ? await this.#runJob(rendered, folder, job)
              : [
                  jobProblem(
                    `there is no job ${job}`,
                    `one of ${names.join(', ')}`,
                  ),
                ]),
          );
        }
      }
      return { problems, skipped: [] };
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }

  async #runJob(
    rendered: RenderedSample,
    folder: string,
    job: string,
  ): Promise<Problem[]> {
    const variables = Object.entries(
      rendered.samples.gitlab?.variables ?? {},
    ).flatMap(([name, value]) => ['--variable', `${name}=${value}`]);
    const result = await this.#run(
      folder,
      [job, '--force-shell-executor', ...variables],
      JOB_TIMEOUT_MS,
    );
    if (result.code === 0) {
      return [];
    }
    const lines = result.output.trim().split('\n');
    return [
      jobProblem(
        result.timedOut
          ? `${job} was still running after ${JOB_TIMEOUT_MS / 60_000} minutes`
          : `${job} failed: ${lines.slice(-15).join('\n')}`,
        'a job that passes',
      ),
    ];
  }

  #run(cwd: string, args: string[], timeoutMs = 60_000) {
    const tools = path.join(this.#work, 'tools');
    const paths = [
      path.dirname(process.execPath),
      process.env.PATH,
      // Last, so that a real rsync is preferred.
      writeCopyTool(tools),
    ];
    return runCommand(process.execPath, [this.#program, ...args], {
      cwd,
      timeoutMs,
      env: {
        FORCE_COLOR: '0',
        HOME: this.#work,
        PATH: paths.join(path.delimiter),
      },
    });
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

/** @returns what is lacking on this machine, if something is */
async function makeRepository(folder: string): Promise<string | undefined> {
  const git = (...args: string[]) =>
    runCommand(
      'git',
      [
        ...['-c', 'user.name=sample', '-c', 'user.email=sample@example.com'],
        ...args,
      ],
      { cwd: folder, timeoutMs: 60_000 },
    );
  const started = await git('init', '--quiet', '--initial-branch', 'main');
  if (started.missing) {
    return 'there is no git on this machine';
  }
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'generated', '--no-gpg-sign');
  await git('remote', 'add', 'origin', 'https://gitlab.com/sample/sample.git');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await git(
    'symbolic-ref',
    'refs/remotes/origin/HEAD',
    'refs/remotes/origin/main',
  );
  return undefined;
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

function jobProblem(found: string, expected: string): Problem {
  return {
    check: 'gitlab-job',
    file: PIPELINE,
    found,
    expected,
    advice: 'Mend what the job runs, or the list of jobs in the samples file',
  };
}
