import { createGunzip } from 'node:zlib';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { fromBuffer, ZipFile } from 'yauzl';
import { assembleBundle } from './assembleBundle';
import { BundleEntry } from './BundleEntry';
import { EvidenceBundle } from './EvidenceBundle';
import { EvidenceError } from './EvidenceError';
import { archiveTooLarge, UnpackCounter } from './UnpackCounter';
import { DEFAULT_EVIDENCE_LIMITS, EvidenceLimits } from './verifyBundle';

/*
 * An archive is made by a learner's machine, so nothing of it is written anywhere and every byte is counted while it is
 * unpacked: what is too much is refused before it is in memory.
 */

/**
 * Reads a bundle from the bytes of a `.tar.gz`, `.tar` or `.zip`. Pure: nothing is written.
 *
 * @throws {@link EvidenceError}
 * @public
 */
export async function readArchive(
  archive: Buffer,
  limits: Partial<EvidenceLimits> = {},
): Promise<EvidenceBundle> {
  const bounds = { ...DEFAULT_EVIDENCE_LIMITS, ...limits };
  if (archive.length > bounds.maxTotalBytes) {
    throw archiveTooLarge(`the archive has ${archive.length} bytes`, bounds);
  }
  const counter = new UnpackCounter(archive.length, bounds);
  const isZip = archive.subarray(0, 4).equals(Buffer.from('PK\x03\x04'));
  const entries = isZip
    ? await readZip(archive, counter)
    : await readTar(archive, counter);
  return assembleBundle(entries);
}

async function readTar(
  archive: Buffer,
  counter: UnpackCounter,
): Promise<BundleEntry[]> {
  const entries: BundleEntry[] = [];
  const unpack = extract();
  unpack.on('entry', (header, stream, next) => {
    const parts: Buffer[] = [];
    try {
      counter.addEntry();
    } catch (error) {
      unpack.destroy(error as Error);
      return;
    }
    stream.on('data', (part: Buffer) => {
      try {
        counter.addBytes(part.length);
        parts.push(part);
      } catch (error) {
        unpack.destroy(error as Error);
      }
    });
    stream.on('end', () => {
      entries.push({
        path: header.name,
        kind: tarKind(header.type),
        content: Buffer.concat(parts),
      });
      next();
    });
  });
  const isPacked = archive[0] === 0x1f && archive[1] === 0x8b;
  try {
    await (isPacked
      ? pipeline(
          Readable.from([archive]),
          createGunzip(),
          counted(counter),
          unpack,
        )
      : pipeline(Readable.from([archive]), unpack));
  } catch (error) {
    throw error instanceof EvidenceError ? error : notAnArchive(error);
  }
  return entries;
}

// A name can be as long as its header says, and is kept whole: so what is unpacked is counted before it is a tar.
function counted(counter: UnpackCounter): Transform {
  return new Transform({
    transform(part: Buffer, _, done) {
      try {
        counter.addStreamed(part.length);
        done(null, part);
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

function tarKind(type: string | null | undefined): BundleEntry['kind'] {
  switch (type) {
    case 'file':
    case 'contiguous-file':
      return 'file';
    case 'directory':
      return 'directory';
    case 'symlink':
    case 'link':
      return 'link';
    default:
      return 'other';
  }
}

async function readZip(
  archive: Buffer,
  counter: UnpackCounter,
): Promise<BundleEntry[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    // yauzl refuses paths that lead out by itself; here they are to be refused with their own reason.
    const options = {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
    };
    fromBuffer(archive, options, (error, opened) =>
      error ? reject(notAnArchive(error)) : resolve(opened),
    );
  });
  const entries: BundleEntry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('error', error => reject(notAnArchive(error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', entry => {
      const path = String(entry.fileName);
      // The upper half of the attributes is the file's mode on Unix; 0xA000 is a symbolic link.
      const format = (entry.externalFileAttributes >>> 16) & 0xf000;
      const kind = zipKind(path, format);
      try {
        counter.addEntry();
      } catch (error) {
        reject(error);
        return;
      }
      if (kind !== 'file') {
        entries.push({ path, kind, content: Buffer.alloc(0) });
        zip.readEntry();
        return;
      }
      zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(notAnArchive(error));
          return;
        }
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => {
          try {
            counter.addBytes(part.length);
            parts.push(part);
          } catch (tooMuch) {
            stream.destroy();
            reject(tooMuch);
          }
        });
        stream.on('error', failure => reject(notAnArchive(failure)));
        stream.on('end', () => {
          entries.push({ path, kind, content: Buffer.concat(parts) });
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}

function zipKind(path: string, format: number): BundleEntry['kind'] {
  if (format === 0xa000) {
    return 'link';
  }
  if (path.endsWith('/') || format === 0x4000) {
    return 'directory';
  }
  return format === 0 || format === 0x8000 ? 'file' : 'other';
}

function notAnArchive(error: unknown): EvidenceError {
  return new EvidenceError(
    'not-an-archive',
    `The bundle is neither a .tar.gz nor a .zip that can be read (${
      (error as Error).message
    }).`,
  );
}
