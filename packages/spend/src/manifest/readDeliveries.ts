import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Delivery } from './Delivery';
import {
  readManifest,
  readManifestContent,
  ReadManifestOptions,
} from './readManifest';

/**
 * The names of the manifests in a folder and its folders: `manifest.json` (Azure) and `…-Manifest.json` (AWS).
 *
 * @public
 */
export async function listManifests(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .map(entry => entry.split(path.sep).join('/'))
    .filter(name => /(^|\/|-)manifest\.json$/i.test(name))
    .sort();
}

/**
 * Every delivery in a folder: one for each manifest, or one for the folder where there is none. Of several runs of one export
 * for one billing period only the newest is answered: each run holds the whole period.
 *
 * Throws `SpendInputError` where any of it cannot be used.
 *
 * @public
 */
export async function readDeliveries(
  folder: string,
  options: ReadManifestOptions = {},
): Promise<Delivery[]> {
  const manifests = await listManifests(folder);
  if (manifests.length === 0) {
    return [await readManifest(folder, undefined, options)];
  }
  const newest = new Map<string, { manifest: string; deliveredAt: string }>();
  for (const manifest of manifests) {
    const content = await readManifestContent(folder, manifest, options);
    const { kind, exportName, billingPeriod, deliveredAt = '' } = content;
    const key =
      exportName && billingPeriod
        ? JSON.stringify([kind, exportName, billingPeriod])
        : manifest;
    const other = newest.get(key);
    if (!other || other.deliveredAt <= deliveredAt) {
      newest.set(key, { manifest, deliveredAt });
    }
  }
  const deliveries: Delivery[] = [];
  for (const { manifest } of newest.values()) {
    deliveries.push(await readManifest(folder, manifest, options));
  }
  return deliveries;
}
