import { FindingFormatId, FindingRecord } from '../record/FindingRecord';

/** What a reader knows of the file that an event is from. */
export interface FindingReadContext {
  /** Configured id of the source. */
  source: string;
  /** Whether the source is declared simulated as a whole. */
  simulated: boolean;
  /** What the event was wrapped in, e.g. the run that a SARIF result is of. */
  enclosing?: unknown;
  /** When the answer that holds the event was given, as written there. */
  answeredAt?: unknown;
  /** ISO 8601, UTC: when the file came; the last resort where an event has no time of its own. */
  receivedAt?: string;
  /** Notes what had to be guessed. */
  warn(message: string): void;
}

/** One format that findings come in, told by the content of an event and never by the name of its file. */
export interface FindingFormat {
  id: FindingFormatId;
  /** True where the event is of this format, be it well formed or not. */
  recognises(event: Record<string, unknown>): boolean;
  /**
   * The records of an event: one for each thing that it is about and each vulnerability or check that it reports; none of what is
   * no finding at all.
   *
   * @throws BadEvent where the event lacks what a record cannot be without.
   */
  read(
    event: Record<string, unknown>,
    context: FindingReadContext,
  ): FindingRecord[];
}
