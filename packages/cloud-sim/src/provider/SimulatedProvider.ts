import { blockType } from '../schema/blockType';
import { conformObject, conformValue } from '../cty/conformValue';
import type { CtyType } from '../cty/CtyType';
import {
  type CtyObject,
  equalValues,
  isCtyObject,
  knownString,
} from '../cty/CtyValue';
import type { Inventory, InventoryView } from '../inventory/Inventory';
import type { ProviderSchema, Schema } from '../schema/ProviderSchema';
import type { Cloud } from '../simulation/Cloud';
import {
  type Diagnostic,
  errorDiagnostic,
  isDiagnostic,
} from '../simulation/Diagnostic';
import type { Drills } from '../simulation/Drills';
import { driftOf } from '../simulation/drills/driftOf';
import { interruptSpot } from '../simulation/drills/interruptSpot';
import { throttle } from '../simulation/drills/throttle';
import { hiddenReferencesMs, isVisible } from '../simulation/drills/visibility';
import { planResource, type ResourcePlan } from '../simulation/planResource';
import { resolveUnknowns } from '../simulation/resolveUnknowns';
import type { Scope } from '../simulation/Scope';

/** What a provider needs from around it. */
export interface SimulatedProviderOptions {
  cloud: Cloud;
  schema: ProviderSchema;
  env: NodeJS.ProcessEnv;
  /**
   * Opens what the run works on; called when Terraform configures the provider.
   *
   * @throws Error for the person who runs Terraform, where the environment is wrong.
   */
  open(): { inventory: Inventory; drills: Drills };
  /** ISO 8601, UTC. */
  now(): string;
  /** Lets time pass before a request is tried again. */
  wait(ms: number): Promise<void>;
}

/** What a configured provider works with. */
interface Configured {
  scope: Scope;
  inventory: Inventory;
  drills: Drills;
}

/** A value, or why there is none. */
export type Outcome<T> = { value: T } | { problem: Diagnostic };

/** A resource, and the id under which the inventory knows it. */
export interface KeptResource {
  id: string;
  state: CtyObject;
}

/** What Terraform asks of a provider, free of the wire. */
export interface ProviderOperations {
  readonly schema: ProviderSchema;
  typeOf(schema: Schema): CtyType;
  configure(config: CtyObject): Diagnostic[];
  /** Whether there is anything to validate about a type. */
  hasChecks(type: string): boolean;
  validate(type: string, config: CtyObject): Diagnostic[];
  validateDataSource(type: string): Diagnostic[];
  plan(
    type: string,
    prior: CtyObject | null,
    proposed: CtyObject | null,
    config?: CtyObject | null,
  ): ResourcePlan;
  apply(
    type: string,
    planned: CtyObject,
    id: string | undefined,
  ): Promise<Outcome<KeptResource>>;
  destroy(
    type: string,
    id: string,
    state: CtyObject,
  ): Promise<Diagnostic | undefined>;
  read(type: string, id: string, current: CtyObject): Promise<CtyObject | null>;
  import(type: string, id: string): Promise<Outcome<CtyObject>>;
  readDataSource(type: string, config: CtyObject): Promise<Outcome<CtyObject>>;
  openEphemeral(type: string, config: CtyObject): Promise<Outcome<CtyObject>>;
}

/**
 * The provider as Terraform's operations see it, free of the wire: schemas in,
 * plain values in and out. One instance a provider block.
 */
export class SimulatedProvider implements ProviderOperations {
  readonly #options: SimulatedProviderOptions;
  readonly #types = new Map<Schema, CtyType>();
  #configured: Configured | undefined;

  static create(options: SimulatedProviderOptions): SimulatedProvider {
    return new SimulatedProvider(options);
  }

  private constructor(options: SimulatedProviderOptions) {
    this.#options = options;
  }

  get schema(): ProviderSchema {
    return this.#options.schema;
  }

  /** The type of the values that a schema describes. */
  typeOf(schema: Schema): CtyType {
    let type = this.#types.get(schema);
    if (!type) {
      type = blockType(schema.block);
      this.#types.set(schema, type);
    }
    return type;
  }

  configure(config: CtyObject): Diagnostic[] {
    const { cloud, env, open } = this.#options;
    const scope = cloud.configure(config, env);
    if (isDiagnostic(scope)) {
      return [scope];
    }
    try {
      this.#configured = { scope, ...open() };
      return [];
    } catch (error) {
      return [
        errorDiagnostic(
          'Invalid environment of cloud-sim',
          (error as Error).message,
        ),
      ];
    }
  }

  /** What the rule overlay finds wrong with a resource's configuration. */
  hasChecks(type: string): boolean {
    return Boolean(this.#options.cloud.rules[type]?.checks?.length);
  }

  validate(type: string, config: CtyObject): Diagnostic[] {
    const checks = this.#options.cloud.rules[type]?.checks ?? [];
    return checks.flatMap(check => check(config));
  }

  /** Data sources that cloud-sim has no answer to are refused, never made up. */
  validateDataSource(type: string): Diagnostic[] {
    const { dataSources } = this.#options.cloud;
    return dataSources[type]
      ? []
      : [
          errorDiagnostic(
            'Data source not simulated',
            `Cloud-sim cannot answer ${type}. It answers: ${Object.keys(
              dataSources,
            ).join(', ')}.`,
          ),
        ];
  }

  plan(
    type: string,
    prior: CtyObject | null,
    proposed: CtyObject | null,
    config: CtyObject | null = proposed,
  ): ResourcePlan {
    const { cloud, schema } = this.#options;
    const { scope } = this.#ready();
    const { block } = schema.resource_schemas[type];
    return planResource({
      block,
      rules: cloud.rules[type],
      places: cloud.places,
      prior,
      proposed,
      complete: planned => cloud.complete(block, planned, scope, config ?? {}),
    });
  }

  /** Creates or changes a resource; `id` is absent where it is new. */
  async apply(
    type: string,
    wanted: CtyObject,
    id: string | undefined,
  ): Promise<Outcome<KeptResource>> {
    const { cloud, schema } = this.#options;
    const { scope, drills } = this.#ready();
    const refusal = await this.#reachCloud(
      `${id === undefined ? 'creating' : 'updating'} ${type}`,
      wanted,
    );
    if (refusal) {
      return { problem: refusal };
    }
    const now = this.#options.now();
    const planned = cloud.chooseNames?.(type, wanted) ?? wanted;
    const { block } = schema.resource_schemas[type];
    return this.#run(view => {
      const own =
        id ??
        cloud.identify(type, planned, scope, parent => view.nextNumber(parent));
      const prior = id === undefined ? undefined : view.find(type, id)?.state;
      const context = { type, id: own, resource: planned, prior, scope, now };
      const made = resolveUnknowns(
        block,
        planned,
        open => cloud.compute(open, context),
        cloud.rules[type],
      );
      // Blocks that the cloud filled in have tags of the provider block too.
      const state = cloud.complete(block, made, scope, made);
      const facts = cloud.describe(type, state, scope);
      const existing = view.find(type, own);
      const overwrites = cloud.rules[type]?.overwrites?.(planned) ?? false;
      if (id === undefined && existing && !overwrites) {
        return {
          problem: errorDiagnostic(
            `creating ${type}: already exists (simulated)`,
            `The simulated account has a ${type} "${own}" that this configuration did not create, perhaps left over from an earlier run. Import it, remove it or choose another name.`,
          ),
        };
      }
      const others = view.entries.filter(entry => entry !== existing);
      const problem = cloud.refuse({
        ...{ type, resource: state, facts, scope, drills, existing, others },
      });
      if (problem) {
        return { problem };
      }
      const entry = {
        provider: cloud.provider,
        accountId: scope.accountId,
        type,
        id: own,
        ...facts,
        createdAt: existing?.createdAt ?? now,
        simulated: true as const,
        ...(existing?.drifted && { drifted: true as const }),
        state,
      };
      view.put(entry, now);
      return { value: { id: own, state } };
    });
  }

  /** Deletes a resource; tells why, where the cloud does not let go of it. */
  async destroy(type: string, id: string): Promise<Diagnostic | undefined> {
    const { cloud, now } = this.#options;
    const { drills } = this.#ready();
    const refusal = await this.#reachCloud(`deleting ${type}`, {});
    if (refusal) {
      return refusal;
    }
    return this.#run(view => {
      const entry = view.find(type, id);
      const others = view.entries.filter(other => other !== entry);
      const problem = entry && cloud.keep?.(entry, others);
      // An orphan is what the cloud said it would delete, and did not.
      if (!problem && !drills.orphans?.includes(type)) {
        view.remove(type, id, now());
      }
      return problem;
    });
  }

  /** The resource as the cloud has it; null where it is gone. */
  async read(
    type: string,
    id: string,
    current: CtyObject,
  ): Promise<CtyObject | null> {
    const { cloud, now } = this.#options;
    const { scope, drills } = this.#ready();
    const entry = await this.#run(view => {
      const found = view.find(type, id);
      const drifted = found && driftOf(found, drills);
      if (found && drifted) {
        const facts = cloud.describe(type, drifted, scope);
        const changed = { ...found, ...facts, state: drifted };
        view.put({ ...changed, drifted: true }, now());
      }
      return view.find(type, id);
    });
    if (!entry || !isVisible(entry, drills, now())) {
      return null;
    }
    const schema = this.#options.schema.resource_schemas[type];
    const state = conformValue(entry.state, this.typeOf(schema));
    // A state that says the same keeps its own order of set elements.
    return isCtyObject(state) && !equalValues(state, current) ? state : current;
  }

  async import(type: string, id: string): Promise<Outcome<CtyObject>> {
    const entry = await this.#run(view => view.find(type, id));
    const schema = this.#options.schema.resource_schemas[type];
    const state = conformValue(entry?.state, this.typeOf(schema));
    return isCtyObject(state)
      ? { value: state }
      : {
          problem: errorDiagnostic(
            'Cannot import non-existent remote object (simulated)',
            `The simulated account has no ${type} "${id}".`,
          ),
        };
  }

  async readDataSource(
    type: string,
    config: CtyObject,
  ): Promise<Outcome<CtyObject>> {
    const { cloud, schema, now } = this.#options;
    const { scope, drills } = this.#ready();
    const entries = await this.#run(view => view.entries);
    const inventory = entries.filter(entry => isVisible(entry, drills, now()));
    const answer = cloud.dataSources[type]({
      ...{ config, scope, drills, inventory },
    });
    if (isDiagnostic(answer)) {
      return { problem: answer };
    }
    const valueType = this.typeOf(schema.data_source_schemas[type]);
    // What is configured stays; the answer fills in the rest.
    const configured = Object.fromEntries(
      Object.entries(config).filter(([, value]) => value !== null),
    );
    const region = knownString(config.region) ?? scope.region;
    const value = conformValue({ region, ...answer, ...configured }, valueType);
    return { value: isCtyObject(value) ? value : {} };
  }

  /** What is told and kept nowhere: as the data source of that name tells it. */
  async openEphemeral(
    type: string,
    config: CtyObject,
  ): Promise<Outcome<CtyObject>> {
    const outcome = await this.readDataSource(type, config);
    const schema = this.#options.schema.ephemeral_resource_schemas![type];
    return 'problem' in outcome
      ? outcome
      : { value: conformObject(outcome.value, this.typeOf(schema)) };
  }

  /** One step in the cloud, in which what drills take away is gone. */
  #run<T>(section: (view: InventoryView) => T): Promise<T> {
    const { inventory, drills } = this.#ready();
    return inventory.run(view => {
      interruptSpot(view, drills, this.#options.now());
      return section(view);
    });
  }

  /** Gets a change past throttling, and past what it names and cannot be found yet. */
  async #reachCloud(
    what: string,
    planned: CtyObject,
  ): Promise<Diagnostic | undefined> {
    const { cloud, now, wait } = this.#options;
    const { drills } = this.#ready();
    const hiddenMs = drills.eventualConsistency
      ? await this.#run(view =>
          hiddenReferencesMs(planned, view.entries, drills, now()),
        )
      : 0;
    if (hiddenMs > 0) {
      await wait(hiddenMs);
    }
    return throttle(drills, cloud.provider, what, wait);
  }

  #ready(): Configured {
    if (!this.#configured) {
      throw new Error('the provider was used before it was configured');
    }
    return this.#configured;
  }
}
