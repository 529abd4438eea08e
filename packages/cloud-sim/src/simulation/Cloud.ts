import type { CtyObject, CtyValue } from '../cty/CtyValue';
import type {
  InventoryEntry,
  ResourceFacts,
} from '../inventory/InventoryEntry';
import type { JournalRecord } from '../journal/JournalRecord';
import type { CloudName } from '../schema/loadSchema';
import type { BlockSchema } from '../schema/ProviderSchema';
import type { Diagnostic } from './Diagnostic';
import type { Drills } from './Drills';
import type { OpenValue } from './resolveUnknowns';
import type { Scope } from './Scope';
import type { ComputeContext, TypeRules } from './TypeRules';

/** What a data source may look at. */
export interface DataSourceContext {
  config: CtyObject;
  scope: Scope;
  drills: Drills;
  inventory: readonly InventoryEntry[];
}

/**
 * Answers a data source: the values that it computes, or why it cannot.
 * Attributes that are left out stay as configured.
 */
export type DataSource = (context: DataSourceContext) => CtyObject | Diagnostic;

/** The number that the next of a row gets whose ids begin so. */
export type NextNumber = (parent: string) => number;

/** A resource that is about to be created or changed. */
export interface Admission {
  type: string;
  resource: CtyObject;
  facts: ResourceFacts;
  scope: Scope;
  drills: Drills;
  /** The resource as it is before the change; absent where it is new. */
  existing?: InventoryEntry;
  /** Everything that exists, without the resource itself. */
  others: readonly InventoryEntry[];
}

/**
 * A simulated cloud: everything that cloud-sim must know of one beyond its
 * Terraform schema. One implementation a provider.
 */
export interface Cloud {
  /** Name of the schema file, e.g. `google`. */
  readonly name: CloudName;
  /** Name of the cloud in inventories and journals, e.g. `gcp`. */
  readonly provider: JournalRecord['provider'];
  readonly rules: Readonly<Record<string, TypeRules>>;
  readonly dataSources: Readonly<Record<string, DataSource>>;

  /** Attributes that say where a resource lies; nothing moves, so a change replaces it. */
  readonly places: readonly string[];

  /** Where the provider block points, or what is wrong with it. */
  configure(config: CtyObject, env: NodeJS.ProcessEnv): Scope | Diagnostic;
  /**
   * Works out what follows from the provider block: region, default tags.
   *
   * @param config - what is written, for what may differ from what was there before
   */
  complete(
    block: BlockSchema,
    planned: CtyObject,
    scope: Scope,
    config: CtyObject,
  ): CtyObject;
  /** Names that nobody chose; ids are made of them. */
  chooseNames?(type: string, planned: CtyObject): CtyObject;
  /** The id of a resource that is being created. */
  identify(
    type: string,
    resource: CtyObject,
    scope: Scope,
    next?: NextNumber,
  ): string;
  /** A value that the cloud fills in. */
  compute(open: OpenValue, context: ComputeContext): CtyValue;
  /** What the inventory and the journal tell of a resource. */
  describe(type: string, resource: CtyObject, scope: Scope): ResourceFacts;
  /** Why the cloud refuses a resource; `undefined` where it does not. */
  refuse(admission: Admission): Diagnostic | undefined;
  /** Why the cloud does not let go of a resource; `undefined` where it does. */
  keep?(
    entry: InventoryEntry,
    others: readonly InventoryEntry[],
  ): Diagnostic | undefined;
}
