import { runCommand } from '../process/runCommand';

/** The terraform that a run uses, where this machine has it. */
export class TerraformProgram {
  /** Name, or path. */
  readonly name: string;
  #present: Promise<boolean> | undefined;

  constructor(name = 'terraform') {
    this.name = name;
  }

  /** Asked once. */
  isPresent(): Promise<boolean> {
    this.#present ??= runCommand(this.name, ['version'], {
      cwd: process.cwd(),
      timeoutMs: 60_000,
    }).then(({ missing }) => !missing);
    return this.#present;
  }
}
