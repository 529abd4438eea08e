import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { createAttributor } from '@gpu-academy/attribution';
import { FindingReadError, readFindings } from '@gpu-academy/findings';
import { AttributionPlanProvider } from '../attribution';
import { FinishIngestRun, IngestRunStore } from '../ingest';
import { FindingFile, FindingSource } from './FindingSource';
import { FindingAttributor, FindingStore } from './FindingStore';

/*
 * One pass over all sources. The unit is a file: read whole, stored in one transaction or not at all. A file with
 * as much as one bad event is a failed run and nothing of it is stored, for half a scan looks like a better one; what
 * its last good version said stays. The files beside it are read all the same.
 *
 * A file whose content is known is not stored again. One that failed is tried at every pass but recorded once
 * until it fails differently, so that a file forgotten in a folder does not fill the record of runs.
 *
 * Leases and tags change without any scan: after the files, whatever was attributed under an older plan is
 * attributed anew.
 */

const SHOWN_ERRORS = 3;

/** Reads what scanners left at the configured sources into the store. */
export class FindingsIngestTask {
  readonly #sources: FindingSource[];
  readonly #store: FindingStore;
  readonly #plans: AttributionPlanProvider;
  readonly #runs: IngestRunStore;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #reportedFailures = new Map<string, string>();

  static create(options: {
    sources: FindingSource[];
    store: FindingStore;
    attributionPlan: AttributionPlanProvider;
    ingestRuns: IngestRunStore;
    logger: LoggerService;
    now?: () => Date;
  }): FindingsIngestTask {
    return new FindingsIngestTask(options);
  }

  private constructor(
    options: Parameters<typeof FindingsIngestTask.create>[0],
  ) {
    this.#sources = options.sources;
    this.#store = options.store;
    this.#plans = options.attributionPlan;
    this.#runs = options.ingestRuns;
    this.#logger = options.logger;
    this.#now = options.now ?? (() => new Date());
  }

  /** Never throws for what is in a file or missing at a source: that is a failed run in the record. */
  async run(): Promise<void> {
    const plan = await this.#plans.getPlan();
    const attributor: FindingAttributor = {
      planVersion: plan.version,
      attribute: createAttributor(plan),
    };
    for (const source of this.#sources) {
      await this.#readSource(source, attributor);
    }
    const count = await this.#store.reattribute(attributor);
    if (count > 0) {
      this.#logger.info(
        `Attributed ${count} findings anew under plan ${plan.version}`,
      );
    }
  }

  async #readSource(
    source: FindingSource,
    attributor: FindingAttributor,
  ): Promise<void> {
    let files: FindingFile[];
    try {
      files = await source.listFiles();
    } catch (error) {
      await this.#fail(source, source.location, (error as Error).message);
      return;
    }
    this.#reportedFailures.delete(failureKey(source, source.location));
    for (const file of files) {
      await this.#readFile(source, file, attributor);
    }
  }

  async #readFile(
    source: FindingSource,
    file: FindingFile,
    attributor: FindingAttributor,
  ): Promise<void> {
    let text: string;
    let receivedAt: string;
    try {
      ({ text, receivedAt } = await file.read());
    } catch (error) {
      await this.#fail(source, file.name, (error as Error).message);
      return;
    }
    const contentDigest = digestOf(text, source.simulated);
    const known = await this.#store.getContentDigest(source.id, file.name);
    if (known === contentDigest) {
      await this.#record(source, file.name, { state: 'unchanged' });
      return;
    }

    const reading = readFindings({
      file: file.name,
      text,
      source: source.id,
      simulated: source.simulated,
      receivedAt,
    });
    if (reading.errors.length > 0) {
      await this.#fail(source, file.name, summaryOf(reading.errors), {
        rows: 0,
        warnings: reading.warnings,
      });
      return;
    }

    const id = await this.#start(source, file.name);
    let result: FinishIngestRun;
    try {
      await this.#store.applyScan(
        {
          ingestRunId: id,
          source: source.id,
          file: file.name,
          contentDigest,
          simulated: source.simulated,
          readAt: this.#now().toISOString(),
          records: reading.records,
        },
        attributor,
      );
      result = {
        state: 'succeeded',
        rows: reading.records.length,
        warnings: reading.warnings,
      };
      this.#reportedFailures.delete(failureKey(source, file.name));
    } catch (error) {
      this.#logger.error(
        `Findings source '${source.id}': ${file.name} could not be stored`,
        error as Error,
      );
      result = {
        state: 'failed',
        error: `${file.name}: could not be stored (${
          (error as Error).message
        }). Nothing of it was kept; it is read again at the next run.`,
      };
    }
    await this.#runs.finish(id, result);
  }

  async #fail(
    source: FindingSource,
    unit: string,
    error: string,
    result: { rows?: number; warnings?: string[] } = {},
  ): Promise<void> {
    const key = failureKey(source, unit);
    if (this.#reportedFailures.get(key) === error) {
      return;
    }
    this.#logger.warn(`Findings source '${source.id}': ${error}`);
    await this.#record(source, unit, { ...result, state: 'failed', error });
    this.#reportedFailures.set(key, error);
  }

  async #record(
    source: FindingSource,
    unit: string,
    result: FinishIngestRun,
  ): Promise<void> {
    await this.#runs.finish(await this.#start(source, unit), result);
    if (result.state !== 'failed') {
      this.#reportedFailures.delete(failureKey(source, unit));
    }
  }

  #start(source: FindingSource, unit: string): Promise<string> {
    return this.#runs.start({ kind: 'findings', source: source.id, unit });
  }
}

function failureKey(source: FindingSource, unit: string): string {
  return JSON.stringify([source.id, unit]);
}

/** A source that is declared simulated later on is read anew. */
function digestOf(text: string, simulated: boolean): string {
  return createHash('sha256')
    .update(simulated ? 'simulated\n' : '')
    .update(text)
    .digest('hex');
}

function summaryOf(errors: FindingReadError[]): string {
  const shown = errors.slice(0, SHOWN_ERRORS).map(each => each.message);
  const more = errors.length - SHOWN_ERRORS;
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}
