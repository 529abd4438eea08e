import { COST_AND_USAGE_COLUMNS } from '../focusRules/costAndUsageColumns';
import { FocusVersion, isWithin } from '../focusRules/FocusVersion';
import {
  costs,
  FocusCharge,
  WITHOUT_RESOURCE,
  WITHOUT_SKU,
} from './focusCharges';

const COMMITTED: FocusCharge = {
  BilledCost: '0',
  PricingCategory: 'Committed',
  CommitmentDiscountId: 'c/1',
  CommitmentDiscountName: 'c',
  CommitmentDiscountCategory: 'Usage',
  CommitmentDiscountType: 'Reservation',
  CommitmentDiscountStatus: 'Used',
  CommitmentDiscountQuantity: '1',
  CommitmentDiscountUnit: 'Hours',
};

/** A commitment bought at once. */
export const PURCHASE: FocusCharge = {
  ...COMMITTED,
  BilledCost: '1.20',
  EffectiveCost: '0',
  ChargeCategory: 'Purchase',
  ChargeFrequency: 'One-Time',
  PricingCategory: 'Standard',
  CommitmentDiscountStatus: '',
  ConsumedQuantity: '',
  ConsumedUnit: '',
  ResourceId: 'c/1',
};

const CREDIT: FocusCharge = {
  ...costs('-1'),
  ...WITHOUT_SKU,
  ...WITHOUT_RESOURCE,
  ChargeCategory: 'Credit',
};

const TAX: FocusCharge = { ...CREDIT, ...costs('1'), ChargeCategory: 'Tax' };

/** What breaks a rule: its id in the model of 1.2, its column, and how a good charge is changed. */
export type BrokenFocusRule = [
  rule: string,
  column: string,
  changes: FocusCharge,
];

const BETWEEN_COLUMNS: BrokenFocusRule[] = [
  ['SkuId-C-004-C', 'SkuId', { ...TAX, SkuId: 'VM-8' }],
  ['SkuId-C-005-C', 'SkuId', { SkuId: '', SkuMeter: '' }],
  ['SkuPriceId-C-004-C', 'SkuPriceId', { ...TAX, SkuPriceId: 'x' }],
  ['SkuPriceId-C-005-C', 'SkuPriceId', { SkuPriceId: '', SkuPriceDetails: '' }],
  ['ListUnitPrice-C-004-C', 'ListUnitPrice', { ...TAX, ListUnitPrice: '1' }],
  ['ListUnitPrice-C-005-C', 'ListUnitPrice', { ListUnitPrice: '' }],
  [
    'ContractedUnitPrice-C-005-C',
    'ContractedUnitPrice',
    { ...TAX, ContractedUnitPrice: '1' },
  ],
  [
    'ContractedUnitPrice-C-006-C',
    'ContractedUnitPrice',
    { ContractedUnitPrice: '' },
  ],
  [
    'PricingQuantity-C-004-C',
    'PricingQuantity',
    { ...TAX, PricingQuantity: '1', PricingUnit: 'Hours' },
  ],
  [
    'PricingQuantity-C-005-C',
    'PricingQuantity',
    { PricingQuantity: '', PricingUnit: '' },
  ],
  [
    'PricingCategory-C-003-C',
    'PricingCategory',
    { ...TAX, PricingCategory: 'Standard' },
  ],
  ['PricingCategory-C-004-C', 'PricingCategory', { PricingCategory: '' }],
  [
    'PricingCurrencyListUnitPrice-C-004-C',
    'PricingCurrencyListUnitPrice',
    { ...TAX, PricingCurrencyListUnitPrice: '1' },
  ],
  [
    'PricingCurrencyListUnitPrice-C-005-C',
    'PricingCurrencyListUnitPrice',
    { PricingCurrencyListUnitPrice: '' },
  ],
  [
    'PricingCurrencyContractedUnitPrice-C-004-C',
    'PricingCurrencyContractedUnitPrice',
    { ...TAX, PricingCurrencyContractedUnitPrice: '1' },
  ],
  [
    'PricingCurrencyContractedUnitPrice-C-005-C',
    'PricingCurrencyContractedUnitPrice',
    { PricingCurrencyContractedUnitPrice: '' },
  ],
  ['ConsumedUnit-C-005-C', 'ConsumedUnit', { ConsumedQuantity: '' }],
  ['ConsumedUnit-C-006-C', 'ConsumedUnit', { ConsumedUnit: '' }],
  ['PricingUnit-C-005-C', 'PricingUnit', { PricingQuantity: '' }],
  ['PricingUnit-C-006-C', 'PricingUnit', { PricingUnit: '' }],
  [
    'CommitmentDiscountUnit-C-005-C',
    'CommitmentDiscountUnit',
    { ...COMMITTED, CommitmentDiscountQuantity: '' },
  ],
  [
    'CommitmentDiscountUnit-C-006-C',
    'CommitmentDiscountUnit',
    { ...COMMITTED, CommitmentDiscountUnit: '' },
  ],
  [
    'CommitmentDiscountCategory-C-003-C',
    'CommitmentDiscountCategory',
    { CommitmentDiscountCategory: 'Usage' },
  ],
  [
    'CommitmentDiscountCategory-C-004-C',
    'CommitmentDiscountCategory',
    { ...COMMITTED, CommitmentDiscountCategory: '' },
  ],
  [
    'CommitmentDiscountType-C-004-C',
    'CommitmentDiscountType',
    { CommitmentDiscountType: 'Reservation' },
  ],
  [
    'CommitmentDiscountType-C-005-C',
    'CommitmentDiscountType',
    { ...COMMITTED, CommitmentDiscountType: '' },
  ],
  [
    'CommitmentDiscountName-C-004-C',
    'CommitmentDiscountName',
    { CommitmentDiscountName: 'c' },
  ],
  [
    'CommitmentDiscountStatus-C-003-C',
    'CommitmentDiscountStatus',
    { CommitmentDiscountStatus: 'Used' },
  ],
  [
    'CommitmentDiscountStatus-C-004-C',
    'CommitmentDiscountStatus',
    { ...COMMITTED, CommitmentDiscountStatus: '' },
  ],
  [
    'CommitmentDiscountQuantity-C-005-C',
    'CommitmentDiscountQuantity',
    { ...COMMITTED, CommitmentDiscountQuantity: '' },
  ],
  [
    'CommitmentDiscountQuantity-C-007-C',
    'CommitmentDiscountQuantity',
    { CommitmentDiscountQuantity: '1', CommitmentDiscountUnit: 'Hours' },
  ],
  [
    'CapacityReservationStatus-C-003-C',
    'CapacityReservationStatus',
    { CapacityReservationStatus: 'Used' },
  ],
  [
    'CapacityReservationStatus-C-004-C',
    'CapacityReservationStatus',
    { CapacityReservationId: 'r/1' },
  ],
  ['RegionName-C-004-C', 'RegionName', { RegionId: '' }],
  ['RegionName-C-005-C', 'RegionName', { RegionName: '' }],
  ['SubAccountName-C-004-C', 'SubAccountName', { SubAccountId: '' }],
  ['SubAccountName-C-005-C', 'SubAccountName', { SubAccountName: '' }],
  ['SubAccountType-C-004-C', 'SubAccountType', { SubAccountId: '' }],
  ['SubAccountType-C-005-C', 'SubAccountType', { SubAccountType: '' }],
  [
    'BillingAccountType-C-004-C',
    'BillingAccountType',
    { BillingAccountId: '' },
  ],
  [
    'BillingAccountType-C-005-C',
    'BillingAccountType',
    { BillingAccountType: '' },
  ],
  ['ResourceType-C-004-C', 'ResourceType', { ResourceId: '' }],
  ['ResourceType-C-005-C', 'ResourceType', { ResourceType: '' }],
  ['ResourceName-C-004-C', 'ResourceName', { ResourceId: '' }],
  ['SkuMeter-C-004-C', 'SkuMeter', { SkuId: '' }],
  ['SkuPriceDetails-C-004-C', 'SkuPriceDetails', { SkuPriceId: '' }],
  [
    'ConsumedQuantity-C-004-C',
    'ConsumedQuantity',
    { ...PURCHASE, ConsumedQuantity: '1', ConsumedUnit: 'Hours' },
  ],
  [
    'ConsumedQuantity-C-006-C',
    'ConsumedQuantity',
    { ConsumedQuantity: '', ConsumedUnit: '' },
  ],
  ['ConsumedQuantity-C-008-C', 'ConsumedQuantity', { ConsumedQuantity: '-1' }],
  ['ChargeDescription-C-003-O', 'ChargeDescription', { ChargeDescription: '' }],
  ['BilledCost-C-005-C', 'BilledCost', { InvoiceIssuerName: 'Marketplace' }],
  ['DiscountHandling-A-009-C', 'BilledCost', { ...COMMITTED, BilledCost: '1' }],
  [
    'EffectiveCost-C-005-C',
    'EffectiveCost',
    { ...PURCHASE, EffectiveCost: '1' },
  ],
  ['EffectiveCost-C-010-C', 'EffectiveCost', { ...CREDIT, EffectiveCost: '0' }],
  ['EffectiveCost-C-017-C', 'EffectiveCost', { ...TAX, EffectiveCost: '0' }],
  ['ListCost-C-008-C', 'ListCost', { ...CREDIT, ListCost: '0' }],
  [
    'ContractedCost-C-008-C',
    'ContractedCost',
    { ...CREDIT, ContractedCost: '0' },
  ],
  ['ListCost-C-009-C', 'ListCost', { ListCost: '1.21' }],
  ['ListCost-C-011-C', 'ListCost', { ListCost: '1.21' }],
  ['ContractedCost-C-009-C', 'ContractedCost', { ContractedCost: '1.21' }],
  ['ContractedCost-C-011-C', 'ContractedCost', { ContractedCost: '1.21' }],
  [
    'BillingPeriodEnd-C-004-M',
    'BillingPeriodEnd',
    { BillingPeriodEnd: '2026-11-01T00:00:00Z' },
  ],
  [
    'ChargePeriodEnd-C-004-M',
    'ChargePeriodEnd',
    { ChargePeriodEnd: '2026-11-03T10:00:00Z' },
  ],
  [
    'ChargeClass-C-004-C',
    'ChargeClass',
    { ChargePeriodStart: '2026-10-31T23:00:00Z' },
  ],
  ['ChargeClass-C-003-C', 'ChargeClass', { ChargeClass: 'Correction' }],
  [
    'ChargePeriodStart-C-004-M',
    'ChargePeriodStart',
    {
      ChargePeriodStart: '2026-12-01T00:00:00Z',
      ChargePeriodEnd: '2026-12-01T01:00:00Z',
    },
  ],
  [
    'BillingPeriodEnd-C-004-M',
    'ChargePeriodEnd',
    {
      ChargePeriodStart: '2026-11-30T23:30:00Z',
      ChargePeriodEnd: '2026-12-01T00:30:00Z',
    },
  ],
  [
    'PricingCategory-C-009-C',
    'PricingCategory',
    { ...COMMITTED, PricingCategory: 'Standard' },
  ],
  [
    'PricingCategory-C-009-C',
    'PricingCategory',
    { ...PURCHASE, PricingCategory: 'Committed' },
  ],
  [
    'DiscountHandling-A-019-C',
    'ResourceId',
    { ...COMMITTED, CommitmentDiscountStatus: 'Unused' },
  ],
  ['BillingCurrency-C-003-M', 'BillingCurrency', { BillingCurrency: 'usd' }],
  [
    'ChargeFrequency-C-004-C',
    'ChargeFrequency',
    { ...PURCHASE, ChargeFrequency: 'Usage-Based' },
  ],
  [
    'ServiceSubcategory-C-004-M',
    'ServiceSubcategory',
    { ServiceName: 'Other', ServiceSubcategory: 'Caching' },
  ],
  ['ListUnitPrice-C-012-C', 'ListUnitPrice', { ...CREDIT, ListUnitPrice: '1' }],
  [
    'ContractedUnitPrice-C-014-C',
    'ContractedUnitPrice',
    { ...CREDIT, ContractedUnitPrice: '1' },
  ],
  [
    'PricingCategory-C-012-C',
    'PricingCategory',
    { ...CREDIT, PricingCategory: 'Other' },
  ],
  [
    'PricingQuantity-C-011-C',
    'PricingQuantity',
    { ...CREDIT, PricingQuantity: '1', PricingUnit: 'Hours' },
  ],
  [
    'ConsumedQuantity-C-009-C',
    'ConsumedQuantity',
    { ...CREDIT, ConsumedQuantity: '1', ConsumedUnit: 'Hours' },
  ],
  [
    'CommitmentDiscountQuantity-C-016-C',
    'CommitmentDiscountQuantity',
    {
      ...CREDIT,
      CommitmentDiscountQuantity: '1',
      CommitmentDiscountUnit: 'Hours',
    },
  ],
  [
    'PricingCurrencyListUnitPrice-C-011-C',
    'PricingCurrencyListUnitPrice',
    { ...CREDIT, PricingCurrencyListUnitPrice: '1' },
  ],
  [
    'PricingCurrencyContractedUnitPrice-C-011-C',
    'PricingCurrencyContractedUnitPrice',
    { ...CREDIT, PricingCurrencyContractedUnitPrice: '1' },
  ],
  ['ListUnitPrice-C-013-C', 'ListUnitPrice', { ListUnitPrice: '' }],
  [
    'ContractedUnitPrice-C-015-C',
    'ContractedUnitPrice',
    { ContractedUnitPrice: '' },
  ],
  [
    'AllocatedMethodId-C-005-C',
    'AllocatedMethodId',
    { AllocatedResourceId: 'pod/1' },
  ],
  [
    'AllocatedMethodDetails-C-005-C',
    'AllocatedMethodDetails',
    { AllocatedMethodDetails: '{"Elements": [{"AllocatedRatio": 1}]}' },
  ],
  [
    'AllocatedMethodDetails-C-007-C',
    'AllocatedMethodDetails',
    {
      AllocatedMethodId: 'm',
      AllocatedMethodDetails: '{"Elements": [{"AllocatedRatio": 60}]}',
    },
  ],
  ['InvoiceDetailId-C-007-M', 'InvoiceDetailId', { InvoiceId: '' }],
];

/** Rules on one column alone, of which there are too many to write down: what breaks each kind. */
function ofColumns(version: FocusVersion): BrokenFocusRule[] {
  return COST_AND_USAGE_COLUMNS.filter(spec =>
    isWithin(version, spec.since, spec.until),
  ).flatMap((spec): BrokenFocusRule[] => {
    const { name } = spec;
    const id = (number: string) => `${name}-C-${number}`;
    const broken: BrokenFocusRule[] = [];
    if (spec.notNull) {
      broken.push([id(spec.notNull), name, { [name]: 'NULL' }]);
    }
    if (spec.notNegative) {
      broken.push([id(spec.notNegative), name, { [name]: '-1' }]);
    }
    if (spec.allowed) {
      const [value] = spec.allowed.values;
      broken.push(
        [id(spec.allowed.rule), name, { [name]: 'Nonsense' }],
        [id(spec.allowed.rule), name, { [name]: value.toUpperCase() }],
      );
    }
    switch (spec.kind) {
      case 'decimal':
        broken.push(
          [id(spec.type!), name, { [name]: '1,50' }],
          [id(spec.format!), name, { [name]: '1_000' }],
        );
        break;
      case 'time':
        broken.push(
          [id(spec.type!), name, { [name]: '31/12/2026' }],
          [id(spec.format!), name, { [name]: '2026-11-03T12:00:00+02:00' }],
          [id(spec.format!), name, { [name]: '2026-11-03 12:00:00' }],
          [id(spec.format!), name, { [name]: '2026-11-03' }],
        );
        break;
      case 'text':
        broken.push(['NullHandling-A-002-M', name, { [name]: 'N/A' }]);
        break;
      default:
        broken.push([id(spec.format!), name, { [name]: '["a"]' }]);
    }
    if (spec.kind === 'pairs') {
      broken.push(
        [id(spec.format!), name, { [name]: '"a": "b"' }],
        [id(spec.format!), name, { [name]: '{"a": {"b": 1}}' }],
      );
    }
    return broken;
  });
}

/** At least one charge for every rule of a row that a version has, and more for what can be broken in several ways. */
export function brokenFocusRules(version: FocusVersion): BrokenFocusRule[] {
  return [...BETWEEN_COLUMNS, ...ofColumns(version)];
}
