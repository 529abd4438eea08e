import { spawn } from 'node:child_process';

/** What a program left behind. */
export interface ProgramResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program to its end.
 *
 * @param options.show - whether the person sees what it writes, as it writes it; then it is not kept
 * @throws Error where it cannot be started
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env: NodeJS.ProcessEnv; show?: boolean },
): Promise<ProgramResult> {
  const { cwd, env, show = false } = options;
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', text => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', text => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', error =>
      reject(
        (error as NodeJS.ErrnoException).code === 'ENOENT'
          ? new Error(
              `there is no ${program} on this machine: https://developer.hashicorp.com/terraform/install`,
            )
          : error,
      ),
    );
    child.on('close', code => resolve({ exitCode: code ?? 1, stdout, stderr }));
  });
}

/** Whether there is a Terraform that runs. */
export async function isTerraformInstalled(
  env: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  return runProgram('terraform', ['version', '-json'], { env }).then(
    ({ exitCode }) => exitCode === 0,
    () => false,
  );
}
