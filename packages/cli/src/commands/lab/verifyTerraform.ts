import { checkReduced } from '@gpu-academy/cloud-sim';
import { SourceFile } from '@gpu-academy/labs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTerraformInstalled, runProgram } from '../sim/runProgram';
import { Simulation, SIMULATED_NOTICE } from '../sim/Simulation';
import { stepOf, VerifyStep } from './VerifyStep';

const FMT = 'The Terraform files are formatted';
const VALIDATE = 'Terraform takes the configuration';
const REDUCED = 'The blocks fit the schemas of their providers';

interface TerraformOptions {
  configuration: string;
  source: Readonly<Record<string, SourceFile>>;
  /** The path of a file of the configuration in the repository. */
  place(file: string): string;
  /** Why Terraform must not be started; nothing where it may. */
  refused?: string;
}

interface Diagnostic {
  severity: string;
  summary: string;
  detail?: string;
  range?: { filename: string; start: { line: number } };
}

/** What Terraform says of a configuration; where there is no Terraform, what can be found without it. */
export async function verifyTerraform(
  options: TerraformOptions,
): Promise<VerifyStep[]> {
  if (options.refused) {
    const notice = `Terraform was not started: ${options.refused}`;
    return [
      { id: 'fmt', title: FMT, outcome: 'skipped', problems: [], notice },
      {
        id: 'validate',
        title: VALIDATE,
        outcome: 'skipped',
        problems: [],
        notice,
      },
    ];
  }
  if (!(await isTerraformInstalled())) {
    return [await reduced(options)];
  }
  const folder = await mkdtemp(join(tmpdir(), 'academy-verify-'));
  try {
    const simulation = Simulation.open({
      configuration: options.configuration,
      folder,
    });
    return [await formatted(options), await validated(simulation, options)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function formatted({
  configuration,
  place,
}: TerraformOptions): Promise<VerifyStep> {
  const { stdout, stderr, exitCode } = await runProgram(
    'terraform',
    ['fmt', '-check', '-recursive', '-list=true'],
    { cwd: configuration, env: withoutTerraform(process.env) },
  );
  const files = stdout.split('\n').filter(Boolean);
  const problems = files.map(file => ({
    file: place(file),
    message: 'is not formatted; run `terraform fmt -recursive`',
  }));
  return stepOf(
    'fmt',
    FMT,
    exitCode === 0 || files.length
      ? problems
      : [{ file: place('.'), message: stderr.trim() }],
  );
}

async function validated(
  simulation: Simulation,
  { place }: TerraformOptions,
): Promise<VerifyStep> {
  const env = {
    ...withoutTerraform(process.env),
    ...(await simulation.setup()),
  };
  const run = (...args: string[]) =>
    runProgram('terraform', [...args, '-no-color'], {
      cwd: simulation.copy,
      env,
    });
  const init = await run('init', '-input=false');
  if (init.exitCode !== 0) {
    const message = `terraform init ended with exit code ${
      init.exitCode
    }: ${init.stderr.trim()}`;
    return stepOf('validate', VALIDATE, [{ file: place('.'), message }]);
  }
  const { stdout, stderr, exitCode } = await run('validate', '-json');
  const diagnostics = readDiagnostics(stdout);
  return {
    ...stepOf(
      'validate',
      VALIDATE,
      diagnostics
        ? diagnostics
            .filter(({ severity }) => severity === 'error')
            .map(({ summary, detail, range }) => ({
              file: place(range?.filename ?? '.'),
              line: range?.start.line,
              message: [summary, detail].filter(Boolean).join(': '),
            }))
        : [
            {
              file: place('.'),
              message: `terraform ended with exit code ${exitCode}: ${stderr.trim()}`,
            },
          ],
    ),
    notice: SIMULATED_NOTICE,
  };
}

// `TF_CLI_ARGS` and the like would change what is asked.
function withoutTerraform(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('TF_')),
  );
}

function readDiagnostics(stdout: string): Diagnostic[] | undefined {
  try {
    return JSON.parse(stdout).diagnostics ?? [];
  } catch {
    return undefined;
  }
}

async function reduced({
  source,
  place,
}: TerraformOptions): Promise<VerifyStep> {
  const files = Object.fromEntries(
    Object.entries(source).filter(
      (entry): entry is [string, string] =>
        entry[0].endsWith('.tf') && typeof entry[1] === 'string',
    ),
  );
  const { problems, notice } = await checkReduced(files);
  return {
    id: 'reduced',
    title: REDUCED,
    outcome: problems.length ? 'problems' : 'reduced',
    problems: problems.map(({ file, line, address, message }) => ({
      file: place(file),
      line,
      message: address ? `${address}: ${message}` : message,
    })),
    notice,
  };
}
