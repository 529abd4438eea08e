import { EvidenceError } from './EvidenceError';
import { EvidenceLimits } from './verifyBundle';

/** Terraform's JSON compresses some 15-fold; what shrinks much more was made to grow. */
const MAX_RATIO = 200;

/** Folders count too: an archive of nothing but folders is no evidence. */
const ENTRIES_PER_FILE = 4;

/** An entry of a tar has a header of 512 bytes, fillings, and two headers more where its name is long. */
const BYTES_PER_HEADER = 4096;

/** What has been unpacked so far. */
export class UnpackCounter {
  readonly #archived: number;
  readonly #limits: EvidenceLimits;
  #entries = 0;
  #bytes = 0;
  #streamed = 0;

  constructor(archived: number, limits: EvidenceLimits) {
    this.#archived = archived;
    this.#limits = limits;
  }

  addEntry(): void {
    this.#entries += 1;
    const most = (this.#limits.maxFiles + 1) * ENTRIES_PER_FILE;
    if (this.#entries > most) {
      throw new EvidenceError(
        'too-many-files',
        `The archive has more than ${most} entries; ${
          this.#limits.maxFiles
        } files are taken.`,
      );
    }
  }

  /** Bytes of a tar, headers and fillings included: they are read too, and some are kept in memory. */
  addStreamed(count: number): void {
    this.#streamed += count;
    const { maxTotalBytes, maxFiles } = this.#limits;
    const headers = (maxFiles + 1) * ENTRIES_PER_FILE * BYTES_PER_HEADER;
    if (this.#streamed > maxTotalBytes + headers) {
      throw archiveTooLarge('the archive unpacks to more', this.#limits);
    }
  }

  addBytes(count: number): void {
    this.#bytes += count;
    if (this.#bytes > this.#archived * MAX_RATIO) {
      throw new EvidenceError(
        'compressed-too-well',
        `The archive unpacks to more than ${MAX_RATIO} times its size, which no evidence does.`,
      );
    }
    if (this.#bytes > this.#limits.maxTotalBytes) {
      throw archiveTooLarge('the archive unpacks to more', this.#limits);
    }
  }
}

/** More bytes than are taken. */
export function archiveTooLarge(
  found: string,
  { maxTotalBytes }: EvidenceLimits,
): EvidenceError {
  return new EvidenceError(
    'too-large',
    `The evidence is too large: ${found}, at most ${maxTotalBytes} bytes are taken.`,
  );
}
