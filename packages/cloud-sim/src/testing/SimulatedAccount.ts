import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CtyObject } from '../cty/CtyValue';
import { Inventory } from '../inventory/Inventory';
import type { InventoryEntry } from '../inventory/InventoryEntry';
import { parseJournal } from '../journal/parseJournal';
import { type Outcome, SimulatedProvider } from '../provider/SimulatedProvider';
import { loadSchema } from '../schema/loadSchema';
import type { ProviderSchema } from '../schema/ProviderSchema';
import type { Cloud } from '../simulation/Cloud';
import type { Drills } from '../simulation/Drills';

export interface SimulatedAccountOptions {
  cloud: Cloud;
  /** The provider block. */
  config: CtyObject;
  env?: NodeJS.ProcessEnv;
  drills?: Partial<Drills>;
}

/** The value of an outcome; throws the problem where there is one. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if ('problem' in outcome) {
    throw new Error(`${outcome.problem.summary}. ${outcome.problem.detail}`);
  }
  return outcome.value;
}

/** A provider and its cloud, in a temporary folder, with a clock that tests turn. */
export class SimulatedAccount {
  readonly provider: SimulatedProvider;
  readonly schema: ProviderSchema;
  /** How long the provider waited, in milliseconds, wait by wait. */
  readonly waits: number[] = [];
  readonly #folder: string;
  #now = Date.parse('2026-11-01T10:00:00.000Z');

  static create(options: SimulatedAccountOptions): SimulatedAccount {
    return new SimulatedAccount(options);
  }

  private constructor(options: SimulatedAccountOptions) {
    const { cloud, config, env = {}, drills = {} } = options;
    this.#folder = fs.mkdtempSync(path.join(os.tmpdir(), 'account-'));
    this.schema = loadSchema(cloud.name).schema;
    this.provider = SimulatedProvider.create({
      cloud,
      schema: this.schema,
      env,
      open: () => ({
        inventory: Inventory.open(this.#folder),
        drills: { quota: {}, ...drills },
      }),
      now: () => new Date(this.#now).toISOString(),
      wait: async ms => {
        this.waits.push(ms);
        this.#now += ms;
      },
    });
    const [problem] = this.provider.configure(config);
    if (problem) {
      throw new Error(`${problem.summary}. ${problem.detail}`);
    }
  }

  /** Turns the clock on. */
  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }

  /** What Terraform proposes for a configuration: everything else is null. */
  proposal(type: string, config: CtyObject): CtyObject {
    const { attributes = {}, block_types: blocks = {} } =
      this.schema.resource_schemas[type].block;
    const empty = Object.entries(blocks).map(([name, nested]) => [
      name,
      nested.nesting_mode === 'single' ? null : [],
    ]);
    return {
      ...Object.fromEntries(Object.keys(attributes).map(name => [name, null])),
      ...Object.fromEntries(empty),
      ...config,
    };
  }

  plan(type: string, config: CtyObject): CtyObject {
    const { planned } = this.provider.plan(
      type,
      null,
      this.proposal(type, config),
    );
    return planned ?? {};
  }

  async tryCreate(type: string, config: CtyObject) {
    return this.provider.apply(type, this.plan(type, config), undefined);
  }

  async create(type: string, config: CtyObject) {
    return valueOf(await this.tryCreate(type, config));
  }

  async read(type: string, config: CtyObject = {}): Promise<CtyObject> {
    return valueOf(await this.provider.readDataSource(type, config));
  }

  async inventory(): Promise<InventoryEntry[]> {
    return Inventory.open(this.#folder).run(view => view.entries);
  }

  async journal() {
    return parseJournal(await Inventory.open(this.#folder).journal());
  }

  remove(): void {
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
