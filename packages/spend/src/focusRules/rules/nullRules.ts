import { FocusRule } from '../FocusRule';
import { NO_TOTALS, PRICED, rowRule } from './rowRule';

const WITH_CATEGORY = { beside: ['ChargeCategory', 'ChargeClass'] };

/** Columns that a tax has nothing to say in, and a priced charge something, with the numbers of both rules. */
const PRICED_COLUMNS = [
  ['SkuId', '004-C', '005-C'],
  ['SkuPriceId', '004-C', '005-C'],
  ['ListUnitPrice', '004-C', '005-C'],
  ['ContractedUnitPrice', '005-C', '006-C'],
  ['PricingQuantity', '004-C', '005-C'],
  ['PricingCategory', '003-C', '004-C'],
  ['PricingCurrencyListUnitPrice', '004-C', '005-C'],
  ['PricingCurrencyContractedUnitPrice', '004-C', '005-C'],
] as const;

/** Columns that have no value where another has none, and one where it has, with the numbers of both rules. */
const PAIRED_COLUMNS = [
  ['ConsumedUnit', 'ConsumedQuantity', '005-C', '006-C'],
  ['PricingUnit', 'PricingQuantity', '005-C', '006-C'],
  ['CommitmentDiscountUnit', 'CommitmentDiscountQuantity', '005-C', '006-C'],
  ['CommitmentDiscountCategory', 'CommitmentDiscountId', '003-C', '004-C'],
  ['CommitmentDiscountType', 'CommitmentDiscountId', '004-C', '005-C'],
  ['CommitmentDiscountName', 'CommitmentDiscountId', '004-C', undefined],
  ['CommitmentDiscountStatus', 'CommitmentDiscountId', '003-C', undefined],
  ['CapacityReservationStatus', 'CapacityReservationId', '003-C', undefined],
  ['RegionName', 'RegionId', '004-C', '005-C'],
  ['SubAccountName', 'SubAccountId', '004-C', '005-C'],
  ['SubAccountType', 'SubAccountId', '004-C', '005-C'],
  ['BillingAccountType', 'BillingAccountId', '004-C', '005-C'],
  ['ResourceType', 'ResourceId', '004-C', '005-C'],
  ['ResourceName', 'ResourceId', '004-C', undefined],
  ['SkuMeter', 'SkuId', '004-C', undefined],
  ['SkuPriceDetails', 'SkuPriceId', '004-C', undefined],
] as const;

/** Columns that have no value where there is no SKU price, said since FOCUS 1.3. */
const OF_SKU_PRICE = [
  ['ListUnitPrice', '012-C'],
  ['ContractedUnitPrice', '014-C'],
  ['PricingCategory', '012-C'],
  ['PricingQuantity', '011-C'],
  ['ConsumedQuantity', '009-C'],
  ['CommitmentDiscountQuantity', '016-C'],
  ['PricingCurrencyListUnitPrice', '011-C'],
  ['PricingCurrencyContractedUnitPrice', '011-C'],
] as const;

/** Which columns have a value in which rows. */
export const NULL_RULES: readonly FocusRule[] = [
  ...PRICED_COLUMNS.flatMap(([column, ofTax, ofPriced]) => [
    rowRule({
      id: `${column}-C-${ofTax}`,
      column,
      ...NO_TOTALS,
      ...WITH_CATEGORY,
      broken: `ChargeCategory = 'Tax' AND ${column}_text IS NOT NULL`,
      expected: 'no value, for a tax has no SKU and no price',
      remedy: 'leave the field of taxes empty',
    }),
    rowRule({
      id: `${column}-C-${ofPriced}`,
      column,
      ...NO_TOTALS,
      ...WITH_CATEGORY,
      broken: `${PRICED} AND ${column}_text IS NULL`,
      expected: 'a value for usage and purchases',
      remedy: 'export what the charge was priced by',
    }),
  ]),
  ...PAIRED_COLUMNS.flatMap(([column, of, absent, present]) => [
    rowRule({
      id: `${column}-C-${absent}`,
      column,
      ...NO_TOTALS,
      needs: [of],
      beside: [of],
      broken: `${of}_text IS NULL AND ${column}_text IS NOT NULL`,
      expected: `no value where ${of} has none`,
      remedy: `export ${of} too, or leave the field empty`,
    }),
    ...(present
      ? [
          rowRule({
            id: `${column}-C-${present}`,
            column,
            ...NO_TOTALS,
            needs: [of],
            beside: [of],
            broken: `${of}_text IS NOT NULL AND ${column}_text IS NULL`,
            expected: `a value where ${of} has one`,
            remedy: 'export the column with its values',
          }),
        ]
      : []),
  ]),
  ...OF_SKU_PRICE.map(([column, number]) =>
    rowRule({
      id: `${column}-C-${number}`,
      since: '1.3',
      column,
      ...NO_TOTALS,
      needs: ['SkuPriceId'],
      beside: ['ChargeCategory', 'SkuPriceId'],
      broken: `SkuPriceId IS NULL AND NOT ${PRICED} AND ${column}_text IS NOT NULL`,
      expected: 'no value where SkuPriceId has none',
      remedy: 'export SkuPriceId too, or leave the field empty',
    }),
  ),
  rowRule({
    id: 'ListUnitPrice-C-013-C',
    since: '1.3',
    column: 'ListUnitPrice',
    ...NO_TOTALS,
    needs: ['SkuPriceId'],
    beside: ['SkuPriceId'],
    broken: `SkuPriceId IS NOT NULL AND ListUnitPrice_text IS NULL`,
    expected: 'a value where SkuPriceId has one',
    remedy: 'export the price of the SKU price',
  }),
  rowRule({
    id: 'ContractedUnitPrice-C-015-C',
    since: '1.3',
    column: 'ContractedUnitPrice',
    ...NO_TOTALS,
    needs: ['SkuPriceId'],
    beside: ['SkuPriceId'],
    broken: `SkuPriceId IS NOT NULL AND ContractedUnitPrice_text IS NULL`,
    expected: 'a value where SkuPriceId has one',
    remedy: 'export the price of the SKU price',
  }),
  rowRule({
    id: 'ConsumedQuantity-C-004-C',
    column: 'ConsumedQuantity',
    ...NO_TOTALS,
    beside: ['ChargeCategory', 'CommitmentDiscountStatus'],
    broken: `ConsumedQuantity_text IS NOT NULL AND (ChargeCategory <> 'Usage' OR CommitmentDiscountStatus = 'Unused')`,
    expected: 'no value but for what was used',
    remedy:
      'leave the field empty for all but usage, and for unused commitments',
  }),
  rowRule({
    id: 'ConsumedQuantity-C-006-C',
    column: 'ConsumedQuantity',
    ...NO_TOTALS,
    beside: ['ChargeCategory', 'ChargeClass', 'CommitmentDiscountStatus'],
    broken: `ConsumedQuantity_text IS NULL AND ChargeCategory = 'Usage' AND ChargeClass IS DISTINCT FROM 'Correction'
      AND CommitmentDiscountStatus IS DISTINCT FROM 'Unused'`,
    expected: 'the quantity that was used',
    remedy: 'export the measured quantity of usage',
  }),
  rowRule({
    id: 'ConsumedQuantity-C-008-C',
    column: 'ConsumedQuantity',
    ...NO_TOTALS,
    beside: ['ChargeCategory', 'BilledCost'],
    broken: `ConsumedQuantity < 0 AND ChargeCategory = 'Usage' AND ChargeClass IS DISTINCT FROM 'Correction'
      AND BilledCost >= 0 AND EffectiveCost >= 0 AND BilledCost + EffectiveCost > 0`,
    expected:
      '0 or more where the charge costs something; less only where it gives money back',
    remedy: 'export the quantity without its sign, or the cost with it',
  }),
  rowRule({
    id: 'ChargeDescription-C-003-O',
    level: 'note',
    column: 'ChargeDescription',
    ...NO_TOTALS,
    broken: `ChargeDescription IS NULL`,
    expected: 'a description',
    remedy: 'export the column with its values',
  }),
];
