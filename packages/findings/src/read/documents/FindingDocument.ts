import { FindingReadError } from '../FindingReadError';

/** One event of a file, parsed but not yet understood. */
export interface FindingDocument {
  /** From 0, counting those that could not be parsed too. */
  index: number;
  /** From 1; absent where the whole file was parsed at once. */
  line?: number;
  value: unknown;
  /** What the event was wrapped in and needs to be understood, e.g. the run that a SARIF result is of. */
  enclosing?: unknown;
  /** When the answer that holds the event was given, as written there. */
  answeredAt?: unknown;
}

/** The events of a file and what could not be parsed. */
export interface FindingDocuments {
  documents: FindingDocument[];
  errors: FindingReadError[];
}
