/** A pattern of a key that is refused. @public */
export class UnsafePatternError extends Error {
  /** Why it is refused, as the end of a sentence. */
  readonly reason: string;
  /** What to write instead, as the end of a sentence. */
  readonly remedy: string;

  constructor(source: string, reason: string, remedy: string) {
    super(`Pattern ${source} is refused: ${reason}; ${remedy}`);
    this.name = 'UnsafePatternError';
    this.reason = reason;
    this.remedy = remedy;
  }
}
