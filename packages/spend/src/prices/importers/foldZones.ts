import Big from 'big.js';
import { PriceOffer } from '../PriceBook';

/** Prices of one instance type in one zone, or in one region where there are no zones. */
export interface ZoneOffer {
  region: string;
  instanceType: string;
  gpuModel: string;
  gpuCount: number;
  vcpus: number;
  memoryGib: number;
  onDemand?: string;
  spot?: string;
}

/**
 * One offer for each instance type and region: of each price the middle of the zones', the lower of two middles. On-demand
 * prices are the same in all zones; of spot prices nobody knows in which zone an instance will find room.
 */
export function foldZones(
  zones: readonly ZoneOffer[],
  quoted: Pick<PriceOffer, 'provider' | 'currency' | 'source' | 'asOf'>,
): PriceOffer[] {
  const groups = new Map<string, ZoneOffer[]>();
  for (const zone of zones) {
    const key = JSON.stringify([zone.instanceType, zone.region]);
    groups.set(key, [...(groups.get(key) ?? []), zone]);
  }
  return [...groups.values()].map(group => {
    const { region, instanceType, gpuModel, gpuCount, vcpus, memoryGib } =
      group[0];
    const onDemand = middle(group.map(zone => zone.onDemand));
    const spot = middle(group.map(zone => zone.spot));
    return {
      provider: quoted.provider,
      region,
      instanceType,
      gpuModel,
      gpuCount,
      vcpus,
      memoryGib,
      ...(onDemand ? { onDemand } : {}),
      ...(spot ? { spot } : {}),
      currency: quoted.currency,
      source: quoted.source,
      asOf: quoted.asOf,
    };
  });
}

/** Undefined where no zone offers it. */
function middle(prices: (string | undefined)[]): string | undefined {
  const sorted = prices
    .filter(price => price !== undefined)
    .sort((a, b) => new Big(a).cmp(b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
