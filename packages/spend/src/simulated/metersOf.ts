import Big from 'big.js';
import { PriceBook, PriceQuote } from '../prices/PriceBook';
import { JournalRecord } from './JournalRecord';

/** One thing that a resource is billed for. */
export interface Meter {
  serviceCategory: string;
  serviceSubcategory: string;
  serviceName: string;
  resourceType: string;
  description: string;
  skuId: string;
  unit: string;
  pricingCategory: 'Standard' | 'Dynamic';
  /** Quantity of one hour. */
  perHour: Big;
  /** What has no price where this has none, where it is not the whole resource. */
  part?: string;
  quote(book: PriceBook): PriceQuote;
}

/** How the bill of a cloud names what a lab is made of. */
interface CloudMeters {
  /** Terraform types of machines, whose own disks are in their size. */
  machines: readonly string[];
  /** Terraform types of disks by themselves. */
  disks: readonly string[];
  machineService: string;
  machineType: string;
  diskService: string;
  diskType: string;
  diskDescription: string;
  diskSku: string;
  /** The kinds of disk that the price book has; a machine's own disk does not say its kind. */
  diskKinds: readonly string[];
}

const CLOUDS: Readonly<Record<string, CloudMeters>> = {
  aws: {
    machines: ['aws_instance'],
    disks: ['aws_ebs_volume'],
    machineService: 'Amazon Elastic Compute Cloud',
    machineType: 'instance',
    diskService: 'Amazon Elastic Block Store',
    diskType: 'volume',
    diskDescription: 'GiB-month of General Purpose (gp3) provisioned storage',
    diskSku: 'EBS:VolumeUsage.gp3',
    diskKinds: ['gp3'],
  },
  gcp: {
    machines: ['google_compute_instance'],
    disks: ['google_compute_disk'],
    machineService: 'Compute Engine',
    machineType: 'instance',
    diskService: 'Compute Engine',
    diskType: 'disk',
    diskDescription: 'GiB-month of balanced persistent disk capacity',
    diskSku: 'PD:Capacity.pd-balanced',
    diskKinds: ['pd-balanced'],
  },
  azure: {
    machines: ['azurerm_linux_virtual_machine'],
    disks: ['azurerm_managed_disk'],
    machineService: 'Virtual Machines',
    machineType: 'virtual machine',
    diskService: 'Storage',
    diskType: 'disk',
    diskDescription: 'GiB-month of managed disk capacity',
    diskSku: 'ManagedDisk:Capacity',
    diskKinds: [],
  },
};

const HOURS_PER_MONTH = 730;

/**
 * What a resource is billed for: nothing where it has neither kind nor size. Undefined where it is sold by kind or size and
 * nothing here knows how.
 */
export function metersOf(resource: JournalRecord): Meter[] | undefined {
  const { type, provider, sku, sizeGb } = resource;
  if (!sku && !sizeGb) {
    return [];
  }
  const cloud = CLOUDS[provider];
  if (cloud?.machines.includes(type) && sku) {
    return [
      machineMeter(resource, sku, cloud),
      ...(sizeGb ? [diskMeter(resource, sizeGb, cloud)] : []),
    ];
  }
  const isKnownDisk =
    cloud?.disks.includes(type) && (!sku || cloud.diskKinds.includes(sku));
  return isKnownDisk && sizeGb
    ? [diskMeter(resource, sizeGb, cloud)]
    : undefined;
}

function machineMeter(
  resource: JournalRecord,
  sku: string,
  cloud: CloudMeters,
): Meter {
  const { provider, region } = resource;
  const purchase = resource.purchase ?? 'on-demand';
  return {
    serviceCategory: 'Compute',
    serviceSubcategory: 'Virtual Machines',
    serviceName: cloud.machineService,
    resourceType: cloud.machineType,
    description: `${purchase} Linux ${sku} instance hour`,
    skuId: `${sku}.${purchase}`,
    unit: 'Hours',
    pricingCategory: purchase === 'spot' ? 'Dynamic' : 'Standard',
    perHour: new Big(1),
    quote: book =>
      book.instanceHour({ provider, region, instanceType: sku, purchase }),
  };
}

function diskMeter(
  { provider, region }: JournalRecord,
  sizeGb: number,
  cloud: CloudMeters,
): Meter {
  return {
    serviceCategory: 'Storage',
    serviceSubcategory: 'Block Storage',
    serviceName: cloud.diskService,
    resourceType: cloud.diskType,
    description: cloud.diskDescription,
    skuId: cloud.diskSku,
    unit: 'GB-Months',
    pricingCategory: 'Standard',
    perHour: new Big(sizeGb).div(HOURS_PER_MONTH),
    part: `${sizeGb} GiB of disk`,
    quote: book => book.diskGibMonth({ provider, region }),
  };
}
