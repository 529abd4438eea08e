/** A file of findings at a source. */
export interface FindingFile {
  /** Unique within its source and stable between runs. */
  name: string;
  /**
   * The whole file, with the manifest of its run where there is one.
   *
   * @throws Error that names the file where it cannot be read or is too large.
   */
  read(): Promise<FindingFileContent>;
}

/** What is in a file of findings. */
export interface FindingFileContent {
  text: string;
  /** ISO 8601, UTC: when the file came. */
  receivedAt: string;
  /** What the scanner says of its run, with the name of the file that says it. */
  manifest?: { name: string; text: string };
}

/** A place where scanners leave files of findings. */
export interface FindingSource {
  /** Id as configured; part of the key of every finding of the source. */
  id: string;
  /** Whether everything of the source is simulated. */
  simulated: boolean;
  /** Whether each file without a manifest is a complete scan of the scopes that it mentions. */
  completeScans: boolean;
  /** Where it is, for a person. */
  location: string;
  /**
   * The files that are there now, sorted by name.
   *
   * @throws Error that says what to do where the place cannot be read.
   */
  listFiles(): Promise<FindingFile[]>;
}
