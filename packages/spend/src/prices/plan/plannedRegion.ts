import { Values } from './planBlocks';

/** Where a resource of a provider is that does not say it. */
export type RegionOf = (provider: 'aws' | 'google' | 'azurerm') => string;

export function awsRegion(values: Values, regionOf: RegionOf): string {
  if (typeof values.region === 'string') {
    return values.region;
  }
  // A zone is its region and a letter: us-east-1a.
  return typeof values.availability_zone === 'string'
    ? values.availability_zone.replace(/[a-z]$/, '')
    : regionOf('aws');
}

export function googleRegion(values: Values, regionOf: RegionOf): string {
  // A zone is its region and a letter: us-central1-a.
  return typeof values.zone === 'string'
    ? values.zone.replace(/-[a-z]$/, '')
    : regionOf('google');
}

export function azureRegion(values: Values, regionOf: RegionOf): string {
  // East US and eastus are the same.
  return typeof values.location === 'string'
    ? values.location.replace(/\s/g, '').toLowerCase()
    : regionOf('azurerm');
}
