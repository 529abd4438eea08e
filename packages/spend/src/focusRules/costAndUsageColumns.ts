import { FocusColumnSpecification } from './FocusColumnSpecification';
import { SERVICE_SUBCATEGORIES } from './serviceSubcategories';

/*
 * The columns of Cost and Usage, FOCUS 1.0 (43), 1.1 (50), 1.2 (57), 1.3 (65) and 1.4, with the numbers of their rules in the
 * requirements models (FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec, `specification/requirements_model`; the model of 1.2 is
 * in finopsfoundation/focus_validator). Numbers are kept from model to model: a rule that changes gets a new one.
 */

type Details = Omit<
  Partial<FocusColumnSpecification>,
  'name' | 'kind' | 'feature' | 'presence' | 'dataset'
>;

function column(
  name: string,
  kind: FocusColumnSpecification['kind'],
  feature: FocusColumnSpecification['feature'],
  presence: string | undefined,
  details: Details = {},
): FocusColumnSpecification {
  return {
    name,
    dataset: 'CostAndUsage',
    kind,
    feature,
    since: '1.0',
    ...(presence && { presence: `CostAndUsage-D-${presence}` }),
    ...details,
  };
}

const DECIMAL = { type: '001-M', format: '002-M' };
const COST = { ...DECIMAL, notNull: '003-M', affectsTotals: true };
const TIME = { type: '001-M', format: '002-M', notNull: '003-M' };

export const COST_AND_USAGE_COLUMNS: readonly FocusColumnSpecification[] = [
  column('AvailabilityZone', 'text', 'conditional', '003-C'),
  column('BilledCost', 'decimal', 'mandatory', '006-M', COST),
  column('BillingAccountId', 'text', 'mandatory', '024-M', {
    notNull: '001-M',
  }),
  column('BillingAccountName', 'text', 'mandatory', '005-M'),
  column('BillingAccountType', 'text', 'conditional', '007-C', {
    since: '1.2',
  }),
  column('BillingCurrency', 'text', 'mandatory', '035-M', {
    notNull: '004-M',
    affectsTotals: true,
  }),
  column('BillingPeriodEnd', 'time', 'mandatory', '010-M', TIME),
  column('BillingPeriodStart', 'time', 'mandatory', '009-M', {
    ...TIME,
    affectsTotals: true,
  }),
  column('CapacityReservationId', 'text', 'conditional', '065-C', {
    since: '1.1',
  }),
  column('CapacityReservationStatus', 'text', 'conditional', '020-C', {
    since: '1.1',
    allowed: { rule: '006-M', values: ['Used', 'Unused'] },
  }),
  column('ChargeCategory', 'text', 'mandatory', '008-M', {
    notNull: '002-M',
    affectsTotals: true,
    allowed: {
      rule: '003-M',
      values: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'],
    },
  }),
  column('ChargeClass', 'text', 'mandatory', '026-M', {
    allowed: { rule: '005-C', values: ['Correction'] },
  }),
  column('ChargeDescription', 'text', 'mandatory', '025-M'),
  column('ChargeFrequency', 'text', 'recommended', '027-O', {
    notNull: '002-M',
    allowed: {
      rule: '003-M',
      values: ['One-Time', 'Recurring', 'Usage-Based'],
    },
  }),
  column('ChargePeriodEnd', 'time', 'mandatory', '028-M', TIME),
  column('ChargePeriodStart', 'time', 'mandatory', '037-M', {
    ...TIME,
    affectsTotals: true,
  }),
  column('CommitmentDiscountCategory', 'text', 'conditional', '016-C', {
    allowed: { rule: '005-M', values: ['Spend', 'Usage'] },
  }),
  column('CommitmentDiscountId', 'text', 'conditional', '013-C'),
  column('CommitmentDiscountName', 'text', 'conditional', '012-C'),
  column('CommitmentDiscountQuantity', 'decimal', 'conditional', '018-C', {
    since: '1.1',
    ...DECIMAL,
  }),
  column('CommitmentDiscountStatus', 'text', 'conditional', '017-C', {
    allowed: { rule: '005-M', values: ['Used', 'Unused'] },
  }),
  column('CommitmentDiscountType', 'text', 'conditional', '014-C'),
  column('CommitmentDiscountUnit', 'text', 'conditional', '015-C', {
    since: '1.1',
  }),
  column('ConsumedQuantity', 'decimal', 'conditional', '011-C', DECIMAL),
  column('ConsumedUnit', 'text', 'conditional', '066-C'),
  column('ContractedCost', 'decimal', 'mandatory', '030-M', {
    ...DECIMAL,
    notNull: '003-M',
  }),
  column('ContractedUnitPrice', 'decimal', 'conditional', '034-C', {
    type: '002-M',
    format: '003-M',
    notNegative: '009-C',
  }),
  column('EffectiveCost', 'decimal', 'mandatory', '031-M', COST),
  column('InvoiceIssuerName', 'text', 'mandatory', '023-M', {
    notNull: '003-M',
  }),
  column('ListCost', 'decimal', 'mandatory', '032-M', COST),
  column('ListUnitPrice', 'decimal', 'conditional', '004-C', {
    ...DECIMAL,
    notNegative: '008-M',
  }),
  column('PricingCategory', 'text', 'conditional', '022-C', {
    allowed: {
      rule: '007-M',
      values: ['Standard', 'Dynamic', 'Committed', 'Other'],
    },
  }),
  column('PricingQuantity', 'decimal', 'mandatory', '036-M', DECIMAL),
  column('PricingUnit', 'text', 'mandatory', '068-M'),
  column('ProviderName', 'text', 'mandatory', '038-M', {
    until: '1.3',
    requiredUntil: '1.2',
    notNull: '003-M',
    affectsTotals: true,
  }),
  column('PublisherName', 'text', 'mandatory', '021-M', {
    until: '1.3',
    requiredUntil: '1.2',
    notNull: '003-M',
  }),
  column('RegionId', 'text', 'conditional', '063-C'),
  column('RegionName', 'text', 'conditional', '062-C'),
  column('ResourceId', 'text', 'conditional', '043-C'),
  column('ResourceName', 'text', 'conditional', '044-C'),
  column('ResourceType', 'text', 'conditional', '039-C'),
  column('ServiceCategory', 'text', 'mandatory', '040-M', {
    notNull: '002-M',
    allowed: { rule: '003-M', values: Object.keys(SERVICE_SUBCATEGORIES) },
  }),
  column('ServiceName', 'text', 'mandatory', '041-M', { notNull: '003-M' }),
  column('SkuId', 'text', 'conditional', '060-C'),
  column('SkuPriceId', 'text', 'conditional', '058-C'),
  column('SubAccountId', 'text', 'conditional', '019-C'),
  column('SubAccountName', 'text', 'conditional', '029-C'),
  column('Tags', 'pairs', 'conditional', '064-C', { format: '001-M' }),

  // 1.1
  column('ServiceSubcategory', 'text', 'recommended', '042-O', {
    since: '1.1',
    notNull: '002-M',
    allowed: {
      rule: '003-M',
      values: Object.values(SERVICE_SUBCATEGORIES).flat(),
    },
  }),
  column('SkuMeter', 'text', 'conditional', '059-C', { since: '1.1' }),
  column('SkuPriceDetails', 'pairs', 'conditional', '061-C', {
    since: '1.1',
    format: '001-M',
  }),

  // 1.2
  column('InvoiceId', 'text', 'recommended', '033-O', { since: '1.2' }),
  column('PricingCurrency', 'text', 'conditional', '045-C', {
    since: '1.2',
    notNull: '004-M',
  }),
  column(
    'PricingCurrencyContractedUnitPrice',
    'decimal',
    'conditional',
    '046-C',
    { since: '1.2', ...DECIMAL, notNegative: '008-C' },
  ),
  column('PricingCurrencyEffectiveCost', 'decimal', 'conditional', '050-C', {
    since: '1.2',
    ...DECIMAL,
    notNull: '003-M',
  }),
  column('PricingCurrencyListUnitPrice', 'decimal', 'conditional', '054-C', {
    since: '1.2',
    ...DECIMAL,
    notNegative: '008-M',
  }),
  column('SubAccountType', 'text', 'conditional', '067-C', { since: '1.2' }),

  // 1.3
  column('AllocatedMethodDetails', 'json', 'conditional', '069-C', {
    since: '1.3',
    format: '003-M',
  }),
  column('AllocatedMethodId', 'text', 'conditional', '070-C', {
    since: '1.3',
  }),
  column('AllocatedResourceId', 'text', 'conditional', '071-C', {
    since: '1.3',
  }),
  column('AllocatedResourceName', 'text', 'conditional', '072-C', {
    since: '1.3',
  }),
  column('AllocatedTags', 'pairs', 'conditional', '073-C', {
    since: '1.3',
    format: '000-C',
  }),
  column('ContractApplied', 'json', 'conditional', '074-C', {
    since: '1.3',
    format: '001-M',
  }),
  column('HostProviderName', 'text', 'mandatory', '075-M', { since: '1.3' }),
  column('ServiceProviderName', 'text', 'mandatory', '076-M', {
    since: '1.3',
    notNull: '003-M',
    affectsTotals: true,
  }),

  // 1.4
  column(
    'CommitmentProgramEligibilityDetails',
    'json',
    'conditional',
    undefined,
    {
      since: '1.4',
      format: '000-C',
    },
  ),
  column('InvoiceDetailId', 'text', 'conditional', '098-C', { since: '1.4' }),
];
