/**
 * The columns that the project writes: those of FOCUS 1.2 that are mandatory or that daily cost reads, in the order of
 * the file, and `x_Simulated`.
 *
 * @public
 */
export const FOCUS_ROW_COLUMNS = [
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'ContractedCost',
  'ListUnitPrice',
  'ContractedUnitPrice',
  'BillingCurrency',
  'BillingAccountId',
  'BillingAccountName',
  'BillingAccountType',
  'BillingPeriodStart',
  'BillingPeriodEnd',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ConsumedQuantity',
  'ConsumedUnit',
  'PricingQuantity',
  'PricingUnit',
  'PricingCategory',
  'ProviderName',
  'PublisherName',
  'InvoiceIssuerName',
  'RegionId',
  'RegionName',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceSubcategory',
  'ServiceName',
  'SkuId',
  'SkuMeter',
  'SkuPriceDetails',
  'SkuPriceId',
  'SubAccountId',
  'SubAccountName',
  'SubAccountType',
  'Tags',
  'x_Simulated',
] as const;

/** A charge as it stands in a file; an empty text is a null. @public */
export type FocusRow = Record<(typeof FOCUS_ROW_COLUMNS)[number], string>;
