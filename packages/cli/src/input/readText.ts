import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decodeText } from '@gpu-academy/findings';

/** The longest text that JavaScript can hold, near enough. */
const MAX_BYTES = 500_000_000;

/**
 * Reads a file that was named on the command line; one that is compressed with gzip is recognised by its first bytes.
 *
 * @throws Error that says in words why it cannot be read
 */
export async function readText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return decodeText(
      isCompressed
        ? await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES })
        : bytes,
    );
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOENT'
        ? `there is no file ${file}`
        : `${file} cannot be read: ${message}`,
    );
  }
}
