import { FocusRule } from '../FocusRule';
import { PROVIDER, rowRule, TOTALS } from './rowRule';

/** A company by one name, however an export writes it. */
const ONE_NAME = (column: string) =>
  `CASE WHEN regexp_matches(lower(${column}), '(^|[^a-z])(aws|amazon)') THEN 'aws'
    WHEN regexp_matches(lower(${column}), 'microsoft|azure') THEN 'microsoft'
    WHEN regexp_matches(lower(${column}), '(^|[^a-z])(google|gcp)') THEN 'google'
    ELSE regexp_replace(lower(${column}), '[^a-z0-9]|( inc| ltd| llc| gmbh| corp).*$', '', 'g') END`;

/** Signs and amounts, one beside the other. */
export const COST_RULES: readonly FocusRule[] = [
  rowRule({
    id: 'BilledCost-C-005-C',
    level: 'warning',
    column: 'BilledCost',
    ...TOTALS,
    beside: ['ServiceProviderName', 'ProviderName', 'InvoiceIssuerName'],
    broken: `BilledCost <> 0 AND ${PROVIDER} IS NOT NULL AND InvoiceIssuerName IS NOT NULL
      AND NOT contains(${ONE_NAME('InvoiceIssuerName')}, ${ONE_NAME(PROVIDER)})
      AND NOT contains(${ONE_NAME(PROVIDER)}, ${ONE_NAME(
      'InvoiceIssuerName',
    )})`,
    expected:
      '0 where somebody else than the provider is paid, as through a marketplace',
    remedy:
      'see whether the invoice issuer delivers these charges too: they would be counted twice',
  }),
  rowRule({
    id: 'DiscountHandling-A-009-C',
    column: 'BilledCost',
    ...TOTALS,
    beside: ['PricingCategory', 'CommitmentDiscountStatus'],
    broken: `BilledCost <> 0 AND ChargeCategory = 'Usage' AND PricingCategory = 'Committed'
      AND CommitmentDiscountStatus IN ('Used', 'Unused') AND ChargeClass IS DISTINCT FROM 'Correction'`,
    expected:
      '0 for what a commitment covers, which its purchase was billed for',
    remedy:
      'bill the purchase of the commitment alone, and split charges that it covers in part',
  }),
  rowRule({
    id: 'EffectiveCost-C-005-C',
    column: 'EffectiveCost',
    ...TOTALS,
    beside: ['ChargeCategory', 'CommitmentDiscountId'],
    broken: `EffectiveCost <> 0 AND ChargeCategory = 'Purchase' AND CommitmentDiscountId IS NOT NULL`,
    expected:
      '0 for a purchase that covers other charges, which carry its cost',
    remedy: 'spread the cost of the commitment over the usage that it covers',
  }),
  rowRule({
    id: 'EffectiveCost-C-010-C',
    until: '1.3',
    column: 'EffectiveCost',
    ...TOTALS,
    beside: ['ChargeCategory', 'BilledCost'],
    broken: `ChargeCategory = 'Credit' AND EffectiveCost <> BilledCost`,
    expected: 'the BilledCost of a credit',
    remedy: 'export credits with one amount',
  }),
  rowRule({
    id: 'EffectiveCost-C-017-C',
    since: '1.4',
    column: 'EffectiveCost',
    ...TOTALS,
    beside: ['ChargeCategory', 'BilledCost'],
    broken: `ChargeCategory IN ('Tax', 'Credit') AND EffectiveCost <> BilledCost`,
    expected: 'the BilledCost of a tax or a credit',
    remedy: 'export taxes and credits with one amount',
  }),
  ...(['ListCost', 'ContractedCost'] as const).map(column =>
    rowRule({
      id: `${column}-C-008-C`,
      column,
      affectsTotals: column === 'ListCost',
      beside: ['ChargeCategory', 'BilledCost'],
      broken: `ChargeCategory = 'Credit' AND ${column.replace(
        'Cost',
        'UnitPrice',
      )} IS NULL AND ${column} <> BilledCost`,
      expected: 'the BilledCost of a credit',
      remedy: 'export credits with one amount',
    }),
  ),
  ...(['ListCost', 'ContractedCost'] as const).flatMap(column => {
    const price = column.replace('Cost', 'UnitPrice');
    const product = {
      column,
      affectsTotals: column === 'ListCost',
      needs: [price, 'PricingQuantity'],
      beside: [price, 'PricingQuantity'],
      expected: `${price} × PricingQuantity, to a ten-thousandth`,
      remedy: 'export price, quantity and cost of one and the same charge',
    };
    // No money is added up here; a product of two DECIMAL(38, 18) has no type that holds it.
    const differs = `abs(${price}::DOUBLE * PricingQuantity::DOUBLE - ${column}::DOUBLE)
      > greatest(abs(${column}::DOUBLE) * 1e-4, 1e-6)`;
    return [
      rowRule({
        ...product,
        id: `${column}-C-009-C`,
        until: '1.2',
        broken: `${differs} AND ChargeClass IS DISTINCT FROM 'Correction'`,
      }),
      rowRule({
        ...product,
        id: `${column}-C-011-C`,
        since: '1.3',
        broken: differs,
      }),
    ];
  }),
];
