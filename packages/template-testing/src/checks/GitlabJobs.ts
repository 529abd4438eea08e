import path from 'node:path';
import { Problem } from '../report/Problem';
import { CommandResult, runCommand } from '../process/runCommand';
import { writeCopyTool } from '../process/writeCopyTool';
import { writeCloudTools } from '../process/writeCloudTools';
import { SimulatedCloud } from '../terraform/SimulatedCloud';
import { RenderedSample } from './RenderedSample';

const PIPELINE = '.gitlab-ci.yml';
/** What a job may take where it runs on a person's machine. */
const JOB_TIMEOUT_MS = 10 * 60_000;
/** How much of its log a job that failed is reported with. */
const LINES_OF_LOG = 20;

interface ListedJob {
  name: string;
  when: string;
}

/*
 * Runs jobs of a pipeline in a shell, without Docker, as GitLab's shell executor does: each in a checkout without what
 * others left, with the variables that a project would set. What it cannot have is a cloud: a job is given nothing of
 * this machine's environment, Terraform finds cloud-sim where it looks for providers, and in the place of the clouds'
 * own command lines stands one that says so.
 */
export class GitlabJobs {
  readonly #program = path.join(
    path.dirname(require.resolve('gitlab-ci-local/package.json')),
    'dist/index.js',
  );
  readonly #work: string;
  readonly #folder: string;
  readonly #rendered: RenderedSample;

  /**
   * @param work - a folder that tools may be written to
   * @param folder - the repository, a clone
   */
  constructor(work: string, folder: string, rendered: RenderedSample) {
    this.#work = work;
    this.#folder = folder;
    this.#rendered = rendered;
  }

  /** What gitlab-ci-local says of the pipeline as it is; its code is not 0 where the pipeline is at fault. */
  list(): Promise<CommandResult> {
    return this.#run(['--list-json'], {});
  }

  /** Runs jobs one after another, also after one that failed. */
  async run(
    jobs: string[],
    listed: CommandResult,
    account: { cloud: SimulatedCloud; name: string } | undefined,
    onJob: (job: string) => void,
  ): Promise<Problem[]> {
    const known = JSON.parse(listed.stdout) as ListedJob[];
    const environment = account
      ? {
          ...(await account.cloud.environmentFor(account.name)),
          ...this.#rendered.samples.terraform?.environment,
        }
      : {};
    const problems: Problem[] = [];
    for (const job of jobs) {
      const absent = absence(job, known);
      if (absent) {
        problems.push(absent);
        continue;
      }
      onJob(job);
      await this.#clean();
      problems.push(...(await this.#runJob(job, environment)));
    }
    return [
      ...problems,
      ...(account ? await leftovers(account.cloud, account.name, jobs) : []),
    ];
  }

  async #runJob(
    job: string,
    environment: Record<string, string>,
  ): Promise<Problem[]> {
    const result = await this.#run(
      [job, '--force-shell-executor'],
      environment,
      JOB_TIMEOUT_MS,
    );
    if (result.code === 0) {
      return [];
    }
    const log = logOf(job, result.output).slice(-LINES_OF_LOG).join('\n');
    return [
      jobProblem(
        result.timedOut
          ? `${job} was still running after ${
              JOB_TIMEOUT_MS / 60_000
            } minutes:\n${log}`
          : `${job} failed:\n${log}`,
        'a job that passes',
      ),
    ];
  }

  /** As a runner does before each job. */
  #clean() {
    return runCommand(
      'git',
      ['clean', '-ffdxq', '--exclude', '.gitlab-ci-local'],
      { cwd: this.#folder, timeoutMs: 60_000 },
    );
  }

  #run(
    args: string[],
    environment: Record<string, string>,
    timeoutMs = 60_000,
  ): Promise<CommandResult> {
    const tools = path.join(this.#work, 'tools');
    const paths = [
      writeCloudTools(path.join(tools, 'clouds')),
      path.dirname(process.execPath),
      process.env.PATH,
      // Last, so that a real rsync is preferred.
      writeCopyTool(tools),
    ];
    const variables: Record<string, string> = {
      // Else that of a container.
      CI_PROJECT_DIR: this.#folder,
      ...this.#rendered.samples.gitlab?.variables,
    };
    return runCommand(
      process.execPath,
      [
        this.#program,
        ...args,
        ...Object.entries(variables).flatMap(([name, value]) => [
          '--variable',
          `${name}=${value}`,
        ]),
        '--ignore-predefined-vars',
        Object.keys(variables).join(','),
      ],
      {
        cwd: this.#folder,
        timeoutMs,
        bare: true,
        env: {
          FORCE_COLOR: '0',
          HOME: this.#work,
          TMPDIR: this.#work,
          LANG: 'C.UTF-8',
          PATH: paths.join(path.delimiter),
          ...environment,
        },
      },
    );
  }
}

function absence(job: string, known: ListedJob[]): Problem | undefined {
  const found = known.find(it => it.name === job);
  if (!found) {
    return jobProblem(
      `there is no job ${job}`,
      `one of ${known.map(it => it.name).join(', ')}`,
    );
  }
  return found.when === 'never'
    ? jobProblem(
        `GitLab would not start ${job}: its rules leave it out of this pipeline`,
        'a pipeline that has the job; gitlab.variables of the samples file say which one it is, such as CI_PIPELINE_SOURCE: web',
      )
    : undefined;
}

/** What jobs created is theirs to destroy. */
async function leftovers(
  cloud: SimulatedCloud,
  account: string,
  jobs: string[],
): Promise<Problem[]> {
  const left = await cloud.inventory(account);
  return left.map(({ type, id }) =>
    jobProblem(
      `after ${jobs.join(', ')} there is still ${type} ${id} in the account`,
      'an empty account',
    ),
  );
}

/** What the job itself said: each of its lines begins with its name. */
function logOf(job: string, output: string): string[] {
  const lines = output.trim().split('\n');
  const own = lines.flatMap(line => {
    const rest = line.startsWith(`${job} `) ? line.slice(job.length) : '';
    const [, said] = /^\s+([>$] .*)$/.exec(rest) ?? [];
    return said === undefined ? [] : [said.replace(/^> /, '').trimEnd()];
  });
  return own.length ? own.filter(Boolean) : lines;
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
