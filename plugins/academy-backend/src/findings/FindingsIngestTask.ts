import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { createAttributor } from '@gpu-academy/attribution';
import { AttributionPlanProvider } from '../attribution';
import { FinishIngestRun, IngestRunStore } from '../ingest';
import {
  FindingFile,
  FindingFileContent,
  FindingSource,
} from './FindingSource';
import { FindingAttributor, FindingStore } from './FindingStore';
import { ingestResultOf } from './ingestResultOf';
import { readScan } from './readScan';

/*
 * One pass over all sources. The unit is a file: it is one run of a scanner, applied in one transaction or not at all. A
 * file with bad events is a failed ingest, and as much of it is applied as cannot mislead: what is open in it counts,
 * while nothing passes and nothing is gone because of half a scan. The files beside it are read all the same.
 *
 * A file whose content is known is not read again. One that failed or is held is read again when the process starts, for
 * a newer reader may do better; in one process its failure is recorded once until the file changes or fails differently,
 * so that a file forgotten in a folder does not fill the record of ingests.
 *
 * Leases and tags change without any scan: after the files, whatever was attributed under an older plan is
 * attributed anew.
 */

/** A failure that was recorded. */
interface KnownFailure {
  error: string;
  /** Of the file that failed; absent where it may go well the next time. */
  contentDigest?: string;
}

/** Reads what scanners left at the configured sources into the store. */
export class FindingsIngestTask {
  readonly #sources: FindingSource[];
  readonly #store: FindingStore;
  readonly #plans: AttributionPlanProvider;
  readonly #runs: IngestRunStore;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #failures = new Map<string, KnownFailure>();

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
      await this.#fail(source, source.location, {
        error: (error as Error).message,
      });
      return;
    }
    this.#failures.delete(failureKey(source, source.location));
    for (const file of files) {
      await this.#readFile(source, file, attributor);
    }
  }

  async #readFile(
    source: FindingSource,
    file: FindingFile,
    attributor: FindingAttributor,
  ): Promise<void> {
    let content: FindingFileContent;
    try {
      content = await file.read();
    } catch (error) {
      await this.#fail(source, file.name, { error: (error as Error).message });
      return;
    }
    const contentDigest = digestOf(content, source);
    const failure = this.#failures.get(failureKey(source, file.name));
    if (failure?.contentDigest === contentDigest) {
      return;
    }
    const known = await this.#store.getContentDigest(source.id, file.name);
    if (known === contentDigest) {
      await this.#record(source, file.name, { state: 'unchanged' });
      return;
    }

    const readAt = this.#now().toISOString();
    const scan = readScan({ source, file: file.name, content, now: readAt });
    if (!scan.run) {
      const { error } = scan;
      await this.#fail(source, file.name, { error, contentDigest });
      return;
    }
    const ingestRunId = await this.#start(source, file.name);
    let result: FinishIngestRun;
    try {
      const applied = await this.#store.applyScan(
        {
          ingestRunId,
          file: file.name,
          contentDigest,
          simulated: source.simulated,
          readAt,
          unreadable: scan.reading.errors.length,
          run: scan.run,
        },
        attributor,
      );
      result = ingestResultOf(file.name, scan, applied);
      this.#remember(source, file.name, result, contentDigest);
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
    await this.#runs.finish(ingestRunId, result);
  }

  /** Records that something could not be read, once. */
  async #fail(
    source: FindingSource,
    unit: string,
    failure: KnownFailure,
  ): Promise<void> {
    const { error, contentDigest } = failure;
    if (this.#failures.get(failureKey(source, unit))?.error !== error) {
      await this.#record(
        source,
        unit,
        { state: 'failed', error },
        contentDigest,
      );
    }
  }

  async #record(
    source: FindingSource,
    unit: string,
    result: FinishIngestRun,
    contentDigest?: string,
  ): Promise<void> {
    await this.#runs.finish(await this.#start(source, unit), result);
    this.#remember(source, unit, result, contentDigest);
  }

  #remember(
    source: FindingSource,
    unit: string,
    { state, error = '' }: FinishIngestRun,
    contentDigest?: string,
  ): void {
    const key = failureKey(source, unit);
    if (state === 'failed') {
      this.#logger.warn(`Findings source '${source.id}': ${error}`);
      this.#failures.set(key, { error, contentDigest });
    } else {
      this.#failures.delete(key);
    }
  }

  #start(source: FindingSource, unit: string): Promise<string> {
    return this.#runs.start({ kind: 'findings', source: source.id, unit });
  }
}

function failureKey(source: FindingSource, unit: string): string {
  return JSON.stringify([source.id, unit]);
}

/** Of all that a run is made of: a source that is declared simulated or complete later on is read anew. */
function digestOf(
  { text, manifest }: FindingFileContent,
  { simulated, completeScans }: FindingSource,
): string {
  const hash = createHash('sha256')
    .update(simulated ? 'simulated\n' : '')
    .update(completeScans ? 'complete\n' : '')
    .update(text);
  if (manifest) {
    hash.update(`\n${manifest.name}\n${manifest.text}`);
  }
  return hash.digest('hex');
}
