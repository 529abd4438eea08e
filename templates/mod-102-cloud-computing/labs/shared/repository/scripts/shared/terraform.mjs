import { spawn } from 'node:child_process';
import { LabError } from './lab-error.mjs';

const OLDEST = [1, 6];

/** The terraform binary, in one folder and one environment. */
export class Terraform {
  #directory;
  #environment;

  constructor(directory, environment) {
    this.#directory = directory;
    this.#environment = {
      ...environment,
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
    };
  }

  /** e.g. `1.11.4`. Throws where it is older than this lab needs. */
  async version() {
    const { terraform_version: version } = JSON.parse(
      await this.read(['version', '-json']),
    );
    const [major, minor] = version.split('.').map(Number);
    if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
      throw new LabError(
        `Terraform ${OLDEST.join('.')} or newer is needed, this is ${version}.`,
      );
    }
    return version;
  }

  /** Before anything that needs the provider; cheap where it was done before. */
  async init(...flags) {
    await this.version();
    await this.read(['init', '-input=false', '-no-color', ...flags]);
  }

  /** Runs with its output on the terminal. Any other exit code than the expected ones stops the command. */
  async show(args, { expect = [0] } = {}) {
    const { code } = await this.#spawn(
      process.stdout.isTTY ? args : [...args, '-no-color'],
      'inherit',
    );
    assertExpected(args, code, expect);
    return code;
  }

  /** Runs silently and returns what it printed; its errors go to the terminal. */
  async read(args, { expect = [0] } = {}) {
    const { code, output } = await this.#spawn(args, 'pipe');
    assertExpected(args, code, expect);
    return output;
  }

  /** Like read, for callers that judge the exit code themselves. */
  async run(args) {
    return this.#spawn(args, 'pipe');
  }

  /**
   * Runs with `-json`, hands over each line as it comes, and returns all of them as text. After so many minutes Terraform is
   * asked to stop: it ends what it is at, writes its state and begins nothing more.
   */
  async log(args, onLine, { minutes } = {}) {
    const { code, output } = await this.#spawn(args, 'pipe', {
      onLine,
      minutes,
    });
    return { code, log: output };
  }

  #spawn(args, stdout, { onLine, minutes } = {}) {
    return new Promise((resolve, reject) => {
      const child = spawn('terraform', args, {
        cwd: this.#directory,
        env: this.#environment,
        stdio: ['ignore', stdout, 'inherit'],
      });
      const stopWaiting = waitFor(child, minutes);
      let output = '';
      let unread = '';
      child.stdout?.setEncoding('utf8').on('data', chunk => {
        output += chunk;
        unread += chunk;
        const lines = unread.split('\n');
        unread = lines.pop();
        lines.filter(Boolean).forEach(line => onLine?.(line));
      });
      child.on('error', error => {
        stopWaiting();
        reject(
          error.code === 'ENOENT'
            ? new LabError(
                `Terraform is not installed. Version ${OLDEST.join(
                  '.',
                )} or newer is needed: https://developer.hashicorp.com/terraform/install`,
              )
            : error,
        );
      });
      child.on('close', code => {
        stopWaiting();
        resolve({ code, output });
      });
    });
  }
}

/**
 * Lets Terraform stop in its own time: killed in the midst of a creation it would not know what it made. Ctrl+C reaches it
 * by itself, as the terminal's; what asks this process alone to end is handed on. Returns what takes all that back.
 */
function waitFor(child, minutes) {
  const wait = () => {};
  const handOn = () => child.kill('SIGINT');
  process.on('SIGINT', wait).on('SIGTERM', handOn);
  const timer =
    minutes &&
    setTimeout(() => {
      console.error(
        `\nOut of time after ${minutes} minutes: Terraform is asked to stop.`,
      );
      handOn();
    }, minutes * 60_000);
  return () => {
    clearTimeout(timer);
    process.off('SIGINT', wait).off('SIGTERM', handOn);
  };
}

function assertExpected(args, code, expect) {
  if (!expect.includes(code)) {
    throw new LabError(
      `terraform ${args[0]} ended with exit code ${code}. What it printed above says why.`,
    );
  }
}
