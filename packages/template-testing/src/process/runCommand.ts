import { spawn } from 'node:child_process';

/** How a command ended. */
export interface CommandResult {
  /** Undefined where it was ended by a signal, or could not be started. */
  code?: number;
  /** Both streams, as they came. */
  output: string;
  stdout: string;
  stderr: string;
  timedOut: boolean;
  /** The program is not on this machine. */
  missing: boolean;
}

/** Where and how long a command runs. */
export interface CommandOptions {
  cwd: string;
  env?: Record<string, string>;
  /** It is given nothing but `env`; else also what this process has. */
  bare?: boolean;
  /** What it reads on its standard input; nothing unless given. */
  input?: string;
  /** It and all that it started are ended after so many milliseconds. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

const FIVE_MINUTES = 5 * 60_000;
/** More than any report of Terraform; a program that writes without end is cut off here. */
const LARGEST_OUTPUT = 32 * 1024 * 1024;

/** Process groups that are running; they end with this process, however that ends. */
const running = new Set<number>();
process.on('exit', () => running.forEach(endGroup));

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Runs a program to its end. Never throws for what the program does. */
export function runCommand(
  program: string,
  args: string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return new Promise(resolve => {
    let output = '';
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    // A process group of its own, so that what it started ends with it.
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.bare
        ? options.env
        : { ...process.env, NODE_OPTIONS: '', ...options.env },
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const { pid } = child;
    if (pid !== undefined) {
      running.add(pid);
    }
    const end = () => {
      if (pid !== undefined) {
        endGroup(pid);
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, options.timeoutMs ?? FIVE_MINUTES);
    options.signal?.addEventListener('abort', end, { once: true });
    const done = (result: Partial<CommandResult>) => {
      clearTimeout(timer);
      running.delete(pid ?? 0);
      options.signal?.removeEventListener('abort', end);
      resolve({ output, stdout, stderr, timedOut, missing: false, ...result });
    };
    const take = (text: string) => {
      output += text;
      if (output.length > LARGEST_OUTPUT) {
        end();
      }
      return text;
    };
    child.stdout.setEncoding('utf8').on('data', text => {
      stdout += take(text);
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      stderr += take(text);
    });
    child.stdin.on('error', () => {
      // The program did not want its input.
    });
    child.stdin.end(options.input ?? '');
    child.on('error', (error: NodeJS.ErrnoException) =>
      done({ missing: error.code === 'ENOENT', output: error.message }),
    );
    child.on('close', code => done({ code: code ?? undefined }));
  });
}
