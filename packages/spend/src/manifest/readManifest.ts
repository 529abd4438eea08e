import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ChargeFile } from '../focus/ChargeFile';
import { listChargeFiles } from '../focus/listChargeFiles';
import { readChargeFile } from '../focus/readChargeFile';
import { snapshotId } from '../snapshotId';
import { SpendInputError } from '../SpendInputError';
import {
  Delivery,
  DeliveryFile,
  DeliveryLimits,
  ManifestContent,
  ManifestEntry,
} from './Delivery';
import { ManifestField } from './ManifestField';
import {
  isAwsManifest,
  parseAwsManifest,
  partitionOf,
} from './parseAwsManifest';
import { isAzureManifest, parseAzureManifest } from './parseAzureManifest';
import { resolveEntry } from './resolveEntry';

const DEFAULT_LIMITS: Required<DeliveryLimits> = {
  maxFiles: 10_000,
  maxManifestBytes: 16 * 1024 ** 2,
  maxInflatedBytes: 64 * 1024 ** 3,
  maxInflation: 250,
};

/** A packed file that unpacks to no more than this is no bomb, however well it was packed. */
const HARMLESS_BYTES = 16 * 1024 ** 2;

/** @public */
export interface ReadManifestOptions extends DeliveryLimits {
  /** Etags as the store gave them, by the name that a file has in the folder. */
  etags?: ReadonlyMap<string, string>;
}

/**
 * Reads one delivery: the files that a manifest lists, or without one every charge file of the folder. Each is read to its
 * end; the delivery is answered when all of it is there, whole, and no larger than allowed.
 *
 * Throws `SpendInputError` that names the place in the manifest, or the file.
 *
 * @param folder - where the delivery was fetched to
 * @param manifest - name of the manifest within the folder; undefined for a folder that has none
 * @public
 */
export async function readManifest(
  folder: string,
  manifest: string | undefined,
  options: ReadManifestOptions = {},
): Promise<Delivery> {
  const limits = { ...DEFAULT_LIMITS, ...options };
  if (manifest === undefined) {
    return await readPlainFolder(folder, limits, options.etags);
  }
  const content = await readManifestContent(folder, manifest, options);
  const files = await readFiles(
    await resolveEntries(folder, manifest, content.entries),
    limits,
    options.etags,
  );
  const { entries: _, ...rest } = content;
  return {
    ...rest,
    manifest,
    files,
    identity: identityOf(files),
  };
}

async function readPlainFolder(
  folder: string,
  limits: Required<DeliveryLimits>,
  etags: ReadonlyMap<string, string> | undefined,
): Promise<Delivery> {
  const entries: ManifestEntry[] = (await listChargeFiles(folder)).map(
    ({ name }) => ({ place: name, name }),
  );
  expectFewEnough(path.basename(folder), undefined, entries.length, limits);
  const resolved = await Promise.all(
    entries.map(async entry => ({
      entry,
      file: await resolveEntry(folder, entry, entry.name),
    })),
  );
  const files = await readFiles(resolved, limits, etags);
  const periods = new Set(files.map(file => partitionOf(file.name)));
  const [billingPeriod] = periods;
  return {
    kind: 'folder',
    ...(periods.size === 1 && billingPeriod && { billingPeriod }),
    files,
    identity: identityOf(files),
  };
}

/** What a manifest says; nothing is read of the files that it lists. Throws `SpendInputError`. */
export async function readManifestContent(
  folder: string,
  manifest: string,
  options: DeliveryLimits = {},
): Promise<ManifestContent> {
  const limits = { ...DEFAULT_LIMITS, ...options };
  const { size, mtime } = await stat(path.join(folder, manifest));
  if (size > limits.maxManifestBytes) {
    throw new SpendInputError({
      file: manifest,
      found: `${size} bytes`,
      expected: `at most ${limits.maxManifestBytes}`,
      remedy: 'see whether it is a manifest at all',
    });
  }
  const root = ManifestField.parse(
    await readFile(path.join(folder, manifest), 'utf8'),
    manifest,
  );
  const content = contentOf(root, manifest);
  expectFewEnough(
    manifest,
    content.entries[0]?.place.replace(/\[.*$/, ''),
    content.entries.length,
    limits,
  );
  return { deliveredAt: mtime.toISOString(), ...content };
}

function contentOf(root: ManifestField, manifest: string): ManifestContent {
  if (isAwsManifest(root)) {
    return parseAwsManifest(root, manifest);
  }
  if (isAzureManifest(root)) {
    return parseAzureManifest(root);
  }
  throw new SpendInputError({
    file: manifest,
    found: 'neither dataFiles nor blobs',
    expected: 'a manifest of AWS Data Exports or of an Azure export',
    remedy: 'deliver files of other origin in a folder without a manifest',
  });
}

function expectFewEnough(
  file: string,
  column: string | undefined,
  count: number,
  limits: Required<DeliveryLimits>,
): void {
  if (count > limits.maxFiles) {
    throw new SpendInputError({
      file,
      column,
      found: `${count} files`,
      expected: `at most ${limits.maxFiles}`,
      remedy: 'export in larger files, or allow more',
    });
  }
}

interface ResolvedEntry {
  entry: ManifestEntry;
  file: ChargeFile;
}

async function resolveEntries(
  folder: string,
  manifest: string,
  entries: readonly ManifestEntry[],
): Promise<ResolvedEntry[]> {
  const resolved: ResolvedEntry[] = [];
  const places = new Map<string, string>();
  for (const entry of entries) {
    const file = await resolveEntry(folder, entry, manifest);
    const earlier = places.get(file.path);
    if (earlier !== undefined) {
      throw new SpendInputError({
        file: manifest,
        column: entry.place,
        found: `${file.name}, which ${earlier} names already`,
        expected: 'every file once',
        remedy:
          'its charges would be counted twice: deliver the manifest as the export wrote it',
      });
    }
    places.set(file.path, entry.place);
    resolved.push({ entry, file });
  }
  return resolved;
}

async function readFiles(
  resolved: readonly ResolvedEntry[],
  limits: Required<DeliveryLimits>,
  etags: ReadonlyMap<string, string> | undefined,
): Promise<DeliveryFile[]> {
  const files: DeliveryFile[] = [];
  for (const { entry, file } of resolved) {
    const { digest } = await readChargeFile(file, {
      maxInflatedBytes: Math.min(
        limits.maxInflatedBytes,
        Math.max(HARMLESS_BYTES, file.size * limits.maxInflation),
      ),
    });
    const etag = etags?.get(file.name) ?? entry.etag;
    files.push({
      ...file,
      digest,
      ...(etag && { etag }),
      ...(entry.rows !== undefined && { rows: entry.rows }),
    });
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function identityOf(files: readonly DeliveryFile[]): string {
  return snapshotId(
    files.map(({ name, size, digest, etag }) => ({
      name,
      size,
      digest: etag ?? digest,
    })),
  );
}
