import { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';
import { RenderedSample } from '../checks/RenderedSample';
import { Pool } from '../process/Pool';
import { atMost } from '../samples/atMost';
import { TerraformFolder, TerraformLife } from '../samples/TemplateSamples';
import { reducedCheck } from './reducedCheck';
import { SimulatedCloud } from './SimulatedCloud';
import { TerraformLifeRun } from './TerraformLifeRun';
import { TerraformProgram } from './TerraformProgram';
import { TerraformResult } from './TerraformResult';
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
  readonly #known = new Map<string, Promise<TerraformResult>>();
  readonly #initialised = new Map<string, Promise<string | undefined>>();

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
    };
    if (!roots.length || life === 'none') {
      return result;
    }
    const outcome = (await this.#options.terraform.isPresent())
      ? 'checked'
      : 'reduced';
    for (const root of roots) {
      const found =
        outcome === 'checked'
          ? await this.#lived(rendered, root, atMost(life, root.life))
          : await this.#reduced(rendered, root.path);
      result.problems.push(...found.problems);
      result.notes.push(...found.notes);
    }
    return { ...result, outcome };
  }

  async #lived(
    rendered: RenderedSample,
    root: TerraformFolder,
    life: TerraformLife,
  ): Promise<TerraformResult> {
    if (life === 'none') {
      return { outcome: 'checked', problems: [], notes: [] };
    }
    const digest = digestOf(rendered, root.path, variablesOf(rendered, root));
    // Who has lived it all has planned too.
    const known =
      this.#known.get(`${digest} full`) ?? this.#known.get(`${digest} ${life}`);
    if (known) {
      return known;
    }
    const run = this.#pool.run(() => this.#live(rendered, root, life, digest));
    this.#known.set(`${digest} ${life}`, run);
    return run;
  }

  async #live(
    rendered: RenderedSample,
    root: TerraformFolder,
    life: TerraformLife,
    digest: string,
  ): Promise<TerraformResult> {
    const { work, cloud, terraform, timeoutMs, onStep } = this.#options;
    const run = new TerraformLifeRun({
      rendered,
      root: root.path,
      variables: variablesOf(rendered, root),
      work,
      account: `${digest.slice(0, 16)}-${life}`,
      cloud,
      initialised: this.#initialised,
      terraform: terraform.name,
      timeoutMs: timeoutMs ?? 5 * 60_000,
      onStep: step => onStep?.(rendered, step),
    });
    return {
      outcome: 'checked',
      problems: await run.live(life),
      notes: [],
    };
  }

  #reduced(rendered: RenderedSample, root: string): Promise<TerraformResult> {
    const key = `${digestOf(rendered, root, {})} reduced`;
    const known =
      this.#known.get(key) ??
      this.#pool.run(() => reducedCheck(rendered, root));
    this.#known.set(key, known);
    return known;
  }
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

/** Of everything that Terraform could read: `.tf` files take in any other by `file()` and `templatefile()`. */
function digestOf(
  rendered: RenderedSample,
  root: string,
  variables: JsonObject,
): string {
  const hash = createHash('sha256');
  const { environment } = rendered.samples.terraform ?? {};
  hash.update(JSON.stringify([root, variables, environment]));
  const outside = rendered.files.some(
    file =>
      file.endsWith('.tf') &&
      /"(\.\.\/|\$\{path\.\w+\}\/\.\.\/)/.test(rendered.read(file) ?? ''),
  );
  for (const file of rendered.files) {
    if (outside || root === '.' || file.startsWith(`${root}/`)) {
      hash.update(`${file}\0${rendered.read(file) ?? ''}\0`);
    }
  }
  return hash.digest('hex');
}
