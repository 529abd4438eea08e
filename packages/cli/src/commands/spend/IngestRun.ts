import { AttributionPlan } from '@gpu-academy/attribution';
import {
  byFocusDataset,
  ChargeTotals,
  checkFall,
  DailyCostRecord,
  dailyCostRecord,
  FallLimits,
  HeldPeriodError,
  InspectedChargeFile,
  readDailyCost,
  readDeliveries,
  reconcileDelivery,
  RollupEngine,
  snapshotId,
  SpendInputError,
  totalsOfPeriod,
} from '@gpu-academy/spend';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readChargeFiles } from '../../input/readChargeFiles';
import { DecimalSum } from './DecimalSum';
import { LearnerTotal, LearnerTotals } from './LearnerTotals';

/** What became of one billing period. Money is a decimal string. */
export interface IngestedPeriod {
  billingPeriod: string;
  /** Digest of the files that it was read from. */
  snapshot: string;
  files: number;
  billedThrough?: string;
  /** Of the charges, which is what daily cost adds up to. */
  totals: ChargeTotals[];
  /** The dearest first. */
  learners: LearnerTotal[];
}

interface IngestOptions {
  engine: RollupEngine;
  plan: AttributionPlan;
  simulated: boolean;
  /** File of daily cost. */
  previous?: string;
  fallLimits: FallLimits;
}

/**
 * One run over files and folders: inspects all, holds what was read against what manifests promise and against the run
 * before, and rolls period after period up.
 */
export class IngestRun {
  readonly #options: IngestOptions;
  readonly #before: Map<string, ChargeTotals[]>;
  #files: InspectedChargeFile[] = [];
  readonly periods: IngestedPeriod[] = [];

  static async create(options: IngestOptions): Promise<IngestRun> {
    const { previous } = options;
    const records = previous ? await readDailyCost(previous) : [];
    return new IngestRun(options, totalsByPeriod(records));
  }

  private constructor(
    options: IngestOptions,
    before: Map<string, ChargeTotals[]>,
  ) {
    this.#options = options;
    this.#before = before;
  }

  /**
   * Reads every file to its end.
   *
   * @throws SpendInputError where any cannot be used, a manifest promises something else, or a file comes twice
   */
  async inspect(paths: readonly string[]): Promise<void> {
    const files: InspectedChargeFile[] = [];
    for (const path of paths) {
      files.push(...(await this.#inspectPath(path)));
    }
    const seen = new Map<string, string>();
    for (const { digest, name } of files) {
      const other = seen.get(digest);
      if (other) {
        throw new SpendInputError({
          file: name,
          found: `the same content as ${other}`,
          expected: 'every file once: charges would count twice',
          remedy: 'name the file or its folder once',
        });
      }
      seen.set(digest, name);
    }
    this.#files = files;
  }

  /**
   * Daily cost in batches; `periods` tells of what was read so far.
   *
   * @throws HeldPeriodError where a billing period fell too far
   */
  async *records(): AsyncIterable<DailyCostRecord[]> {
    const { engine, plan, simulated } = this.#options;
    const billingPeriods = new Set(
      this.#files.flatMap(file => file.periods.map(it => it.billingPeriod)),
    );
    for (const billingPeriod of [...billingPeriods].sort()) {
      const files = this.#files.filter(file =>
        file.periods.some(it => it.billingPeriod === billingPeriod),
      );
      this.#checkFall(billingPeriod, files);
      const rollup = await engine.rollUp({
        files,
        billingPeriod,
        plan,
        simulated,
      });
      try {
        const learners = new LearnerTotals();
        for await (const rows of rollup.rows()) {
          rows.forEach(row => learners.add(row));
          yield rows.map(row => dailyCostRecord(row, billingPeriod));
        }
        this.periods.push({
          billingPeriod,
          snapshot: snapshotId(files),
          files: files.length,
          ...(rollup.billedThrough
            ? { billedThrough: rollup.billedThrough }
            : {}),
          totals: rollup.totals,
          learners: learners.list(),
        });
      } finally {
        await rollup.dispose();
      }
    }
  }

  async #inspectPath(path: string): Promise<InspectedChargeFile[]> {
    const isFolder = await stat(path).then(
      it => it.isDirectory(),
      () => false,
    );
    if (!isFolder) {
      return await this.#inspectAll(await readChargeFiles(path));
    }
    const all: InspectedChargeFile[] = [];
    for (const delivery of await readDeliveries(path)) {
      // Contract commitments and invoices, which FOCUS 1.3 and 1.4 put beside the charges, add nothing to their cost.
      const { CostAndUsage: files } = await byFocusDataset(delivery.files);
      const inspected = await this.#inspectAll(files);
      reconcileDelivery({ ...delivery, files }, inspected);
      all.push(
        ...inspected.map(file => ({ ...file, name: join(path, file.name) })),
      );
    }
    if (all.length === 0) {
      // Says what is wrong with the folder, or with the files in it.
      return await this.#inspectAll(await readChargeFiles(path));
    }
    return all;
  }

  async #inspectAll(
    files: readonly Parameters<RollupEngine['inspect']>[0][],
  ): Promise<InspectedChargeFile[]> {
    const inspected: InspectedChargeFile[] = [];
    for (const file of files) {
      inspected.push(await this.#options.engine.inspect(file));
    }
    return inspected;
  }

  #checkFall(billingPeriod: string, files: InspectedChargeFile[]): void {
    const falls = checkFall(
      this.#before.get(billingPeriod) ?? [],
      totalsOfPeriod(files, billingPeriod),
      this.#options.fallLimits,
    );
    if (falls.length > 0) {
      throw new HeldPeriodError(billingPeriod, falls);
    }
  }
}

function totalsByPeriod(
  records: readonly DailyCostRecord[],
): Map<string, ChargeTotals[]> {
  const sums = new DecimalSum(['billed', 'effective', 'list', 'rows']);
  for (const record of records) {
    sums.add([record.billing_period, record.currency], record);
  }
  const byPeriod = new Map<string, ChargeTotals[]>();
  for (const { key, sum } of sums.list()) {
    const [billingPeriod, currency] = key;
    byPeriod.set(billingPeriod, [
      ...(byPeriod.get(billingPeriod) ?? []),
      { ...sum, currency, rows: Number(sum.rows) },
    ]);
  }
  return byPeriod;
}
