import { Attribution, AttributableRecord } from '@gpu-academy/attribution';
import {
  Finding,
  FindingsQuery,
  FindingsSummary,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';
import { HeldScope, RunStep, ScanRun } from '@gpu-academy/findings';

/** Gives records to learners, under one plan. */
export interface FindingAttributor {
  /** Version of the plan; stored with each finding, so that a later plan is seen to differ. */
  planVersion: string;
  attribute(record: AttributableRecord): Attribution;
}

/** A file of findings as it was read, with the run that it speaks of. */
export interface ScanFile {
  /** Id of the run in the record of ingests. */
  ingestRunId: string;
  /** Name of the file within its source. */
  file: string;
  /** sha256 of the file with its manifest, in hex. */
  contentDigest: string;
  simulated: boolean;
  /** ISO 8601, UTC: when it was read. */
  readAt: string;
  /** How many of its events could not be read. */
  unreadable: number;
  run: ScanRun;
}

/** What came of a run. */
export interface ScanResult {
  /** `held` also where it was held before and comes again. */
  outcome: RunStep['outcome'];
  /** Of a held run. */
  heldScopes: HeldScope[];
}

/** What is known of findings over all runs, the runs with what they changed, and the events that it is known from. */
export interface FindingStore {
  /**
   * Digest of the content of a file that was stored last. Undefined where none was, and where it is worth another look:
   * the run is held, or not all of the file could be read, which a newer reader may do.
   */
  getContentDigest(source: string, file: string): Promise<string | undefined>;

  /**
   * Applies a run to what is known of its source, attributes what it changed and keeps its events: all of it or, where
   * it throws, nothing. A run that failed or is held is kept too, and changes nothing.
   */
  applyScan(scan: ScanFile, attributor: FindingAttributor): Promise<ScanResult>;

  /** Attributes again whatever was attributed under another plan; answers how many findings that were. */
  reattribute(attributor: FindingAttributor): Promise<number>;

  /**
   * One page of the findings that belong to a learner, worst first.
   *
   * @throws InputError where offset or limit is out of range.
   */
  list(learnerRef: string, query: FindingsQuery): Promise<Page<Finding>>;

  /** An entry for each of the learners, also for those of whom nothing is known. */
  summarize(learnerRefs: string[]): Promise<Map<string, FindingsSummary>>;
}
