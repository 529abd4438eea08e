/*
 * The regions of Google Cloud and their zones. Source: Google's page "Regions and
 * zones", as of 2026-01.
 */

/** Regions with other zones than a, b and c. */
const OTHER_ZONES: Readonly<Record<string, string[]>> = {
  'europe-west1': ['b', 'c', 'd'],
  'us-central1': ['a', 'b', 'c', 'f'],
  'us-east1': ['b', 'c', 'd'],
};

/** Names of the regions. */
export const REGIONS: readonly string[] = [
  'africa-south1',
  'asia-east1',
  'asia-east2',
  'asia-northeast1',
  'asia-northeast2',
  'asia-northeast3',
  'asia-south1',
  'asia-south2',
  'asia-southeast1',
  'asia-southeast2',
  'asia-southeast3',
  'australia-southeast1',
  'australia-southeast2',
  'europe-central2',
  'europe-north1',
  'europe-north2',
  'europe-southwest1',
  'europe-west1',
  'europe-west10',
  'europe-west12',
  'europe-west2',
  'europe-west3',
  'europe-west4',
  'europe-west6',
  'europe-west8',
  'europe-west9',
  'me-central1',
  'me-central2',
  'me-west1',
  'northamerica-northeast1',
  'northamerica-northeast2',
  'northamerica-south1',
  'southamerica-east1',
  'southamerica-west1',
  'us-central1',
  'us-east1',
  'us-east4',
  'us-east5',
  'us-south1',
  'us-west1',
  'us-west2',
  'us-west3',
  'us-west4',
];

/** The zones of a region, by name. */
export function zonesOf(region: string): string[] {
  const letters = OTHER_ZONES[region] ?? ['a', 'b', 'c'];
  return letters.map(letter => `${region}-${letter}`);
}
