/*
 * The regions of AWS and their zones. Sources: the list of regions that
 * hashicorp/aws-sdk-go-base takes for valid (endpoints of the AWS SDK for Go), and
 * AWS's pages "AWS Regions" and "Availability Zones", as of 2026-01.
 */

/** Zones by region, as letters, where they are others than a, b and c. */
const OTHER_ZONES: Readonly<Record<string, string>> = {
  'ap-northeast-1': 'acd',
  'ap-northeast-2': 'abcd',
  'ca-central-1': 'abd',
  'cn-north-1': 'abd',
  'us-east-1': 'abcdef',
  'us-west-1': 'ac',
  'us-west-2': 'abcd',
};

/** Names of the regions. */
export const REGIONS: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-west-1',
  'us-west-2',
];

/** The zones of a region, by name. */
export function zonesOf(region: string): string[] {
  const letters = OTHER_ZONES[region] ?? 'abc';
  return [...letters].map(letter => `${region}${letter}`);
}

/** A region as it stands in zone ids: `us-east-1` → `use1`, `eu-central-1` → `euc1`. */
function zoneIdPrefix(regionName: string): string {
  const [area, ...rest] = regionName.split('-');
  const number = rest.pop() ?? '';
  return area + rest.map(word => word[0]).join('') + number;
}

/** The id of a zone; the letters of an account are in the order of the ids here. */
export function zoneIdOf(zone: string): string {
  const region = zone.slice(0, -1);
  return `${zoneIdPrefix(region)}-az${zonesOf(region).indexOf(zone) + 1}`;
}
