import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { ChargeFile } from '../focus/ChargeFile';
import { chargeFileFormat } from '../focus/listChargeFiles';
import { quoteFound, SpendInputError } from '../SpendInputError';
import { ManifestEntry } from './Delivery';

/*
 * The file that an entry of a manifest stands for. A manifest names keys of the store it lay in; what was fetched lies in a
 * folder that holds some tail of those keys, so the longest tail that is there is the file. A manifest is not trusted: what
 * would lead out of the folder, by whatever spelling, is refused and not looked for.
 */

/** `s3://bucket/`, `gs://bucket/`, `abfss://container@account/`, `https://account.blob.core.windows.net/container/`. */
const STORE =
  /^(?:(?:s3|gs|abfss?):\/\/[^/]+\/|https:\/\/[^/]+\.blob\.core\.windows\.net\/[^/]+\/)/i;

/** A dot, a slash, a backslash, a NUL or a per cent sign, as URLs write them. */
const ENCODED = /%(?:2e|2f|5c|00|25)/i;

/** Throws `SpendInputError`, naming the place in the manifest. */
export async function resolveEntry(
  folder: string,
  entry: ManifestEntry,
  manifest: string,
): Promise<ChargeFile> {
  const refuse = (found: string, expected: string, remedy: string): never => {
    throw new SpendInputError({
      file: manifest,
      column: entry.place,
      found: `${quoteFound(entry.name)}, ${found}`,
      expected,
      remedy,
    });
  };
  const segments = segmentsOf(entry.name);
  if (typeof segments === 'string') {
    return refuse(
      segments,
      'a path within the delivery',
      'use nothing of this delivery: find out who wrote its manifest',
    );
  }
  const format = chargeFileFormat(entry.name);
  if (!format) {
    return refuse(
      'a file of another kind',
      'names that end in .csv, .csv.gz or .parquet',
      'export as CSV, packed with gzip or not, or as Parquet',
    );
  }
  const name = await longestTail(folder, segments);
  if (!name) {
    return refuse(
      'which is not there',
      'every file of the manifest in the folder',
      'fetch the whole delivery before it is read',
    );
  }
  const filePath = path.join(folder, name);
  const real = await realpath(filePath);
  const root = await realpath(folder);
  if (!real.startsWith(root + path.sep)) {
    return refuse(
      'a link to a file outside',
      'a file within the delivery',
      'use nothing of this delivery: find out who made the link',
    );
  }
  const stats = await lstat(real);
  if (!stats.isFile()) {
    return refuse(
      'which is no file',
      'a file',
      'fetch the whole delivery before it is read',
    );
  }
  if (entry.size !== undefined && entry.size !== stats.size) {
    return refuse(
      `a file of ${stats.size} bytes`,
      `${entry.size} bytes, as the manifest says`,
      'it was cut off or written again meanwhile: fetch manifest and files again',
    );
  }
  return {
    path: path.resolve(filePath),
    name: name.split(path.sep).join('/'),
    format,
    size: stats.size,
    modifiedAt: stats.mtimeMs,
  };
}

/** The segments of a key; a text that says what is wrong with it where it is none. */
function segmentsOf(name: string): string[] | string {
  const key = name.replace(STORE, '');
  if (/^[/\\]|^[a-z][a-z0-9+.-]*:/i.test(key)) {
    return 'an absolute path';
  }
  // eslint-disable-next-line no-control-regex
  if (/[\\\u0000-\u001f]/.test(key)) {
    return 'a path with a backslash or a control character';
  }
  if (ENCODED.test(key)) {
    return 'a path with an encoded separator';
  }
  const segments = key.split('/');
  if (segments.some(it => it === '' || it === '.' || it === '..')) {
    return 'a path that leads elsewhere';
  }
  return segments;
}

async function longestTail(
  folder: string,
  segments: readonly string[],
): Promise<string | undefined> {
  for (let start = 0; start < segments.length; start++) {
    const name = path.join(...segments.slice(start));
    const there = await lstat(path.join(folder, name)).then(
      () => true,
      () => false,
    );
    if (there) {
      return name;
    }
  }
  return undefined;
}
