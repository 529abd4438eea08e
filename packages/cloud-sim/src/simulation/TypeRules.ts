import type { CtyObject, CtyValue } from '../cty/CtyValue';
import type { ConfigCheck } from './configChecks';
import type { Scope } from './Scope';

/** What a computed value is made from. */
export interface ComputeContext {
  type: string;
  /** The inventory's id of the resource. */
  id: string;
  /** The resource as far as it is known. */
  resource: CtyObject;
  /** As it was before; absent where it is new. */
  prior?: CtyObject;
  scope: Scope;
  /** The time of the apply, ISO 8601, UTC. */
  now: string;
}

/** How the cloud would fill in a value that the configuration leaves open. */
export type ComputedValue = CtyValue | ((context: ComputeContext) => CtyValue);

/**
 * What a schema cannot tell about a type. Paths are dotted names through blocks,
 * e.g. `root_block_device.encrypted`.
 */
export interface TypeRules {
  /** Where the next person can check the rules. */
  source: string;
  /** Enums and cross-field rules that the provider checks before it plans. */
  checks?: ConfigCheck[];
  /** A change here replaces the resource. */
  forceNew?: string[];
  /** The same, where another argument of the resource is true. */
  forceNewIf?: Record<string, string>;
  /** Values that the provider itself plans where the configuration has none. */
  defaults?: Record<string, CtyValue>;
  /**
   * Blocks that the cloud fills in where the configuration has none, dotted through
   * blocks. The schema's JSON cannot say this of blocks, only of attributes.
   */
  computedBlocks?: string[];
  /** Values that the cloud fills in at apply; also whole lists of a computed block. */
  computed?: Record<string, ComputedValue>;
  /** Computed values of a new resource that the provider knows before the apply. */
  foretold?(planned: CtyObject): CtyObject;
  /** Whether a new resource may take the place of one that is there. */
  overwrites?(planned: CtyObject): boolean;
  /** Computed values that are others after every change, e.g. the number of a version. */
  renewed?(planned: CtyObject): string[];
  /** The id: a prefix that the cloud puts before its own digits, or derived. */
  id?: string | ((resource: CtyObject, scope: Scope) => string);
  /** The resource part of the ARN and its service, where the general rule is wrong. */
  arn?: (context: ComputeContext) => string;
}
