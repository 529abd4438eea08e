import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import readline from 'node:readline';

/** How much of what it complains about is kept. */
const KEPT_COMPLAINTS = 4_000;

interface Asked {
  resolve(answer: string): void;
  reject(error: Error): void;
}

/*
 * A program that answers each line of its input with a line of its output, in order. It ends where its input does, and
 * so with this process, however that ends.
 */
export class LineProgram {
  readonly #name: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #asked: Asked[] = [];
  readonly #ended: Promise<void>;
  #complaints = '';
  #isOver = false;

  static start(program: string, args: string[]): LineProgram {
    return new LineProgram(program, args);
  }

  private constructor(program: string, args: string[]) {
    this.#name = [program, ...args].join(' ');
    this.#child = spawn(program, args, {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const { stdin, stdout, stderr } = this.#child;
    // Said when it ends, which it does then.
    stdin.on('error', () => {});
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-KEPT_COMPLAINTS);
    });
    readline
      .createInterface({ input: stdout })
      .on('line', line => this.#asked.shift()?.resolve(line));
    this.#ended = new Promise(resolve => {
      this.#child.once('error', error => {
        this.#complaints = error.message;
        resolve();
      });
      this.#child.once('close', () => resolve());
    });
    this.#ended.then(() => {
      this.#isOver = true;
      this.#asked.splice(0).forEach(({ reject }) => reject(this.#over()));
    });
  }

  /** @throws Error with what the program complained about, where it ends without an answer */
  ask(line: string): Promise<string> {
    if (this.#isOver) {
      return Promise.reject(this.#over());
    }
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      this.#child.stdin.write(`${line}\n`);
    });
  }

  async stop(): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
  }

  #over(): Error {
    return new Error(`${this.#name} has ended: ${this.#complaints.trim()}`);
  }
}
