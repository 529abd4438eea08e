import { FocusRule } from '../FocusRule';
import { NO_TOTALS, PRICED, rowRule } from './rowRule';

/** Commitments and reservations. */
export const DISCOUNT_RULES: readonly FocusRule[] = [
  rowRule({
    id: 'CommitmentDiscountStatus-C-004-C',
    column: 'CommitmentDiscountStatus',
    ...NO_TOTALS,
    needs: ['CommitmentDiscountId'],
    beside: ['CommitmentDiscountId'],
    broken: `ChargeCategory = 'Usage' AND CommitmentDiscountId IS NOT NULL AND CommitmentDiscountStatus_text IS NULL`,
    expected: '"Used" or "Unused" for usage under a commitment',
    remedy: 'export whether the commitment was used',
  }),
  rowRule({
    id: 'PricingCategory-C-009-C',
    column: 'PricingCategory',
    ...NO_TOTALS,
    beside: ['ChargeCategory', 'CommitmentDiscountStatus'],
    broken: `(ChargeCategory = 'Usage' AND CommitmentDiscountStatus = 'Used' AND PricingCategory <> 'Committed')
      OR (ChargeCategory = 'Purchase' AND CommitmentDiscountId IS NOT NULL AND PricingCategory = 'Committed')`,
    expected:
      '"Committed" for usage that a commitment covers, and not for its purchase',
    remedy: 'export the category of the price that was paid',
  }),
  rowRule({
    id: 'DiscountHandling-A-019-C',
    until: '1.2',
    column: 'ResourceId',
    ...NO_TOTALS,
    beside: ['CommitmentDiscountId', 'CommitmentDiscountStatus'],
    broken: `CommitmentDiscountStatus = 'Unused' AND ResourceId IS DISTINCT FROM CommitmentDiscountId`,
    expected: 'CommitmentDiscountId where a commitment was not used',
    remedy: 'export the commitment as the resource of what was not used of it',
  }),
  rowRule({
    id: 'CommitmentDiscountQuantity-C-005-C',
    since: '1.1',
    column: 'CommitmentDiscountQuantity',
    ...NO_TOTALS,
    beside: ['ChargeCategory', 'CommitmentDiscountId'],
    broken: `${PRICED} AND CommitmentDiscountId IS NOT NULL AND CommitmentDiscountQuantity_text IS NULL`,
    expected: 'the quantity of the commitment that the charge is of',
    remedy: 'export the column with its values',
  }),
  rowRule({
    id: 'CommitmentDiscountQuantity-C-007-C',
    since: '1.1',
    column: 'CommitmentDiscountQuantity',
    ...NO_TOTALS,
    beside: ['ChargeCategory', 'CommitmentDiscountId'],
    broken: `CommitmentDiscountQuantity_text IS NOT NULL
      AND (ChargeCategory NOT IN ('Usage', 'Purchase') OR CommitmentDiscountId IS NULL)`,
    expected: 'no value but for usage and purchases under a commitment',
    remedy: 'leave the field empty',
  }),
  rowRule({
    id: 'CapacityReservationStatus-C-004-C',
    since: '1.1',
    column: 'CapacityReservationStatus',
    ...NO_TOTALS,
    needs: ['CapacityReservationId'],
    beside: ['CapacityReservationId'],
    broken: `ChargeCategory = 'Usage' AND CapacityReservationId IS NOT NULL AND CapacityReservationStatus_text IS NULL`,
    expected: '"Used" or "Unused" for usage under a reservation',
    remedy: 'export whether the reserved capacity was used',
  }),
];
