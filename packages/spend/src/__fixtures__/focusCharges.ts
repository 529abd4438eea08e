import { csvText } from '../csv';
import { COST_AND_USAGE_COLUMNS } from '../focusRules/costAndUsageColumns';
import { FocusVersion, isWithin } from '../focusRules/FocusVersion';

/** A charge: FOCUS column to text; a column that is not named is empty. */
export type FocusCharge = Record<string, string>;

/** One hour of a virtual machine in November, at 1.20 USD; every version's rules are kept. */
const VIRTUAL_MACHINE_HOUR: FocusCharge = {
  BilledCost: '1.20',
  EffectiveCost: '1.20',
  ListCost: '1.20',
  ContractedCost: '1.20',
  ListUnitPrice: '1.20',
  ContractedUnitPrice: '1.20',
  PricingQuantity: '1',
  PricingUnit: 'Hours',
  PricingCategory: 'Standard',
  PricingCurrency: 'USD',
  PricingCurrencyEffectiveCost: '1.20',
  PricingCurrencyListUnitPrice: '1.20',
  PricingCurrencyContractedUnitPrice: '1.20',
  ConsumedQuantity: '1',
  ConsumedUnit: 'Hours',
  BillingAccountId: '000123456789',
  BillingAccountName: 'Class of November',
  BillingAccountType: 'Account',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-11-01T00:00:00Z',
  BillingPeriodEnd: '2026-12-01T00:00:00Z',
  ChargePeriodStart: '2026-11-03T10:00:00Z',
  ChargePeriodEnd: '2026-11-03T11:00:00Z',
  ChargeCategory: 'Usage',
  ChargeDescription: 'Linux virtual machine, one hour',
  ChargeFrequency: 'Usage-Based',
  ProviderName: 'Aurora Cloud',
  PublisherName: 'Aurora Cloud',
  ServiceProviderName: 'Aurora Cloud',
  HostProviderName: 'Aurora Cloud',
  InvoiceIssuerName: 'Aurora Cloud',
  InvoiceId: 'INV-2026-11',
  InvoiceDetailId: 'INV-2026-11/1',
  RegionId: 'north-1',
  RegionName: 'North',
  AvailabilityZone: 'north-1a',
  ResourceId: 'vm/0001',
  ResourceName: 'lab-1',
  ResourceType: 'Virtual machine',
  ServiceCategory: 'Compute',
  ServiceSubcategory: 'Virtual Machines',
  ServiceName: 'Aurora Machines',
  SkuId: 'VM-8',
  SkuMeter: 'Machine hours',
  SkuPriceId: 'VM-8/on-demand',
  SkuPriceDetails: '{"CoreCount": 8}',
  SubAccountId: '000000000042',
  SubAccountName: 'Lab account 42',
  SubAccountType: 'Account',
  Tags: '{"learner": "ada"}',
};

/** A charge, some of its values changed. */
export function focusCharge(changes: FocusCharge = {}): FocusCharge {
  return { ...VIRTUAL_MACHINE_HOUR, ...changes };
}

/** A charge of so much in all four costs; for what has no price times quantity. */
export function costs(amount: string): FocusCharge {
  return {
    BilledCost: amount,
    EffectiveCost: amount,
    ListCost: amount,
    ContractedCost: amount,
    PricingCurrencyEffectiveCost: amount,
  };
}

/** What taxes, credits and adjustments have nothing to say of. */
export const WITHOUT_SKU: FocusCharge = {
  ListUnitPrice: '',
  ContractedUnitPrice: '',
  PricingQuantity: '',
  PricingUnit: '',
  PricingCategory: '',
  PricingCurrencyListUnitPrice: '',
  PricingCurrencyContractedUnitPrice: '',
  ConsumedQuantity: '',
  ConsumedUnit: '',
  SkuId: '',
  SkuMeter: '',
  SkuPriceId: '',
  SkuPriceDetails: '',
};

/** What charges that are of no resource in no region leave empty. */
export const WITHOUT_RESOURCE: FocusCharge = {
  RegionId: '',
  RegionName: '',
  AvailabilityZone: '',
  ResourceId: '',
  ResourceName: '',
  ResourceType: '',
};

/** The columns of Cost and Usage in a version. */
export function focusColumns(version: FocusVersion): string[] {
  return COST_AND_USAGE_COLUMNS.filter(spec =>
    isWithin(version, spec.since, spec.until),
  ).map(spec => spec.name);
}

/** Charges as a delivery of one version: its columns and no other. */
export function focusCsv(
  version: FocusVersion,
  charges: readonly FocusCharge[],
): string {
  return csvText(focusColumns(version), charges);
}
