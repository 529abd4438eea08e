import { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';
import { RenderedSample } from '../checks/RenderedSample';
import { Pool } from '../process/Pool';
import { Problem } from '../report/Problem';
import { atMost } from '../samples/atMost';
import { TerraformFolder, TerraformLife } from '../samples/TemplateSamples';
import { filesOfRoot } from './filesOfRoot';
import { reducedCheck } from './reducedCheck';
import { SimulatedCloud } from './SimulatedCloud';
import { LifeOutcome, TerraformLifeRun } from './TerraformLifeRun';
import { TerraformProgram } from './TerraformProgram';
import {
  RootLife,
  TerraformFindings,
  TerraformOutcome,
  TerraformResult,
} from './TerraformResult';
import { terraformRoots } from './terraformRoots';

/** How Terraform is looked at. */
export interface TerraformChecksOptions {
  /** Where it may write. */
  work: string;
  cloud: SimulatedCloud;
  terraform: TerraformProgram;
  /** How many runs of Terraform at once. */
  jobs: number;
  timeoutMs?: number;
  /** Told what is being done. */
  onStep?: (sample: RenderedSample, step: string) => void;
}

/*
 * Samples differ most often in what Terraform never reads, a title or an owner. What has been lived through is known by
 * the files of the root and everything that it can reach, and is not lived through again.
 */
export class TerraformChecks {
  readonly #options: TerraformChecksOptions;
  readonly #pool: Pool;
  readonly #known = new Map<string, KnownLife>();
  readonly #reducedKnown = new Map<string, Promise<TerraformFindings>>();
  readonly #initialised = new Map<string, Promise<string | undefined>>();
  readonly #tested = new Map<string, Promise<Problem[]>>();

  constructor(options: TerraformChecksOptions) {
    this.#options = options;
    this.#pool = new Pool(options.jobs);
  }

  async check(rendered: RenderedSample): Promise<TerraformResult> {
    const { terraform: life } = rendered.sample;
    const roots = rootsOf(rendered);
    const result: TerraformResult = {
      outcome: 'none',
      problems: [],
      notes: [],
      lives: [],
    };
    if (!roots.length || life === 'none') {
      return result;
    }
    const isPresent = await this.#options.terraform.isPresent();
    let outcome: TerraformOutcome = 'checked';
    const lived = roots.map(root =>
      isPresent
        ? this.#lived(rendered, root, atMost(life, root.life))
        : undefined,
    );
    for (const [index, root] of roots.entries()) {
      const known = lived[index];
      const { problems = [], unavailable } = (await known?.ended) ?? {};
      result.problems.push(...problems);
      if (known && !unavailable) {
        result.lives.push(known.life);
        continue;
      }
      const found = await this.#reduced(rendered, root.path);
      result.problems.push(...found.problems);
      result.notes.push(
        ...found.notes,
        ...(unavailable
          ? [
              `${root.path}: not lived through, as cloud-sim has no ${unavailable}; \`node cloud-sim.mjs types\` says what it has`,
            ]
          : []),
      );
      outcome = 'reduced';
    }
    return { ...result, outcome };
  }

  #lived(
    rendered: RenderedSample,
    root: TerraformFolder,
    life: TerraformLife,
  ): { life: RootLife; ended: Promise<LifeOutcome> } {
    const lived = { root: root.path, life };
    if (life === 'none') {
      return { life: lived, ended: Promise.resolve({ problems: [] }) };
    }
    const digest = digestOf(rendered, root.path, variablesOf(rendered, root));
    // Who has lived it all has planned too.
    const known =
      this.#known.get(`${digest} full`) ?? this.#known.get(`${digest} ${life}`);
    if (known) {
      return { life: { ...lived, sharedWith: known.of }, ended: known.ended };
    }
    const ended = this.#pool.run(() =>
      this.#live(rendered, root, life, digest),
    );
    const { template, sample } = rendered;
    const of = { template: template.name, sample: sample.name };
    this.#known.set(`${digest} ${life}`, { ended, of });
    return { life: lived, ended };
  }

  #live(
    rendered: RenderedSample,
    root: TerraformFolder,
    life: TerraformLife,
    digest: string,
  ): Promise<LifeOutcome> {
    const { work, cloud, terraform, timeoutMs, onStep } = this.#options;
    const run = new TerraformLifeRun({
      rendered,
      root: root.path,
      variables: variablesOf(rendered, root),
      work,
      account: `${digest.slice(0, 16)}-${life}`,
      cloud,
      initialised: this.#initialised,
      tested: this.#tested,
      terraform: terraform.name,
      timeoutMs: timeoutMs ?? 5 * 60_000,
      onStep: step => onStep?.(rendered, step),
    });
    return run.live(life);
  }

  #reduced(rendered: RenderedSample, root: string): Promise<TerraformFindings> {
    const key = digestOf(rendered, root, {});
    const known =
      this.#reducedKnown.get(key) ??
      this.#pool.run(() => reducedCheck(rendered, root));
    this.#reducedKnown.set(key, known);
    return known;
  }
}

/** A life, and whose it was. */
interface KnownLife {
  ended: Promise<LifeOutcome>;
  of: { template: string; sample: string };
}

function rootsOf(rendered: RenderedSample): TerraformFolder[] {
  const roots =
    rendered.samples.terraform?.folders ??
    terraformRoots(rendered.files, file => rendered.read(file));
  return roots.map(it => (typeof it === 'string' ? { path: it } : it));
}

/** A value `${{ parameters.name }}` is the form's. */
function variablesOf(
  { samples, sample }: RenderedSample,
  root: TerraformFolder,
): JsonObject {
  const variables = { ...samples.terraform?.variables, ...root.variables };
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      const field = /^\$\{\{\s*parameters\.(\w+)\s*\}\}$/.exec(
        String(value),
      )?.[1];
      return [name, field ? sample.parameters[field] : value];
    }),
  );
}

function digestOf(
  rendered: RenderedSample,
  root: string,
  variables: JsonObject,
): string {
  const hash = createHash('sha256');
  const { environment } = rendered.samples.terraform ?? {};
  hash.update(JSON.stringify([root, variables, environment]));
  for (const file of filesOfRoot(rendered, root)) {
    hash.update(`${file}\0${rendered.read(file) ?? ''}\0`);
  }
  return hash.digest('hex');
}
