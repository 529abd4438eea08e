import { ManifestContent, ManifestEntry } from './Delivery';
import { ManifestField } from './ManifestField';

/*
 * AWS Data Exports: `<export>/metadata/BILLING_PERIOD=2026-11/<export>-Manifest.json` beside `<export>/data/BILLING_PERIOD=2026-11/…`.
 * It lists `dataFiles` (addresses in S3) and `columns`; the Cost and Usage Reports before it listed `reportKeys` and
 * `billingPeriod` (AWS Data Exports User Guide, "Understanding export delivery"). Read by presence: AWS gives the format no version.
 */

/** True of a manifest that AWS wrote. */
export function isAwsManifest(manifest: ManifestField): boolean {
  return (
    manifest.field('dataFiles').isPresent ||
    manifest.field('reportKeys').isPresent
  );
}

/** Throws `SpendInputError`. `name` is the manifest's path in the delivery. */
export function parseAwsManifest(
  manifest: ManifestField,
  name: string,
): ManifestContent {
  const files = manifest.field('dataFiles').isPresent
    ? manifest.field('dataFiles')
    : manifest.field('reportKeys');
  const exportName = /([^/]+)-Manifest\.json$/i.exec(name)?.[1];
  const billingPeriod = partitionOf(name) ?? periodOf(manifest);
  const columns = manifest.field('columns');
  return {
    kind: 'aws-data-export',
    ...(exportName && { exportName }),
    ...(billingPeriod && { billingPeriod }),
    entries: files.list().map(entryOf),
    ...(columns.isPresent && {
      columns: columns
        .list()
        .map(it => (it.isText ? it.text() : it.field('name').text())),
    }),
  };
}

function entryOf(item: ManifestField): ManifestEntry {
  if (item.isText) {
    return { place: item.place, name: item.text() };
  }
  const named = ['key', 'path', 'uri', 'name']
    .map(key => item.field(key))
    .find(field => field.isPresent);
  const size = item.field('size');
  const etag = item.field('etag');
  return {
    place: (named ?? item).place,
    name: named ? named.text() : item.refuse('the address of a file'),
    ...(size.isPresent && { size: size.count() }),
    ...(etag.isPresent && { etag: etag.text() }),
  };
}

/** `BILLING_PERIOD=2026-11`, in any case. */
export function partitionOf(name: string): string | undefined {
  return /(?:^|\/)billing_period=(\d{4}-(?:0[1-9]|1[0-2]))(?:\/|$)/i.exec(
    name,
  )?.[1];
}

function periodOf(manifest: ManifestField): string | undefined {
  const start = manifest.field('billingPeriod').field('start');
  if (!start.isPresent) {
    return undefined;
  }
  const found = /^(\d{4})-?(0[1-9]|1[0-2])/.exec(start.text());
  return found
    ? `${found[1]}-${found[2]}`
    : start.refuse('a time such as 20261101T000000.000Z');
}
