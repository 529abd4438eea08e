import { ItemRecord, ProgressEvent } from '@gpu-academy/curriculum';
import { Knex } from 'knex';

/**
 * The append-only log of what learners did, and its projection.
 *
 * A projection is updated in the transaction that appends, so that a reader never sees one without the other.
 */
export interface LearningEventStore {
  /**
   * Appends in the order given; an event whose id is known already is left out. Joins the caller's transaction
   * where one is given. Answers how many were new.
   */
  append(
    events: ProgressEvent[],
    transaction?: Knex.Transaction,
  ): Promise<number>;

  /** All events of a learner in the order in which they were appended. */
  listEvents(learnerRef: string): Promise<ProgressEvent[]>;

  /** Records of items, by learner; a learner without any is absent. */
  getRecords(learnerRefs: string[]): Promise<Map<string, ItemRecord[]>>;

  /** Throws the projection away and folds the log again. */
  rebuild(): Promise<void>;
}
