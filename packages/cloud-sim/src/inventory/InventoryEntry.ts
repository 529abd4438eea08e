import type { CtyObject } from '../cty/CtyValue';
import type { JournalRecord } from '../journal/JournalRecord';

/** What a simulated cloud tells about a resource beside its attributes. */
export interface ResourceFacts {
  region: string;
  sku: string | null;
  purchase: JournalRecord['purchase'];
  sizeGb: number | null;
  /** The tags as the cloud has them: the provider's default tags included. */
  tags: Record<string, string>;
}

/** A resource that exists in the simulated cloud. */
export interface InventoryEntry extends ResourceFacts {
  provider: string;
  accountId: string;
  type: string;
  id: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  simulated: true;
  /** Somebody changed it behind Terraform's back, which a drill does but once. */
  drifted?: true;
  /** All attributes; absent where only the journal knows of the resource. */
  state?: CtyObject;
}
