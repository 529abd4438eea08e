import { LoggerService } from '@backstage/backend-plugin-api';
import { AttributionPlan, withTagAliases } from '@gpu-academy/attribution';
import {
  ChargeFile,
  checkFall,
  HeldPeriodError,
  InspectedChargeFile,
  RollupEngine,
  snapshotId,
  SpendInputError,
  totalsOfPeriod,
} from '@gpu-academy/spend';
import { AttributionPlanProvider } from '../attribution';
import { FinishIngestRun, IngestRunStore } from '../ingest';
import { DailyCostStore } from './DailyCostStore';
import { SpendSource } from './SpendSource';

/*
 * One pass over all sources. The unit is a billing period of a source: read whole and replaced in one transaction, or
 * left as it was.
 *
 * First every file is inspected, which finds the periods it has charges of. A file that cannot be used puts periods in
 * doubt, for without it they might be half a month: those it is known to have charges of, or, where it could not be
 * read that far, every period of its source. They keep what the last good run stored.
 *
 * A period whose totals fall beyond the limits of its source is held as it was, for a delivery that is not whole looks like
 * a cheap month.
 *
 * A period is not read again while its files and the plan of attribution are what they were. A period whose files are
 * gone stays: exports get archived.
 */

/** Reads what clouds exported to the configured sources into daily cost. */
export class SpendIngestTask {
  readonly #sources: SpendSource[];
  readonly #engine: RollupEngine;
  readonly #store: DailyCostStore;
  readonly #plans: AttributionPlanProvider;
  readonly #runs: IngestRunStore;
  readonly #logger: LoggerService;
  /** Inspections of this process, by path; a file is read again when its size or time changed. */
  readonly #inspected = new Map<string, InspectedChargeFile>();

  static create(options: {
    sources: SpendSource[];
    engine: RollupEngine;
    store: DailyCostStore;
    attributionPlan: AttributionPlanProvider;
    ingestRuns: IngestRunStore;
    logger: LoggerService;
  }): SpendIngestTask {
    return new SpendIngestTask(options);
  }

  private constructor(options: Parameters<typeof SpendIngestTask.create>[0]) {
    this.#sources = options.sources;
    this.#engine = options.engine;
    this.#store = options.store;
    this.#plans = options.attributionPlan;
    this.#runs = options.ingestRuns;
    this.#logger = options.logger;
  }

  /** Never throws for what is in a file or missing at a source: that is a failed run in the record. */
  async run(): Promise<void> {
    const plan = await this.#plans.getPlan();
    for (const source of this.#sources) {
      const { learnerTagKeys: learner, workspaceTagKeys: workspace } = source;
      const ofSource = withTagAliases(plan, { learner, workspace });
      await this.#readSource(source, ofSource);
    }
  }

  async #readSource(source: SpendSource, plan: AttributionPlan): Promise<void> {
    let files: ChargeFile[];
    try {
      files = await source.listFiles();
    } catch (error) {
      await this.#record(source, source.location, () => {
        throw error;
      });
      return;
    }
    const { usable, inDoubt, allInDoubt } = await this.#inspectAll(
      source,
      files,
    );
    const billingPeriods = new Set(
      usable.flatMap(file => file.periods.map(each => each.billingPeriod)),
    );
    for (const billingPeriod of [...billingPeriods].sort()) {
      const badFile = inDoubt.get(billingPeriod) ?? allInDoubt;
      if (badFile) {
        await this.#record(source, billingPeriod, () => {
          throw new Error(
            `${billingPeriod} is held back as it was, because ${badFile} may hold charges of it and cannot be used. Mend or remove that file; its own run says what is wrong with it.`,
          );
        });
        continue;
      }
      const ofPeriod = usable.filter(file =>
        file.periods.some(each => each.billingPeriod === billingPeriod),
      );
      await this.#record(source, billingPeriod, () =>
        this.#readPeriod(source, billingPeriod, ofPeriod, plan),
      );
    }
  }

  async #inspectAll(source: SpendSource, files: ChargeFile[]) {
    const usable: InspectedChargeFile[] = [];
    /** Billing period to the file that puts it in doubt. */
    const inDoubt = new Map<string, string>();
    let allInDoubt: string | undefined;
    for (const file of files) {
      try {
        usable.push(await this.#inspect(file));
      } catch (error) {
        await this.#record(source, file.name, () => {
          throw error;
        });
        const billingPeriods = billingPeriodsOf(error);
        for (const billingPeriod of billingPeriods) {
          inDoubt.set(billingPeriod, file.name);
        }
        if (billingPeriods.length === 0) {
          allInDoubt = file.name;
        }
      }
    }
    return { usable, inDoubt, allInDoubt };
  }

  async #inspect(file: ChargeFile): Promise<InspectedChargeFile> {
    const known = this.#inspected.get(file.path);
    if (known?.size === file.size && known.modifiedAt === file.modifiedAt) {
      return known;
    }
    const inspected = await this.#engine.inspect(file);
    this.#inspected.set(file.path, inspected);
    return inspected;
  }

  async #readPeriod(
    source: SpendSource,
    billingPeriod: string,
    files: InspectedChargeFile[],
    plan: AttributionPlan,
  ): Promise<FinishIngestRun> {
    const identity = {
      digest: `${snapshotId(files)}${source.simulated ? ' simulated' : ''}`,
      planVersion: plan.version,
    };
    const current = await this.#store.getCurrent(source.id, billingPeriod);
    if (
      current?.digest === identity.digest &&
      current.planVersion === identity.planVersion
    ) {
      return { state: 'unchanged' };
    }
    const falls = checkFall(
      current?.totals ?? [],
      totalsOfPeriod(files, billingPeriod),
      source.fallLimits,
    );
    if (falls.length > 0) {
      throw new HeldPeriodError(billingPeriod, falls);
    }
    const rollup = await this.#engine.rollUp({
      files,
      billingPeriod,
      plan,
      simulated: source.simulated,
    });
    try {
      await this.#store.replacePeriod({ source: source.id, identity, rollup });
    } finally {
      await rollup.dispose();
    }
    return {
      state: 'succeeded',
      rows: rollup.totals.reduce((sum, { rows }) => sum + rows, 0),
    };
  }

  /** Keeps the record of one unit, whatever comes of it. */
  async #record(
    source: SpendSource,
    unit: string,
    work: () => FinishIngestRun | Promise<FinishIngestRun>,
  ): Promise<void> {
    const id = await this.#runs.start({
      kind: 'spend',
      source: source.id,
      unit,
    });
    let result: FinishIngestRun;
    try {
      result = await work();
    } catch (error) {
      const { message } = error as Error;
      this.#logger.warn(
        `Spend source '${source.id}': ${unit} could not be read and stays as it was: ${message}`,
      );
      result = { state: 'failed', error: message };
    }
    await this.#runs.finish(id, result);
  }
}

/** Periods that a file which cannot be used has charges of; none where that is not known. */
function billingPeriodsOf(error: unknown): string[] {
  return error instanceof SpendInputError
    ? error.problem.billingPeriods ?? []
    : [];
}
