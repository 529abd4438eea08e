import { deflateRawSync } from 'node:zlib';

/*
 * A ZIP archive of files, the same bytes for the same files: entries in order of
 * their names, all of one time (PKWARE's APPNOTE, 4.3).
 */

/** A file of an archive. */
export interface ZipEntry {
  /** With `/` between folders. */
  name: string;
  bytes: Buffer;
  /** Permissions as POSIX has them, e.g. 0o644. */
  mode: number;
}

/** 1 January 2049, as `hashicorp/archive` dates every file. */
const DOS_DATE = (2049 - 1980) * 512 + 32 + 1;
const VERSION = 20;
const MADE_ON_UNIX = 3 * 256 + VERSION;
const DEFLATED = 8;
const NAMES_ARE_UTF8 = 0x0800;
const REGULAR_FILE = 0o100000;

function fields(...values: Array<[value: number, bytes: 2 | 4]>): Buffer {
  return Buffer.concat(
    values.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}

/** Node's own is younger than Node 20. */
function crc32(bytes: Buffer): number {
  /* eslint-disable no-bitwise */
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    }
  }
  return (rest ^ 0xffffffff) >>> 0;
  /* eslint-enable no-bitwise */
}

/** What stands of an entry both before its bytes and in the directory. */
function common({ name, bytes }: ZipEntry, packed: Buffer): Buffer {
  return fields(
    [VERSION, 2],
    [NAMES_ARE_UTF8, 2],
    [DEFLATED, 2],
    [0, 2],
    [DOS_DATE, 2],
    [crc32(bytes), 4],
    [packed.length, 4],
    [bytes.length, 4],
    [Buffer.byteLength(name), 2],
    [0, 2],
  );
}

/** The bytes of an archive. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of sorted) {
    const packed = deflateRawSync(entry.bytes, { level: 9 });
    const head = common(entry, packed);
    const name = Buffer.from(entry.name);
    const file = Buffer.concat([fields([0x04034b50, 4]), head, name, packed]);
    directory.push(
      fields([0x02014b50, 4], [MADE_ON_UNIX, 2]),
      head,
      fields([0, 2], [0, 2], [0, 2]),
      fields([(REGULAR_FILE + entry.mode) * 65536, 4], [at, 4]),
      name,
    );
    files.push(file);
    at += file.length;
  }
  const listing = Buffer.concat(directory);
  const count = sorted.length;
  return Buffer.concat([
    ...files,
    listing,
    fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2]),
    fields([listing.length, 4], [at, 4], [0, 2]),
  ]);
}
