import {
  DailyCost,
  SpendTotal,
  UnattributedSpend,
} from '@gpu-academy/backstage-plugin-academy-common';
import { Attribution } from '@gpu-academy/attribution';
import { DailyCostRow, PeriodRollup } from '@gpu-academy/spend';
import Big from 'big.js';
import { Knex } from 'knex';
import { AttributionTraceStore } from '../attribution';
import {
  CurrentSnapshot,
  DailyCostStore,
  LearnerTotals,
  SnapshotIdentity,
} from './DailyCostStore';
import { DayInterval } from './SpendService';

interface DailyCostRecord {
  snapshot_id: number;
  outcome: Attribution['outcome'];
  subject_ref: string | null;
  workspace_id: string | null;
  trace_key: string;
  day: string;
  provider: string;
  service_category: string;
  service_name: string;
  region: string | null;
  charge_category: string;
  currency: string;
  /** SQLite answers 0 and 1. */
  simulated: boolean | number;
  billed: string;
  effective: string;
  list: string;
  quantity: string | null;
  unit: string | null;
  rows: number | string;
}

type SumRecord = Pick<
  DailyCostRecord,
  'currency' | 'billed' | 'effective' | 'rows' | 'simulated'
>;

// Both stay below the numbers of rows and bound values that SQLite takes in one statement.
const ROWS_PER_INSERT = 200;
const REFS_PER_SELECT = 500;

/**
 * {@link DailyCostStore} in the plugin's database. PostgreSQL adds up in the query; SQLite has no exact numbers, so
 * there the rows are added up here.
 */
export class DatabaseDailyCostStore implements DailyCostStore {
  readonly #knex: Knex;
  readonly #traces: AttributionTraceStore;
  readonly #clock: () => Date;

  static create(options: {
    database: Knex;
    traces: AttributionTraceStore;
    clock?: () => Date;
  }): DatabaseDailyCostStore {
    return new DatabaseDailyCostStore(options);
  }

  private constructor(
    options: Parameters<typeof DatabaseDailyCostStore.create>[0],
  ) {
    this.#knex = options.database;
    this.#traces = options.traces;
    this.#clock = options.clock ?? (() => new Date());
  }

  async getCurrent(
    source: string,
    billingPeriod: string,
  ): Promise<CurrentSnapshot | undefined> {
    const row = await this.#knex('spend_snapshot')
      .where({ source, billing_period: billingPeriod, is_current: true })
      .first('digest', 'plan_version', 'totals');
    return (
      row && {
        digest: row.digest,
        planVersion: row.plan_version,
        totals: JSON.parse(row.totals),
      }
    );
  }

  async replacePeriod(options: {
    source: string;
    identity: SnapshotIdentity;
    rollup: PeriodRollup;
  }): Promise<number> {
    const { source, identity, rollup } = options;
    const { billingPeriod } = rollup;
    // Before the transaction: traces say the same whoever saves them, and findings save theirs at the same time.
    const keys = await this.#traces.save(
      rollup.attributions.map(({ trace }) => trace),
    );
    const traceKeys = new Map(
      rollup.attributions.map((attribution, index) => [
        attribution,
        keys[index],
      ]),
    );
    return await this.#knex.transaction(async transaction => {
      const [{ id }] = await transaction('spend_snapshot')
        .insert({
          source,
          billing_period: billingPeriod,
          digest: identity.digest,
          plan_version: identity.planVersion,
          is_current: false,
          billed_through: rollup.billedThrough ?? null,
          rows: rollup.totals.reduce((sum, { rows }) => sum + rows, 0),
          totals: JSON.stringify(rollup.totals),
          read_at: this.#clock().toISOString(),
        })
        .returning('id');
      let count = 0;
      for await (const batch of rollup.rows()) {
        const records = batch.map(row =>
          toRecord(row, id, traceKeys.get(row.attribution)!),
        );
        await transaction.batchInsert('daily_cost', records, ROWS_PER_INSERT);
        count += records.length;
      }
      const old = transaction('spend_snapshot')
        .where({ source, billing_period: billingPeriod })
        .whereNot({ id });
      await transaction('daily_cost')
        .whereIn('snapshot_id', old.clone().select('id'))
        .delete();
      await old.delete();
      await transaction('spend_snapshot')
        .where({ id })
        .update({ is_current: true });
      return count;
    });
  }

  async sumByLearner(
    learnerRefs: string[],
    interval: DayInterval,
  ): Promise<Map<string, LearnerTotals>> {
    const sums = new Map<string, LearnerTotals>();
    for (let i = 0; i < learnerRefs.length; i += REFS_PER_SELECT) {
      const records = await this.#sum(
        this.#current(interval).whereIn(
          'subject_ref',
          learnerRefs.slice(i, i + REFS_PER_SELECT),
        ),
        'subject_ref',
      );
      for (const [learnerRef, ofLearner] of groupBy(
        records,
        record => record.subject_ref!,
      )) {
        sums.set(learnerRef, {
          totals: totalsOf(ofLearner),
          simulated: ofLearner.some(record => Boolean(record.simulated)),
        });
      }
    }
    return sums;
  }

  async listDaily(
    learnerRef: string,
    interval: DayInterval,
  ): Promise<DailyCost[]> {
    const records: DailyCostRecord[] = await this.#current(interval)
      .where({ subject_ref: learnerRef })
      .orderBy(['day', 'provider', 'service_name', 'charge_category'])
      .select('daily_cost.*');
    // Rows of one dimension differ by source and trace, which a learner does not ask for.
    const byDimension = groupBy(records, record =>
      JSON.stringify([
        record.day,
        record.provider,
        record.service_category,
        record.service_name,
        record.region,
        record.charge_category,
        record.workspace_id,
        record.currency,
        Boolean(record.simulated),
      ]),
    );
    return [...byDimension.values()].map(ofDimension => {
      const [first] = ofDimension;
      const [{ billed, effective }] = totalsOf(ofDimension);
      return {
        day: first.day,
        provider: first.provider,
        serviceCategory: first.service_category,
        serviceName: first.service_name,
        ...(first.region === null ? {} : { region: first.region }),
        chargeCategory: first.charge_category,
        ...(first.workspace_id === null
          ? {}
          : { workspaceId: first.workspace_id }),
        currency: first.currency,
        billed,
        effective,
        simulated: Boolean(first.simulated),
      };
    });
  }

  async sumUnattributed(interval: DayInterval): Promise<UnattributedSpend[]> {
    const records = await this.#sum(
      this.#current(interval).whereNot({ outcome: 'attributed' }),
      'outcome',
    );
    // Rows come in no order, and what is shown should not change places.
    return [...groupBy(records, record => record.outcome!)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([outcome, ofOutcome]) =>
        totalsOf(ofOutcome).map(total => ({
          outcome: outcome as UnattributedSpend['outcome'],
          ...total,
          rows: ofOutcome
            .filter(record => record.currency === total.currency)
            .reduce((sum, record) => sum + Number(record.rows), 0),
        })),
      );
  }

  async billedThrough(): Promise<string | undefined> {
    const [{ newest }] = await this.#knex('spend_snapshot')
      .where({ is_current: true })
      .max({ newest: 'billed_through' });
    return newest ?? undefined;
  }

  /** Rows of the current snapshots. */
  #current(interval: DayInterval): Knex.QueryBuilder {
    return this.#knex('daily_cost')
      .join('spend_snapshot', 'spend_snapshot.id', 'daily_cost.snapshot_id')
      .where('spend_snapshot.is_current', true)
      .where('day', '>=', interval.from)
      .where('day', '<', interval.to);
  }

  /** Money by `column`, currency and whether it is simulated; on SQLite not added up yet. */
  async #sum(
    query: Knex.QueryBuilder,
    column: 'subject_ref' | 'outcome',
  ): Promise<(SumRecord & { subject_ref?: string; outcome?: string })[]> {
    if (this.#knex.client.config.client !== 'pg') {
      return await query.select(
        column,
        'currency',
        'simulated',
        'billed',
        'effective',
        'daily_cost.rows as rows',
      );
    }
    return await query
      .groupBy(column, 'currency', 'simulated')
      .orderBy([column, 'currency', 'simulated'])
      .select(column, 'currency', 'simulated')
      .sum({
        billed: 'billed',
        effective: 'effective',
        rows: 'daily_cost.rows',
      });
  }
}

function totalsOf(
  records: Pick<DailyCostRecord, 'currency' | 'billed' | 'effective'>[],
): SpendTotal[] {
  return [...groupBy(records, record => record.currency)]
    .map(([currency, ofCurrency]) => ({
      currency,
      billed: sumOf(ofCurrency.map(record => record.billed)),
      effective: sumOf(ofCurrency.map(record => record.effective)),
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function sumOf(amounts: string[]): string {
  return amounts
    .reduce((sum, amount) => sum.plus(amount), new Big(0))
    .toFixed();
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  }
  return groups;
}

function toRecord(
  row: DailyCostRow,
  snapshotId: number,
  traceKey: string,
): DailyCostRecord {
  return {
    snapshot_id: snapshotId,
    outcome: row.attribution.outcome,
    subject_ref: row.attribution.subjectRef ?? null,
    workspace_id: row.attribution.workspaceId ?? null,
    trace_key: traceKey,
    day: row.day,
    provider: row.provider,
    service_category: row.serviceCategory,
    service_name: row.serviceName,
    region: row.region ?? null,
    charge_category: row.chargeCategory,
    currency: row.currency,
    simulated: row.simulated,
    billed: row.billed,
    effective: row.effective,
    list: row.list,
    quantity: row.quantity ?? null,
    unit: row.unit ?? null,
    rows: row.rows,
  };
}
