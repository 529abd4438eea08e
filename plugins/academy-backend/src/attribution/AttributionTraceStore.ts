import { AttributionTrace } from '@gpu-academy/attribution';
import { Knex } from 'knex';

/** Why rows of spend and findings belong to whom: each trace once, under the digest of its content. */
export interface AttributionTraceStore {
  /**
   * Stores traces that are not there yet and answers their keys in the order given.
   * Joins the caller's transaction where one is given.
   */
  save(
    traces: AttributionTrace[],
    transaction?: Knex.Transaction,
  ): Promise<string[]>;

  /** Undefined where no trace has the key. */
  get(key: string): Promise<AttributionTrace | undefined>;
}
