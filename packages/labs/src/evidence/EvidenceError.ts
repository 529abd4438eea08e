/** What is wrong with a bundle, for programs. @public */
export type EvidenceErrorCode =
  | 'malformed-manifest'
  | 'bad-file-name'
  | 'missing-file'
  | 'unexpected-file'
  | 'size-mismatch'
  | 'digest-mismatch'
  | 'too-many-files'
  | 'too-large'
  | 'too-deep'
  | 'ambiguous-json'
  | 'path-escape'
  | 'not-a-file'
  | 'duplicate-file'
  | 'not-text'
  | 'too-many-secrets'
  | 'compressed-too-well'
  | 'not-an-archive';

/**
 * A bundle that cannot be judged, as opposed to one that is judged and fails. It does not use up an attempt.
 *
 * @public
 */
export class EvidenceError extends Error {
  readonly name = 'EvidenceError';
  readonly code: EvidenceErrorCode;
  /** The file of the bundle that is at fault; `manifest.json` for the manifest. */
  readonly file?: string;
  /** JSON pointer into {@link EvidenceError.file}. */
  readonly pointer?: string;

  constructor(
    code: EvidenceErrorCode,
    message: string,
    place: { file?: string; pointer?: string } = {},
  ) {
    super(message);
    this.code = code;
    this.file = place.file;
    this.pointer = place.pointer;
  }
}
