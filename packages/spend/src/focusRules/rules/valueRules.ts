import { CURRENCY_CODES } from '../currencyCodes';
import { FocusRule } from '../FocusRule';
import { SERVICE_SUBCATEGORIES } from '../serviceSubcategories';
import { NO_TOTALS, rowRule, TOTALS } from './rowRule';

const SUBCATEGORIES = Object.entries(SERVICE_SUBCATEGORIES)
  .flatMap(([category, names]) =>
    names.map(name => `WHEN '${name}' THEN '${category}'`),
  )
  .join(' ');

/** Currencies, services, split charges, invoices. */
export const VALUE_RULES: readonly FocusRule[] = [
  rowRule({
    id: 'BillingCurrency-C-003-M',
    column: 'BillingCurrency',
    ...TOTALS,
    broken: `BillingCurrency NOT IN (${CURRENCY_CODES.map(
      code => `'${code}'`,
    ).join(', ')})`,
    expected: 'a code of ISO 4217 such as USD',
    remedy: 'export the currency of the invoice by its code',
  }),
  rowRule({
    id: 'ChargeFrequency-C-004-C',
    column: 'ChargeFrequency',
    ...NO_TOTALS,
    beside: ['ChargeCategory'],
    broken: `ChargeCategory = 'Purchase' AND ChargeFrequency = 'Usage-Based'`,
    expected: '"One-Time" or "Recurring" for a purchase',
    remedy: 'export how often the purchase is charged',
  }),
  rowRule({
    id: 'ServiceSubcategory-C-004-M',
    since: '1.1',
    column: 'ServiceSubcategory',
    ...NO_TOTALS,
    beside: ['ServiceCategory'],
    broken: `CASE ServiceSubcategory ${SUBCATEGORIES} END <> ServiceCategory`,
    expected: 'a subcategory of the service category',
    remedy: 'export category and subcategory of one service',
  }),
  rowRule({
    id: 'AllocatedMethodId-C-005-C',
    since: '1.3',
    column: 'AllocatedMethodId',
    ...NO_TOTALS,
    beside: ['AllocatedResourceId'],
    broken: `AllocatedMethodId IS NULL AND AllocatedResourceId IS NOT NULL`,
    expected: 'the method by which the charge was split',
    remedy: 'export the method of each allocated charge',
  }),
  rowRule({
    id: 'AllocatedMethodDetails-C-005-C',
    since: '1.3',
    column: 'AllocatedMethodDetails',
    ...NO_TOTALS,
    beside: ['AllocatedMethodId'],
    broken: `AllocatedMethodDetails_text IS NOT NULL AND AllocatedMethodId IS NULL`,
    expected: 'no value for charges that were not split',
    remedy: 'export the method too, or leave the field empty',
  }),
  rowRule({
    id: 'AllocatedMethodDetails-C-007-C',
    since: '1.3',
    column: 'AllocatedMethodDetails',
    ...TOTALS,
    broken: `AllocatedMethodDetails_isText AND json_valid(AllocatedMethodDetails_text)
      AND (coalesce(json_array_length(AllocatedMethodDetails_text, '$.Elements'), 0) = 0
        OR len(list_filter(json_extract(AllocatedMethodDetails_text, '$.Elements[*].AllocatedRatio'),
          lambda ratio: TRY_CAST(ratio AS DOUBLE) BETWEEN 0 AND 1))
          < json_array_length(AllocatedMethodDetails_text, '$.Elements'))`,
    expected: 'Elements, each with an AllocatedRatio from 0 to 1',
    remedy: 'export the share of the origin charge that was allocated',
  }),
  rowRule({
    id: 'InvoiceDetailId-C-007-M',
    since: '1.4',
    column: 'InvoiceDetailId',
    ...NO_TOTALS,
    beside: ['InvoiceId'],
    broken: `InvoiceDetailId IS NOT NULL AND InvoiceId IS NULL`,
    expected: 'an InvoiceId beside it, within which it names one record',
    remedy: 'export both, or neither',
  }),
  ...relationRules(),
];

function relationRules(): FocusRule[] {
  const relation = { dataset: 'CostAndUsage', kind: 'relation' } as const;
  return [
    {
      ...relation,
      id: 'ServiceName-C-005-C',
      since: '1.0',
      column: 'ServiceName',
      one: 'ServiceCategory',
      level: 'error',
      affectsTotals: false,
      expected: 'one ServiceCategory for each service',
      remedy: 'choose the category of the main purpose of the service',
    },
    {
      ...relation,
      id: 'ServiceName-C-008-C',
      since: '1.1',
      column: 'ServiceName',
      one: 'ServiceSubcategory',
      level: 'warning',
      affectsTotals: false,
      expected: 'one ServiceSubcategory for each service',
      remedy: 'choose the subcategory of the main purpose of the service',
    },
    {
      ...relation,
      id: 'SkuPriceId-C-008-M',
      since: '1.0',
      column: 'SkuPriceId',
      one: 'SkuId',
      level: 'error',
      affectsTotals: false,
      expected: 'one SkuId for each SKU price',
      remedy: 'export the SKU that the price is of',
    },
    {
      ...relation,
      id: 'BillingCurrency-C-005-M',
      since: '1.2',
      column: 'InvoiceId',
      one: 'BillingCurrency',
      level: 'error',
      affectsTotals: true,
      expected: 'one BillingCurrency for each invoice',
      remedy: 'export amounts in the currency of the invoice',
    },
  ];
}
