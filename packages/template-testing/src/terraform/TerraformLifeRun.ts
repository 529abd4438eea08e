import { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { RenderedSample } from '../checks/RenderedSample';
import { CommandResult, runCommand } from '../process/runCommand';
import { CheckId, Problem } from '../report/Problem';
import { TerraformLife } from '../samples/TemplateSamples';
import { terraformProblems } from './diagnostics';
import { digestOfTests } from './digestOfTests';
import { SimulatedCloud } from './SimulatedCloud';
import { unavailableProviders } from './unavailableProviders';

/** What a life needs. */
export interface TerraformLifeOptions {
  rendered: RenderedSample;
  /** Folder of the root in the repository; `.` where it is the repository itself. */
  root: string;
  /** Values of variables that the repository leaves open. */
  variables: JsonObject;
  work: string;
  /** Name of the simulated account; nobody else's. */
  account: string;
  cloud: SimulatedCloud;
  /** Folders that were initialised, by the digest of their .tf files; shared by the lives of one run. */
  initialised: Map<string, Promise<string | undefined>>;
  /** What Terraform's own tests came to, by the digest of what they depend on; shared likewise. */
  tested: Map<string, Promise<Problem[]>>;
  terraform: string;
  timeoutMs: number;
  onStep?: (step: string) => void;
}

/** What came of a life. */
export interface LifeOutcome {
  problems: Problem[];
  /** Why it could not begin, where the simulator lacks what the configuration rightly asks for. */
  unavailable?: string;
}

const VARIABLES = 'template-testing.tfvars.json';
const PLAN = 'template-testing.tfplan';

/*
 * The life of a root in a simulated cloud, in a copy: format, init, validate, plan; and for a whole life tests, apply, a
 * second plan that must be empty, destroy, and a look into state and account. It ends at the first step that fails, but
 * never with something created: what was applied is destroyed in any case, for what cannot be destroyed is a fault too.
 */
export class TerraformLifeRun {
  readonly #options: TerraformLifeOptions;
  readonly #folder: string;
  readonly #environment: Record<string, string>;
  /** What is added to it when the providers are installed. */
  #hosted: Record<string, string> = {};

  constructor(options: TerraformLifeOptions) {
    this.#options = options;
    this.#folder = path.join(options.work, 'lives', options.account);
    this.#environment = {
      TF_INPUT: '0',
      // Both would let the machine's own settings decide.
      TF_CLI_ARGS: '',
      TF_WORKSPACE: 'default',
    };
  }

  async live(life: TerraformLife): Promise<LifeOutcome> {
    this.#layOut();
    try {
      Object.assign(
        this.#environment,
        await this.#options.cloud.environmentFor(this.#options.account),
        this.#options.rendered.samples.terraform?.environment,
      );
      return await this.#live(life);
    } finally {
      fs.rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  async #live(life: TerraformLife): Promise<LifeOutcome> {
    const problems = await this.#formatted();
    this.#useLocalState();
    const {
      fresh,
      problems: uninitialised,
      unavailable,
    } = await this.#initialise();
    if (unavailable || uninitialised.length) {
      return { problems: [...problems, ...uninitialised], unavailable };
    }
    this.#hosted = await this.#options.cloud.hosted(this.#environment);
    // Values of variables do not count for validity, and a plan finds what it finds anyway.
    const invalid = fresh ? await this.#validate() : [];
    if (invalid.length) {
      return { problems: [...problems, ...invalid] };
    }
    if (life === 'full') {
      problems.push(...(await this.#test()));
    }
    const planned = await this.#plan();
    problems.push(...planned);
    if (!planned.length && life === 'full') {
      problems.push(...(await this.#applied()));
    }
    return { problems };
  }

  async #applied(): Promise<Problem[]> {
    const problems = await this.#step(
      'terraform-apply',
      ['apply', '-json', PLAN],
      'everything planned is created',
    );
    if (!problems.length) {
      problems.push(...(await this.#stable()));
    }
    const destroyed = await this.#step(
      'terraform-destroy',
      ['destroy', '-auto-approve', '-json', ...this.#variables()],
      'everything is destroyed',
    );
    problems.push(...destroyed);
    return destroyed.length
      ? problems
      : [...problems, ...(await this.#leftover())];
  }

  get #cwd(): string {
    return path.join(this.#folder, this.#options.root);
  }

  #layOut(): void {
    fs.cpSync(this.#options.rendered.rendering.folder, this.#folder, {
      recursive: true,
      verbatimSymlinks: true,
    });
    if (this.#variables().length) {
      fs.writeFileSync(
        path.join(this.#cwd, VARIABLES),
        JSON.stringify(this.#options.variables),
      );
    }
  }

  /** A remote backend would be asked for; its place is taken by an override, which Terraform merges last. */
  #useLocalState(): void {
    fs.writeFileSync(
      path.join(this.#cwd, 'template_testing_override.tf'),
      'terraform {\n  backend "local" {}\n}\n',
    );
  }

  #variables(): string[] {
    return Object.keys(this.#options.variables).length
      ? [`-var-file=${VARIABLES}`]
      : [];
  }

  async #formatted(): Promise<Problem[]> {
    const result = await this.#run([
      'fmt',
      '-check',
      '-recursive',
      '-list=true',
    ]);
    if (result.code === 0) {
      return [];
    }
    const files = result.stdout.split('\n').filter(Boolean);
    return files.length
      ? files.map(file => ({
          check: 'terraform-format',
          file: path.posix.join(this.#options.root, file),
          found: 'not formatted as Terraform does',
          expected: 'what `terraform fmt` makes of it',
          advice: 'Run `terraform fmt` on the file in the skeleton',
        }))
      : terraformProblems(
          'terraform-format',
          this.#options.root,
          result,
          'files that can be read',
          'Mend the syntax',
        );
  }

  /** Roots with the same .tf files need the same modules and providers, and take them from the first. */
  async #initialise(): Promise<LifeOutcome & { fresh: boolean }> {
    const { initialised, work, root } = this.#options;
    const key = digestOfTerraform(this.#folder, root);
    const made = await initialised.get(key);
    if (made) {
      copyInitialised(made, this.#cwd);
      return { fresh: false, problems: [] };
    }
    this.#options.onStep?.('init');
    const initialising = this.#run(['init', '-input=false', '-no-color']);
    const kept = initialising.then(({ code }) => {
      const folder = path.join(work, 'initialised', key);
      if (code === 0) {
        copyInitialised(this.#cwd, folder);
      }
      return code === 0 ? folder : undefined;
    });
    initialised.set(key, kept);
    await kept;
    const result = await initialising;
    const unavailable = unavailableProviders(result);
    if (unavailable) {
      return { fresh: true, problems: [], unavailable };
    }
    const problems =
      result.code === 0
        ? []
        : terraformProblems(
            'terraform-init',
            root,
            result,
            'modules of the repository, and what else `terraform init` needs',
            'Correct what the message names; modules that would have to be fetched are not',
          );
    return { fresh: true, problems };
  }

  #validate(): Promise<Problem[]> {
    return this.#step(
      'terraform-validate',
      ['validate', '-json'],
      'a valid configuration',
    );
  }

  /** Tests that depend on the same as those of another life are not run again. */
  async #test(): Promise<Problem[]> {
    const { rendered, root, variables, tested } = this.#options;
    const digest = await digestOfTests(rendered, root, variables);
    if (!digest) {
      return [];
    }
    const known =
      tested.get(digest) ??
      this.#step(
        'terraform-test',
        ['test', '-json', ...this.#variables()],
        'tests that pass',
      );
    tested.set(digest, known);
    return known;
  }

  #plan(): Promise<Problem[]> {
    return this.#step(
      'terraform-plan',
      ['plan', '-json', `-out=${PLAN}`, ...this.#variables()],
      'a plan',
    );
  }

  async #stable(): Promise<Problem[]> {
    this.#options.onStep?.('second plan');
    const result = await this.#run([
      'plan',
      '-json',
      '-detailed-exitcode',
      ...this.#variables(),
    ]);
    if (result.code === 0) {
      return [];
    }
    if (result.code !== 2) {
      return this.#fault('terraform-stable', result, 'a plan without changes');
    }
    return changesIn(result.stdout).map(({ address, action }) => ({
      check: 'terraform-stable',
      file: this.#options.root,
      found: `right after apply the next plan would ${action} ${address}`,
      expected: 'a plan without changes',
      advice:
        'Keep what is different each time, such as timestamp() and uuid(), out of arguments, or let the resource ignore it',
    }));
  }

  async #leftover(): Promise<Problem[]> {
    this.#options.onStep?.('leftovers');
    const problem = (found: string): Problem => ({
      check: 'terraform-leftover',
      file: this.#options.root,
      found,
      expected: 'an empty state and an empty account',
      advice:
        'Let Terraform own what it creates: nothing with skip_destroy or removed without destroy, and nothing made by a script',
    });
    const state = await this.#run(['state', 'list']);
    const inventory = await this.#options.cloud.inventory(
      this.#options.account,
    );
    const addresses = state.stdout.split('\n').filter(Boolean);
    return [
      ...addresses.map(it => problem(`${it} is still in the state`)),
      ...inventory.map(({ type, id }) =>
        problem(`${type} ${id} is still in the account`),
      ),
    ];
  }

  async #step(
    check: CheckId,
    args: string[],
    expected: string,
  ): Promise<Problem[]> {
    this.#options.onStep?.(args[0]);
    const result = await this.#run(args);
    return result.code === 0 ? [] : this.#fault(check, result, expected);
  }

  #fault(check: CheckId, result: CommandResult, expected: string): Problem[] {
    const unset = /No value for required variable/.test(result.output);
    return terraformProblems(
      check,
      this.#options.root,
      result,
      expected,
      unset
        ? 'Let the template write the value, or give it under terraform.variables in the samples file'
        : 'Correct the configuration',
    );
  }

  #run(args: string[]): Promise<CommandResult> {
    return runCommand(this.#options.terraform, args, {
      cwd: this.#cwd,
      timeoutMs: this.#options.timeoutMs,
      env: { ...this.#environment, ...this.#hosted },
    });
  }
}

function changesIn(stdout: string): { address: string; action: string }[] {
  return stdout
    .split('\n')
    .filter(line => line.includes('"planned_change"'))
    .map(line => JSON.parse(line))
    .filter(it => it.type === 'planned_change')
    .map(({ change }) => ({
      address: change.resource.addr,
      action: change.action,
    }));
}

function copyInitialised(from: string, to: string): void {
  for (const name of ['.terraform', '.terraform.lock.hcl']) {
    if (fs.existsSync(path.join(from, name))) {
      fs.cpSync(path.join(from, name), path.join(to, name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  }
}

function digestOfTerraform(folder: string, root: string): string {
  const hash = createHash('sha256').update(`${root}\0`);
  for (const entry of fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(it => it.isFile() && /\.(tf|hcl)$/.test(it.name))
    .map(it => path.join(it.parentPath, it.name))
    .sort()) {
    hash.update(`${path.relative(folder, entry)}\0`);
    hash.update(fs.readFileSync(entry));
  }
  return hash.digest('hex');
}
