import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  CloudProvider,
  DailyCostResponse,
  PriceBookOffer,
  SpendEstimate,
  SpendEstimateRequest,
  SpendSummary,
  UnattributedSpend,
} from '@gpu-academy/backstage-plugin-academy-common';
import { DuckDbRollupEngine, RollupEngine } from '@gpu-academy/spend';
import { Knex } from 'knex';
import {
  AttributionPlanProvider,
  DatabaseAttributionTraceStore,
} from '../attribution';
import { IngestRunStore } from '../ingest';
import { DailyCostStore, LearnerTotals } from './DailyCostStore';
import { DatabaseDailyCostStore } from './DatabaseDailyCostStore';
import { DefaultSpendEstimator } from './DefaultSpendEstimator';
import { readSpendSources } from './readSpendSources';
import { SpendEstimator } from './SpendEstimator';
import { SpendIngestTask } from './SpendIngestTask';
import { DayInterval, SpendService } from './SpendService';

/** Traces that no row points at are kept this long: an ingest under way may be about to point at them. */
const UNUSED_TRACE_MS = 24 * 3_600_000;

/** {@link SpendService} and {@link SpendEstimator} of a portal. */
export class DefaultSpendService implements SpendService, SpendEstimator {
  readonly #store: DailyCostStore;
  readonly #task: SpendIngestTask;
  readonly #traces: DatabaseAttributionTraceStore;
  readonly #runs: IngestRunStore;
  readonly #estimator: SpendEstimator;
  readonly #clock: () => Date;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #isFirstRun = true;

  static create(options: {
    database: Knex;
    config: Config;
    logger: LoggerService;
    attributionPlan: AttributionPlanProvider;
    ingestRuns: IngestRunStore;
    /** DuckDB unless given. */
    rollupEngine?: RollupEngine;
    clock?: () => Date;
  }): DefaultSpendService {
    const { database, config, clock = () => new Date(), ...rest } = options;
    const traces = DatabaseAttributionTraceStore.create({ database, clock });
    const store = DatabaseDailyCostStore.create({ database, traces, clock });
    return new DefaultSpendService({
      store,
      traces,
      runs: options.ingestRuns,
      clock,
      estimator: DefaultSpendEstimator.create({ config, clock }),
      task: SpendIngestTask.create({
        ...rest,
        store,
        sources: readSpendSources(config),
        engine:
          options.rollupEngine ??
          DuckDbRollupEngine.create({
            memoryLimit: config.getOptionalString('academy.spend.memoryLimit'),
          }),
      }),
    });
  }

  private constructor(options: {
    store: DailyCostStore;
    task: SpendIngestTask;
    traces: DatabaseAttributionTraceStore;
    runs: IngestRunStore;
    estimator: SpendEstimator;
    clock: () => Date;
  }) {
    this.#store = options.store;
    this.#task = options.task;
    this.#traces = options.traces;
    this.#runs = options.runs;
    this.#estimator = options.estimator;
    this.#clock = options.clock;
  }

  async summarize(
    learnerRefs: string[],
    interval: DayInterval,
  ): Promise<Map<string, SpendSummary>> {
    const [sums, billedThrough] = await Promise.all([
      this.#store.sumByLearner(learnerRefs, interval),
      this.#store.billedThrough(),
    ]);
    return new Map(
      learnerRefs.map(ref => [
        ref,
        summary(interval, sums.get(ref), billedThrough),
      ]),
    );
  }

  async dailyCost(
    learnerRef: string,
    interval: DayInterval,
  ): Promise<DailyCostResponse> {
    const [summaries, items] = await Promise.all([
      this.summarize([learnerRef], interval),
      this.#store.listDaily(learnerRef, interval),
    ]);
    return { ...summaries.get(learnerRef)!, items };
  }

  unattributed(interval: DayInterval): Promise<UnattributedSpend[]> {
    return this.#store.sumUnattributed(interval);
  }

  ingest(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#ingest().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    // The run under way may be past the file that this caller wants read: one more run serves all who ask meanwhile.
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        return this.ingest();
      });
    return this.#next;
  }

  priceBook(query: {
    provider?: CloudProvider;
    region?: string;
  }): PriceBookOffer[] {
    return this.#estimator.priceBook(query);
  }

  estimate(request: SpendEstimateRequest): SpendEstimate {
    return this.#estimator.estimate(request);
  }

  async #ingest(): Promise<void> {
    if (this.#isFirstRun) {
      await this.#runs.failInterrupted('spend');
      this.#isFirstRun = false;
    }
    await this.#task.run();
    await this.#traces.deleteUnused(
      new Date(this.#clock().getTime() - UNUSED_TRACE_MS),
    );
  }
}

function summary(
  { from, to }: DayInterval,
  learner: LearnerTotals | undefined,
  billedThrough: string | undefined,
): SpendSummary {
  return {
    from,
    to,
    totals: learner?.totals ?? [],
    ...(billedThrough === undefined ? {} : { billedThrough }),
    simulated: learner?.simulated ?? false,
  };
}
