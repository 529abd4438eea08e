import { ManifestContent } from './Delivery';
import { ManifestField } from './ManifestField';

/*
 * Azure Cost Management exports: `manifest.json` beside the blobs of a run, with the size and the number of rows of each
 * (microsoft/finops-toolkit, "Data processing in FinOps hubs"; Microsoft Learn, "Improved exports experience").
 */

/** The versions of the manifest that are known. */
const MANIFEST_VERSIONS = ['2024-04-01'];

/** True of a manifest that Azure wrote. */
export function isAzureManifest(manifest: ManifestField): boolean {
  return manifest.field('blobs').isPresent;
}

/** Throws `SpendInputError`, also where the blobs do not add up to what the manifest says of all of them. */
export function parseAzureManifest(manifest: ManifestField): ManifestContent {
  const version = manifest.field('manifestVersion');
  if (!MANIFEST_VERSIONS.includes(version.text())) {
    version.refuse(
      `a version that is known: ${MANIFEST_VERSIONS.join(', ')}`,
      'update GPU Academy, or deliver an export in a version that it knows',
    );
  }
  const type = manifest.field('exportConfig').field('type');
  if (type.isPresent && type.text() !== 'FocusCost') {
    type.refuse(
      '"FocusCost"',
      'export "Cost and usage details (FOCUS)", not actual or amortized cost',
    );
  }
  const entries = manifest
    .field('blobs')
    .list()
    .map(blob => ({
      place: blob.field('blobName').place,
      name: blob.field('blobName').text(),
      ...optionalCount('size', blob.field('byteCount')),
      ...optionalCount('rows', blob.field('dataRowCount')),
    }));
  const rows = optionalCount('rows', manifest.field('dataRowCount'));
  expectSum(
    manifest.field('blobCount'),
    entries.map(() => 1),
  );
  expectSum(
    manifest.field('byteCount'),
    entries.map(it => it.size),
  );
  expectSum(
    manifest.field('dataRowCount'),
    entries.map(it => it.rows),
  );
  const run = manifest.field('runInfo');
  const start = run.field('startDate');
  const submitted = run.field('submittedTime');
  const name = manifest.field('exportConfig').field('exportName');
  return {
    kind: 'azure-export',
    ...(name.isPresent && { exportName: name.text() }),
    ...(start.isPresent && { billingPeriod: monthOf(start) }),
    ...(submitted.isPresent && { deliveredAt: timeOf(submitted) }),
    entries,
    ...rows,
  };
}

function optionalCount<K extends string>(
  key: K,
  field: ManifestField,
): { [key in K]?: number } {
  return (field.isPresent ? { [key]: field.count() } : {}) as {
    [key in K]?: number;
  };
}

/** Throws where a total is not the sum of its parts; says nothing where some part is not given. */
function expectSum(
  total: ManifestField,
  parts: readonly (number | undefined)[],
): void {
  if (!total.isPresent || parts.some(part => part === undefined)) {
    return;
  }
  const sum = parts.reduce<number>((all, part) => all + part!, 0);
  if (total.count() !== sum) {
    total.refuse(`${sum}, the sum of the blobs`);
  }
}

function monthOf(start: ManifestField): string {
  return (
    /^\d{4}-(0[1-9]|1[0-2])(?=-)/.exec(start.text())?.[0] ??
    start.refuse('a date such as 2026-11-01T00:00:00')
  );
}

function timeOf(field: ManifestField): string {
  const time = new Date(field.text());
  return Number.isNaN(time.getTime())
    ? field.refuse('a time such as 2026-11-03T06:00:00Z')
    : time.toISOString();
}
