import {
  Finding,
  FindingsQuery,
  FindingsSummary,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';

/** What the rest of the backend asks of findings. */
export interface FindingsService {
  /**
   * Open findings of each learner, counted by severity. A learner of whom nothing was ever read has an entry too,
   * without `evaluatedAt`: no evidence is not the same as no findings.
   */
  summarize(learnerRefs: string[]): Promise<Map<string, FindingsSummary>>;

  /**
   * One page of a learner's findings, worst first: open before the rest, then by severity, then newest. Findings
   * that could not be given to exactly one learner are on nobody's page.
   *
   * @throws InputError where offset or limit is out of range.
   */
  list(learnerRef: string, query: FindingsQuery): Promise<Page<Finding>>;

  /**
   * Reads all configured sources; whatever was there when it is called has been read when it is done. Calls that come
   * while one runs share the next.
   */
  ingest(): Promise<void>;
}
