import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { quoteFound, SpendInputError } from '../SpendInputError';
import { ChargeFile } from './ChargeFile';

/** What the bytes of a file say before it is read as a table. */
export interface ChargeFileBytes {
  /** `sha256:<hex>` */
  digest: string;
  /** Of a text file: the first line, as it stands. */
  firstLine?: string;
}

/** No export of one file is longer, unpacked; a small file that unpacks to more is an attack or a mistake. */
const MAX_INFLATED_BYTES = 64 * 1024 ** 3;

/** No header is longer; keeps a file without line ends out of memory. */
const MAX_HEADER_BYTES = 1024 ** 2;

/**
 * Reads a file once from end to end: its digest, its first line, and whether it is whole and text. DuckDB
 * takes what is there of a gzip file that was cut off, and half a month would pass for a whole one; and it checks the
 * encoding of those columns only that a query needs.
 *
 * Throws `SpendInputError`.
 */
export async function readChargeFile(
  file: ChargeFile,
  options: { maxInflatedBytes?: number; signal?: AbortSignal } = {},
): Promise<ChargeFileBytes> {
  const hash = createHash('sha256');
  const { signal } = options;
  signal?.throwIfAborted();
  const bytes = createReadStream(file.path, { signal }).on('data', chunk =>
    hash.update(chunk),
  );
  if (file.format === 'parquet') {
    await checkParquet(file, bytes);
    return { digest: `sha256:${hash.digest('hex')}` };
  }
  const firstLine =
    file.format === 'csv'
      ? await readFirstLine(file, bytes)
      : await readGzip(file, bytes, options.maxInflatedBytes);
  return { digest: `sha256:${hash.digest('hex')}`, firstLine };
}

/** Parquet's first and last four bytes. */
const PARQUET_MAGIC = 'PAR1';

async function checkParquet(file: ChargeFile, bytes: Readable): Promise<void> {
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    head = head.length < 4 ? Buffer.concat([head, chunk]).subarray(0, 4) : head;
    tail = Buffer.concat([tail, chunk]).subarray(-4);
  }
  if (head.toString('latin1') !== PARQUET_MAGIC) {
    throw new SpendInputError({
      file: file.name,
      found: 'bytes that are not Parquet',
      expected: 'a Parquet file, which starts with PAR1',
      remedy: 'name the file for what it is, or export it as Parquet',
    });
  }
  if (tail.toString('latin1') !== PARQUET_MAGIC) {
    throw new SpendInputError({
      file: file.name,
      found: 'a Parquet file without its end',
      expected: 'a whole file, which ends with PAR1',
      remedy: 'it was cut off on the way: deliver it again',
    });
  }
}

async function readGzip(
  file: ChargeFile,
  bytes: Readable,
  maxInflatedBytes = MAX_INFLATED_BYTES,
): Promise<string> {
  const gunzip = createGunzip();
  bytes.on('error', error => gunzip.destroy(error));
  try {
    return await readFirstLine(file, bytes.pipe(gunzip), maxInflatedBytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'Z_BUF_ERROR') {
      throw new SpendInputError({
        file: file.name,
        found: 'a gzip file without its end',
        expected: 'a whole file',
        remedy: 'it was cut off on the way: deliver it again',
      });
    }
    if (code === 'Z_DATA_ERROR') {
      throw new SpendInputError({
        file: file.name,
        found: `bytes that are not gzip (${(error as Error).message})`,
        expected: 'a CSV file packed with gzip',
        remedy:
          'name the file .csv where it is not packed, else deliver it again',
      });
    }
    throw error;
  } finally {
    bytes.destroy();
    gunzip.destroy();
  }
}

async function readFirstLine(
  file: ChargeFile,
  text: Readable,
  maxBytes = Infinity,
): Promise<string> {
  const head: Buffer[] = [];
  let headLength = 0;
  let length = 0;
  let complete = false;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new SpendInputError({
        file: file.name,
        found: 'bytes that are not UTF-8',
        expected: 'UTF-8',
        remedy: 'export the file in UTF-8',
      });
    }
  };
  for await (const chunk of text as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) {
      throw new SpendInputError({
        file: file.name,
        found: `more than ${maxBytes} bytes when unpacked`,
        expected: `at most ${maxBytes}`,
        remedy: 'split the export into several files',
      });
    }
    decode(chunk);
    if (!complete) {
      head.push(chunk);
      headLength += chunk.length;
      complete = chunk.includes(0x0a) || headLength > MAX_HEADER_BYTES;
    }
  }
  decode();
  const [firstLine] = Buffer.concat(head).toString('utf8').split('\n', 1);
  if (firstLine.replace(/^\uFEFF/, '').trim() === '') {
    throw new SpendInputError({
      file: file.name,
      line: 1,
      found: quoteFound(firstLine),
      expected: 'a header line with the names of FOCUS columns',
      remedy: 'deliver the export with its header line',
    });
  }
  return firstLine;
}
