import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  Finding,
  FindingsQuery,
  FindingsSummary,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';
import { Knex } from 'knex';
import { AttributionPlanProvider, AttributionTraceStore } from '../attribution';
import { IngestRunStore } from '../ingest';
import { DatabaseFindingStore } from './DatabaseFindingStore';
import { FindingsIngestTask } from './FindingsIngestTask';
import { FindingsService } from './FindingsService';
import { FindingStore } from './FindingStore';
import { readFindingSources } from './readFindingSources';

/** What findings need of the rest of the backend. */
export interface DefaultFindingsServiceOptions {
  /** With all migrations applied. */
  database: Knex;
  /** Read at `academy.findings.sources`. */
  config: Config;
  logger: LoggerService;
  attributionPlan: AttributionPlanProvider;
  ingestRuns: IngestRunStore;
  traces: AttributionTraceStore;
  /** The time now; the system's unless given. */
  clock?: () => Date;
}

/** Findings from the plugin's database, filled from the configured sources. */
export class DefaultFindingsService implements FindingsService {
  readonly #store: FindingStore;
  readonly #task: FindingsIngestTask;
  readonly #runs: IngestRunStore;
  #running?: Promise<void>;
  #next?: Promise<void>;
  #hasRun = false;

  /** @throws InputError where the configured sources are not valid. */
  static create(
    options: DefaultFindingsServiceOptions,
  ): DefaultFindingsService {
    const { database, config, traces, clock, ...rest } = options;
    const store = DatabaseFindingStore.create({ database, traces });
    const task = FindingsIngestTask.create({
      ...rest,
      sources: readFindingSources(config),
      store,
      now: clock,
    });
    return new DefaultFindingsService(store, task, options.ingestRuns);
  }

  private constructor(
    store: FindingStore,
    task: FindingsIngestTask,
    runs: IngestRunStore,
  ) {
    this.#store = store;
    this.#task = task;
    this.#runs = runs;
  }

  summarize(learnerRefs: string[]): Promise<Map<string, FindingsSummary>> {
    return this.#store.summarize(learnerRefs);
  }

  list(learnerRef: string, query: FindingsQuery): Promise<Page<Finding>> {
    return this.#store.list(learnerRef, query);
  }

  ingest(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#ingestOnce().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    // The run that is on its way may be past what this call is about: whoever calls now shares the one after it.
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        return this.ingest();
      });
    return this.#next;
  }

  async #ingestOnce(): Promise<void> {
    if (!this.#hasRun) {
      await this.#runs.failInterrupted('findings');
      this.#hasRun = true;
    }
    await this.#task.run();
  }
}
