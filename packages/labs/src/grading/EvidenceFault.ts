/**
 * Thrown by a check that cannot be made because its evidence is missing or cannot be read. The grade shows it with that
 * check; it never leaves the grader.
 *
 * What is missing was not done, and fails. What cannot be read is nothing that Terraform writes: the evidence is invalid,
 * and uses up no attempt.
 */
export class EvidenceFault extends Error {
  readonly name = 'EvidenceFault';
  readonly kind: 'missing' | 'malformed';
  /** File of the bundle, and line or pointer within it. */
  readonly evidence: string;

  constructor(kind: EvidenceFault['kind'], evidence: string, message: string) {
    super(message);
    this.kind = kind;
    this.evidence = evidence;
  }
}
