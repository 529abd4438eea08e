import { EvidenceError } from './EvidenceError';
import { EvidenceLimits } from './verifyBundle';

/** Terraform's JSON compresses some 15-fold; what shrinks much more was made to grow. */
const MAX_RATIO = 200;

/** Folders count too: an archive of nothing but folders is no evidence. */
const ENTRIES_PER_FILE = 4;

/** What has been unpacked so far. */
export class UnpackCounter {
  readonly #archived: number;
  readonly #limits: EvidenceLimits;
  #entries = 0;
  #bytes = 0;

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
