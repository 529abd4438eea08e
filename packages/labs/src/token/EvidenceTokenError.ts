/** Why a token was refused, for programs: each has one reason. @public */
export type EvidenceTokenErrorCode =
  | 'malformed-token'
  | 'too-large'
  | 'ambiguous-token'
  | 'unsupported-header'
  | 'unsupported-algorithm'
  | 'unknown-issuer'
  | 'unknown-key'
  | 'bad-signature'
  | 'missing-claim'
  | 'expired'
  | 'not-yet-valid'
  | 'stale'
  | 'wrong-audience'
  | 'manifest-not-bound'
  | 'untrusted-workflow'
  | 'unpinned-workflow'
  | 'forbidden-event'
  | 'untrusted-runner'
  | 'wrong-repository'
  | 'wrong-owner'
  | 'wrong-commit'
  | 'wrong-nonce'
  | 'replayed';

/**
 * A token that does not prove what its evidence says of itself.
 *
 * @public
 */
export class EvidenceTokenError extends Error {
  readonly name = 'EvidenceTokenError';
  readonly code: EvidenceTokenErrorCode;

  constructor(code: EvidenceTokenErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
