import { conformObject, conformValue } from '../cty/conformValue';
import type { CtyType } from '../cty/CtyType';
import {
  type CtyObject,
  equalValues,
  isCtyObject,
  UNKNOWN,
} from '../cty/CtyValue';
import type {
  KeptResource,
  Outcome,
  ProviderOperations,
} from '../provider/SimulatedProvider';
import { blockType } from '../schema/blockType';
import type { ProviderSchema, Schema } from '../schema/ProviderSchema';
import {
  type Diagnostic,
  errorDiagnostic,
  isDiagnostic,
} from '../simulation/Diagnostic';
import { planResource, type ResourcePlan } from '../simulation/planResource';
import type { Maker, MakerSet } from './Maker';

/*
 * Providers that make names, times and keys and talk to nobody (`hashicorp/random`,
 * `time`, `tls`, `null`), or write files (`local`, `archive`). Nothing of theirs is in a cloud, so nothing is in inventory or
 * journal: what they made lies in Terraform's state alone, as with the genuine ones.
 */

/** What a provider of values needs from around it. */
export interface MakerProviderOptions {
  schema: ProviderSchema;
  makers: MakerSet;
  /** ISO 8601, UTC. */
  now(): string;
  /** Lets time pass, for resources that do nothing else. */
  wait(ms: number): Promise<void>;
}

/** A provider of values, as Terraform's operations see it. */
export class MakerProvider implements ProviderOperations {
  readonly #options: MakerProviderOptions;

  static create(options: MakerProviderOptions): MakerProvider {
    return new MakerProvider(options);
  }

  private constructor(options: MakerProviderOptions) {
    this.#options = options;
  }

  get schema(): ProviderSchema {
    return this.#options.schema;
  }

  typeOf(schema: Schema): CtyType {
    return blockType(schema.block);
  }

  configure(): Diagnostic[] {
    return [];
  }

  hasChecks(type: string): boolean {
    return Boolean(this.#maker(type).rules.checks?.length);
  }

  validate(type: string, config: CtyObject): Diagnostic[] {
    const { checks = [] } = this.#maker(type).rules;
    return checks.flatMap(check => check(config));
  }

  validateDataSource(): Diagnostic[] {
    return [];
  }

  plan(
    type: string,
    prior: CtyObject | null,
    proposed: CtyObject | null,
  ): ResourcePlan {
    const { block } = this.schema.resource_schemas[type];
    const { rules, inPlace = [], follows = [], renews } = this.#maker(type);
    const replacing = Object.entries(block.attributes ?? {})
      .filter(([, attribute]) => attribute.required || attribute.optional)
      .map(([name]) => name)
      .concat(Object.keys(block.block_types ?? {}))
      .filter(name => !inPlace.includes(name));
    const plan = planResource({
      block,
      rules: { source: '', ...rules, forceNew: replacing },
      prior,
      proposed,
      complete: planned => planned,
    });
    const renewed = prior && renews?.(prior, this.#options.now());
    if (renewed && plan.planned) {
      return {
        planned: { ...plan.planned, [renewed]: UNKNOWN },
        requiresReplace: [...plan.requiresReplace, [renewed]],
      };
    }
    const changes = prior !== null && !equalValues(plan.planned, prior);
    return changes && plan.planned && plan.requiresReplace.length === 0
      ? {
          ...plan,
          planned: {
            ...plan.planned,
            ...Object.fromEntries(follows.map(name => [name, UNKNOWN])),
          },
        }
      : plan;
  }

  async apply(
    type: string,
    planned: CtyObject,
    id: string | undefined,
  ): Promise<Outcome<KeptResource>> {
    const maker = this.#maker(type);
    const made = maker.make(planned, this.#options.now());
    if (isDiagnostic(made)) {
      return { problem: made };
    }
    const state: CtyObject = {};
    for (const [name, value] of Object.entries(planned)) {
      state[name] = value === UNKNOWN ? made[name] ?? null : value;
    }
    if (id === undefined) {
      await this.#options.wait(maker.delays?.(state).create ?? 0);
    }
    return { value: { id: id ?? String(state.id ?? type), state } };
  }

  async destroy(
    type: string,
    _id: string,
    state: CtyObject,
  ): Promise<Diagnostic | undefined> {
    const { delays, remove } = this.#maker(type);
    await this.#options.wait(delays?.(state).destroy ?? 0);
    remove?.(state);
    return undefined;
  }

  async read(
    type: string,
    _id: string,
    current: CtyObject,
  ): Promise<CtyObject | null> {
    const { lasts, renews } = this.#maker(type);
    const now = this.#options.now();
    if (lasts?.(current, now) === false) {
      return null;
    }
    const renewed = renews?.(current, now);
    return renewed === undefined ? current : { ...current, [renewed]: true };
  }

  async import(type: string, id: string): Promise<Outcome<CtyObject>> {
    const maker = this.#maker(type);
    const { block } = this.schema.resource_schemas[type];
    const told = maker.read?.(id);
    if (told === undefined) {
      return {
        problem: errorDiagnostic(
          'Import is not supported (simulated)',
          `${type} cannot be imported as ${JSON.stringify(id)}.`,
        ),
      };
    }
    const value = conformValue(
      { ...maker.rules.defaults, ...told },
      blockType(block),
    );
    return { value: isCtyObject(value) ? value : {} };
  }

  async readDataSource(
    type: string,
    config: CtyObject,
  ): Promise<Outcome<CtyObject>> {
    const answer = this.#options.makers.dataSources[type](config);
    if (isDiagnostic(answer)) {
      return { problem: answer };
    }
    const { block } = this.schema.data_source_schemas[type];
    const value = conformValue({ ...config, ...answer }, blockType(block));
    return { value: isCtyObject(value) ? value : {} };
  }

  /** A value that is made as that of the resource of that name is, and kept nowhere. */
  async openEphemeral(
    type: string,
    config: CtyObject,
  ): Promise<Outcome<CtyObject>> {
    const { resource_schemas: resources, ephemeral_resource_schemas: schemas } =
      this.schema;
    const proposed = conformObject(config, blockType(resources[type].block));
    const { planned } = this.plan(type, null, proposed);
    const outcome = await this.apply(type, planned ?? {}, undefined);
    return 'problem' in outcome
      ? outcome
      : {
          value: conformObject(
            outcome.value.state,
            blockType(schemas![type].block),
          ),
        };
  }

  #maker(type: string): Maker {
    return this.#options.makers.resources[type];
  }
}
