import { FocusRule } from '../FocusRule';

/** Columns that come together: where one of a group is there, so are the others. */
const GROUPS = [
  [
    ['CommitmentDiscountCategory', '016-C', '1.0'],
    ['CommitmentDiscountId', '013-C', '1.0'],
    ['CommitmentDiscountName', '012-C', '1.0'],
    ['CommitmentDiscountStatus', '017-C', '1.0'],
    ['CommitmentDiscountType', '014-C', '1.0'],
    ['CommitmentDiscountQuantity', '018-C', '1.1'],
    ['CommitmentDiscountUnit', '015-C', '1.1'],
  ],
  [
    ['ConsumedQuantity', '011-C', '1.0'],
    ['ConsumedUnit', '066-C', '1.0'],
  ],
  [
    ['RegionId', '063-C', '1.0'],
    ['RegionName', '062-C', '1.0'],
  ],
  [
    ['ResourceId', '043-C', '1.0'],
    ['ResourceName', '044-C', '1.0'],
  ],
  [
    ['SkuId', '060-C', '1.0'],
    ['SkuPriceId', '058-C', '1.0'],
    ['SkuMeter', '059-C', '1.1'],
    ['SkuPriceDetails', '061-C', '1.1'],
  ],
  [
    ['SubAccountId', '019-C', '1.0'],
    ['SubAccountName', '029-C', '1.0'],
  ],
  [
    ['CapacityReservationId', '065-C', '1.1'],
    ['CapacityReservationStatus', '020-C', '1.1'],
  ],
  [
    ['AllocatedMethodId', '070-C', '1.3'],
    ['AllocatedResourceId', '071-C', '1.3'],
    ['AllocatedResourceName', '072-C', '1.3'],
    ['AllocatedTags', '073-C', '1.3'],
  ],
] as const;

/** Conditional columns: that the condition holds is seen by another column of the group. */
export const GROUP_RULES: readonly FocusRule[] = GROUPS.flatMap(group =>
  group.map(([column, number, since]) => ({
    kind: 'presence' as const,
    id: `CostAndUsage-D-${number}`,
    dataset: 'CostAndUsage' as const,
    since,
    column,
    level: 'error' as const,
    affectsTotals: false,
    with: group.map(([name]) => name).filter(name => name !== column),
    expected: 'the column, for others of its kind are there',
    remedy: 'export the dataset with all its columns',
  })),
);
