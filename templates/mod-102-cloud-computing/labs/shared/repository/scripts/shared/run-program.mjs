import { spawn } from 'node:child_process';
import { LabError } from './lab-error.mjs';

/** Where programs come from that the lab needs beside Terraform. */
const HOMES = {
  aws: 'https://docs.aws.amazon.com/cli',
  az: 'https://learn.microsoft.com/cli/azure/install-azure-cli',
  gcloud: 'https://cloud.google.com/sdk/docs/install',
  helm: 'https://helm.sh/docs/intro/install',
  kubectl: 'https://kubernetes.io/docs/tasks/tools',
};

/**
 * Runs a program and returns what it printed; its errors go to the terminal. Throws a LabError where it is not installed
 * or ends with another exit code than 0.
 */
export function runProgram(program, args, { cwd, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      output += chunk;
    });
    child.on('error', error =>
      reject(error.code === 'ENOENT' ? notInstalled(program) : error),
    );
    child.on('close', code =>
      code === 0
        ? resolve(output)
        : reject(
            new LabError(
              `${program} ${args[0]} ended with exit code ${code}. What it printed above says why.`,
            ),
          ),
    );
  });
}

/** What to say where a program is missing. */
export function notInstalled(program) {
  return new LabError(`${program} is not installed: ${HOMES[program]}`);
}
