/**
 * Thrown by a check that cannot be made because its evidence is missing or cannot be read. The grade shows it as
 * that check's failure; it never leaves the grader.
 */
export class EvidenceFault extends Error {
  readonly name = 'EvidenceFault';
  /** File of the bundle, and line or pointer within it. */
  readonly evidence: string;

  constructor(evidence: string, message: string) {
    super(message);
    this.evidence = evidence;
  }
}
