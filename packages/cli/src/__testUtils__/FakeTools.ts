import fs from 'node:fs';
import path from 'node:path';

/** What a program answers where the words that it is called with match. */
export interface FakeAnswer {
  when?: RegExp;
  stdout?: string;
  stderr?: string;
  code?: number;
  /** Forwards nothing, but opens the port that `localPortNumber` of `--parameters` names, until it is ended. */
  listens?: boolean;
}

/** One call of a program. */
export interface FakeCall {
  program: string;
  args: string[];
  /** Names of the files beside it. */
  files: string[];
  kubeconfig: string | undefined;
  /** It was ended from outside. */
  ended?: boolean;
}

const PROGRAM = `
const fs = require('node:fs');
const path = require('node:path');
const home = path.dirname(__dirname);
const program = path.basename(process.argv[1]);
const args = process.argv.slice(2);
const note = more => fs.appendFileSync(path.join(home, 'calls.jsonl'), JSON.stringify({
  program, args, files: fs.readdirSync('.').sort(), kubeconfig: process.env.KUBECONFIG, ...more,
}) + '\\n');
note();
const answers = JSON.parse(fs.readFileSync(path.join(home, program + '.json'), 'utf8'));
const answer = answers.find(it => new RegExp(it.when).test(args.join(' ')));
if (!answer) {
  process.stderr.write('the test has no answer for ' + program + ' ' + args.join(' ') + '\\n');
  process.exit(97);
}
process.stdout.write(answer.stdout ?? '');
process.stderr.write(answer.stderr ?? '');
process.exitCode = answer.code ?? 0;
if (answer.listens) {
  const { localPortNumber } = JSON.parse(args[args.indexOf('--parameters') + 1]);
  require('node:net').createServer().listen(Number(localPortNumber[0]), '127.0.0.1');
  process.on('SIGTERM', () => { note({ ended: true }); process.exit(0); });
}
`;

/*
 * Programs that a lab's scripts call, in the place of those that would need an account, a cluster or a GPU. They write
 * down how they are called, and answer what the test says. What has no answer fails.
 */
export class FakeTools {
  readonly #home: string;

  /** @param home - a folder that may be written to */
  constructor(home: string) {
    this.#home = home;
    fs.mkdirSync(this.bin, { recursive: true });
  }

  /** To be put first on the PATH, or to be all of it. */
  get bin(): string {
    return path.join(this.#home, 'bin');
  }

  /** Sets what a program answers: the first that matches. Without answers it is not installed. */
  set(program: string, answers: FakeAnswer[] | undefined): void {
    const file = path.join(this.bin, program);
    fs.rmSync(file, { force: true });
    if (answers) {
      fs.writeFileSync(file, `#!${process.execPath}\n${PROGRAM}`, {
        mode: 0o755,
      });
      fs.writeFileSync(
        path.join(this.#home, `${program}.json`),
        JSON.stringify(
          answers.map(it => ({ ...it, when: it.when?.source ?? '' })),
        ),
      );
    }
  }

  calls(program?: string): FakeCall[] {
    const file = path.join(this.#home, 'calls.jsonl');
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    return text
      .split('\n')
      .filter(Boolean)
      .map((line): FakeCall => JSON.parse(line))
      .filter(it => program === undefined || it.program === program);
  }

  forgetCalls(): void {
    fs.rmSync(path.join(this.#home, 'calls.jsonl'), { force: true });
  }
}
