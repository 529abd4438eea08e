import {
  ItemRecord,
  learnerItemKey,
  project,
  projectItem,
  ProgressEvent,
} from '@gpu-academy/curriculum';
import { Knex } from 'knex';
import { LearningEventStore } from './LearningEventStore';

// Stays below the number of bound values that SQLite takes in one statement.
const ROWS_PER_STATEMENT = 80;
const REFS_PER_SELECT = 500;

interface EventRow {
  id: string;
  learner_ref: string;
  seq: number;
  type: string;
  module_ref: string;
  item_id: string;
  payload: string;
  actor_ref: string | null;
  occurred_at: string;
  recorded_at: string;
}

/**
 * {@link LearningEventStore} in the plugin's database.
 *
 * Numbers of a learner's events have no gaps, which takes that one writer at a time appends for a learner: a
 * lock on the learner for the length of the transaction on PostgreSQL, the one connection on SQLite.
 */
export class DatabaseLearningEventStore implements LearningEventStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseLearningEventStore {
    return new DatabaseLearningEventStore(options.knex);
  }

  async append(
    events: ProgressEvent[],
    transaction?: Knex.Transaction,
  ): Promise<number> {
    if (events.length === 0) {
      return 0;
    }
    return transaction
      ? this.#append(events, transaction)
      : this.#knex.transaction(tx => this.#append(events, tx));
  }

  async listEvents(learnerRef: string): Promise<ProgressEvent[]> {
    return this.#eventsOf(learnerRef, this.#knex);
  }

  async getRecords(learnerRefs: string[]): Promise<Map<string, ItemRecord[]>> {
    const records = new Map<string, ItemRecord[]>();
    for (let i = 0; i < learnerRefs.length; i += REFS_PER_SELECT) {
      const rows = await this.#knex('item_state')
        .whereIn('learner_ref', learnerRefs.slice(i, i + REFS_PER_SELECT))
        .orderBy(['learner_ref', 'module_ref', 'item_id'])
        .select('learner_ref', 'record');
      for (const row of rows) {
        const ofLearner = records.get(row.learner_ref) ?? [];
        ofLearner.push(JSON.parse(row.record));
        records.set(row.learner_ref, ofLearner);
      }
    }
    return records;
  }

  async rebuild(): Promise<void> {
    await this.#knex.transaction(async tx => {
      if (isPostgres(tx)) {
        // whoever appends now would fold onto a row that is about to go
        await tx.raw('lock table learning_event in share row exclusive mode');
      }
      await tx('item_state').delete();
      const learners = await tx('learning_event').distinct('learner_ref');
      for (const { learner_ref: learnerRef } of learners) {
        const records = project(await this.#eventsOf(learnerRef, tx));
        await this.#saveRecords([...records.values()], tx);
      }
    });
  }

  async #append(
    events: ProgressEvent[],
    tx: Knex.Transaction,
  ): Promise<number> {
    // in one order, so that two transactions do not wait for each other
    const learnerRefs = unique(events.map(it => it.learnerRef)).sort();
    for (const learnerRef of learnerRefs) {
      if (isPostgres(tx)) {
        await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
          `academy learner ${learnerRef}`,
        ]);
      }
    }
    const fresh = await this.#leaveOutKnown(events, tx);
    const seqs = await this.#lastSeqs(learnerRefs, tx);
    const records = await this.#recordsOf(learnerRefs, tx);
    const changed = new Map<string, ItemRecord>();
    const recordedAt = new Date().toISOString();
    const rows = fresh.map((event): EventRow => {
      const seq = (seqs.get(event.learnerRef) ?? 0) + 1;
      seqs.set(event.learnerRef, seq);
      const key = learnerItemKey(event);
      const record = projectItem(records.get(key), event);
      records.set(key, record);
      changed.set(key, record);
      return {
        id: event.id,
        learner_ref: event.learnerRef,
        seq,
        type: event.type,
        module_ref: event.moduleRef,
        item_id: event.itemId,
        payload: JSON.stringify(event.payload),
        actor_ref: event.actorRef ?? null,
        occurred_at: event.occurredAt,
        recorded_at: recordedAt,
      };
    });
    await tx.batchInsert('learning_event', rows, ROWS_PER_STATEMENT);
    await this.#saveRecords([...changed.values()], tx);
    return fresh.length;
  }

  async #leaveOutKnown(events: ProgressEvent[], tx: Knex.Transaction) {
    const seen = new Set<string>();
    const ids = events.map(({ id }) => id);
    for (let i = 0; i < ids.length; i += REFS_PER_SELECT) {
      const rows = await tx('learning_event')
        .whereIn('id', ids.slice(i, i + REFS_PER_SELECT))
        .select('id');
      rows.forEach(({ id }) => seen.add(id));
    }
    return events.filter(({ id }) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    });
  }

  async #lastSeqs(learnerRefs: string[], tx: Knex.Transaction) {
    const seqs = new Map<string, number>();
    for (let i = 0; i < learnerRefs.length; i += REFS_PER_SELECT) {
      const rows: { learner_ref: string; seq: number }[] = await tx(
        'learning_event',
      )
        .whereIn('learner_ref', learnerRefs.slice(i, i + REFS_PER_SELECT))
        .groupBy('learner_ref')
        .select('learner_ref')
        .max({ seq: 'seq' });
      rows.forEach(row => seqs.set(row.learner_ref, row.seq));
    }
    return seqs;
  }

  async #recordsOf(learnerRefs: string[], tx: Knex.Transaction) {
    const records = new Map<string, ItemRecord>();
    for (let i = 0; i < learnerRefs.length; i += REFS_PER_SELECT) {
      const rows = await tx('item_state')
        .whereIn('learner_ref', learnerRefs.slice(i, i + REFS_PER_SELECT))
        .select('record');
      for (const row of rows) {
        const record: ItemRecord = JSON.parse(row.record);
        records.set(learnerItemKey(record), record);
      }
    }
    return records;
  }

  async #saveRecords(records: ItemRecord[], tx: Knex.Transaction) {
    for (let i = 0; i < records.length; i += ROWS_PER_STATEMENT) {
      await tx('item_state')
        .insert(
          records.slice(i, i + ROWS_PER_STATEMENT).map(record => ({
            learner_ref: record.learnerRef,
            module_ref: record.moduleRef,
            item_id: record.itemId,
            state: record.state,
            record: JSON.stringify(record),
            updated_at: record.updatedAt,
          })),
        )
        .onConflict(['learner_ref', 'module_ref', 'item_id'])
        .merge();
    }
  }

  async #eventsOf(
    learnerRef: string,
    knex: Knex | Knex.Transaction,
  ): Promise<ProgressEvent[]> {
    const rows: EventRow[] = await knex('learning_event')
      .where({ learner_ref: learnerRef })
      .orderBy('seq');
    return rows.map(toEvent);
  }
}

// The log holds what `append` took, so that what is read back has the type that was written.
function toEvent(row: EventRow): ProgressEvent {
  return {
    id: row.id,
    learnerRef: row.learner_ref,
    moduleRef: row.module_ref,
    itemId: row.item_id,
    type: row.type,
    occurredAt: row.occurred_at,
    ...(row.actor_ref ? { actorRef: row.actor_ref } : {}),
    payload: JSON.parse(row.payload),
  } as ProgressEvent;
}

function isPostgres(knex: Knex) {
  return knex.client.config.client === 'pg';
}

function unique(values: string[]) {
  return Array.from(new Set(values));
}
