import { Purchase } from '../PriceBook';

/** Instances of one kind that a lab is made of. @public */
export interface PlannedInstances {
  provider: string;
  region: string;
  instanceType: string;
  purchase: Purchase;
  count: number;
  /** What they are of, as Terraform names it; where a plan told. */
  addresses?: string[];
}

/** Disks of one kind that a lab is made of: the cloud's usual SSD volume. @public */
export interface PlannedDisks {
  provider: string;
  region: string;
  /** GiB of each. */
  gib: number;
  count: number;
  /** What they are of, as Terraform names it; where a plan told. */
  addresses?: string[];
}

/** What a lab would create that costs by time. @public */
export interface LabPlan {
  instances: PlannedInstances[];
  disks: PlannedDisks[];
  /** What costs and is not in `instances` or `disks`, each with its reason; an estimate is without it. */
  unpriced: UnpricedResource[];
}

/** @public */
export interface UnpricedResource {
  /** As Terraform names it, e.g. `module.network.aws_nat_gateway.this`; what it is, where no plan told. */
  address: string;
  reason: string;
}

/** How a lab is used: what no plan tells. @public */
export interface LabUsage {
  hours: number;
  /** GiB of object storage, for as long as the lab. */
  storageGib?: number;
  /** GiB sent to the internet. */
  egressGib?: number;
  /** How often a month a spot instance is taken away; 0.2 unless given. */
  interruptionsPerMonth?: number;
  /** Decimal string. */
  budget?: string;
}
