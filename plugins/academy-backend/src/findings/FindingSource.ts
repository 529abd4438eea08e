/** A file of findings at a source. */
export interface FindingFile {
  /** Unique within its source and stable between runs. */
  name: string;
  /**
   * The whole text, and when the file came (ISO 8601, UTC).
   *
   * @throws Error that names the file where it cannot be read or is too large.
   */
  read(): Promise<{ text: string; receivedAt: string }>;
}

/** A place where scanners leave files of findings. */
export interface FindingSource {
  /** Id as configured; part of the key of every finding of the source. */
  id: string;
  /** Whether everything of the source is simulated. */
  simulated: boolean;
  /** Where it is, for a person. */
  location: string;
  /**
   * The files that are there now, sorted by name.
   *
   * @throws Error that says what to do where the place cannot be read.
   */
  listFiles(): Promise<FindingFile[]>;
}
