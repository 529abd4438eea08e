import { Attribution, AttributableRecord } from '@gpu-academy/attribution';
import {
  Finding,
  FindingsQuery,
  FindingsSummary,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';
import { FindingRecord } from '@gpu-academy/findings';

/** Gives records to learners, under one plan. */
export interface FindingAttributor {
  /** Version of the plan; stored with each finding, so that a later plan is seen to differ. */
  planVersion: string;
  attribute(record: AttributableRecord): Attribution;
}

/** A file of findings that was read without an error. */
export interface ScanRun {
  /** Id of the run in the record of ingests. */
  ingestRunId: string;
  /** Id of the source as configured. */
  source: string;
  /** Name of the file within its source. */
  file: string;
  /** sha256 of the file, in hex. */
  contentDigest: string;
  simulated: boolean;
  /** ISO 8601, UTC: when it was read. */
  readAt: string;
  /** One for each event of the file. */
  records: FindingRecord[];
}

/** What is known of findings over all scans, and the events that it is known from. */
export interface FindingStore {
  /** Digest of the content of a file that was stored last; undefined where none was. */
  getContentDigest(source: string, file: string): Promise<string | undefined>;

  /** Adds what a scan says to what is known, attributes it and keeps its events: all of it or, where it throws, nothing. */
  applyScan(scan: ScanRun, attributor: FindingAttributor): Promise<void>;

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
