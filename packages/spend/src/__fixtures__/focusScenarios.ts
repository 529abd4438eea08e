import { FocusVersion } from '../focusRules/FocusVersion';
import {
  costs,
  FocusCharge,
  focusCharge,
  WITHOUT_RESOURCE,
  WITHOUT_SKU,
} from './focusCharges';

/*
 * What the specification works through in its examples (commitments, credits, refunds, taxes, corrections of a closed period,
 * subscriptions, virtual currencies, split charges), with figures of our own that can be followed by hand. `daily` is what each
 * comes to.
 */

/** Cost of one day and charge category, as decimal strings. */
export interface ScenarioDay {
  day: string;
  category: string;
  billed: string;
  effective: string;
  list: string;
}

export interface FocusScenario {
  name: string;
  since: FocusVersion;
  charges: FocusCharge[];
  daily: ScenarioDay[];
}

function day(
  date: string,
  category: string,
  billed: string,
  effective: string,
  list: string,
): ScenarioDay {
  return { day: date, category, billed, effective, list };
}

/** So many hours of a machine on a day, at a list price of 1.20, for `price`. */
function hours(
  date: string,
  quantity: number,
  changes: FocusCharge = {},
): FocusCharge {
  const amount = (quantity * 1.2).toFixed(2);
  return focusCharge({
    ...costs(amount),
    PricingQuantity: String(quantity),
    ConsumedQuantity: String(quantity),
    ChargePeriodStart: `${date}T00:00:00Z`,
    ChargePeriodEnd: `${date}T23:00:00Z`,
    ...changes,
  });
}

const COMMITMENT: FocusCharge = {
  CommitmentDiscountId: 'commitment/7',
  CommitmentDiscountName: 'A day of machines',
  CommitmentDiscountCategory: 'Usage',
  CommitmentDiscountType: 'Reservation',
  CommitmentDiscountUnit: 'Hours',
};

/** Usage that the commitment pays for at 0.50 an hour. */
function covered(quantity: number, changes: FocusCharge = {}): FocusCharge {
  return hours('2026-11-03', quantity, {
    ...COMMITMENT,
    BilledCost: '0',
    EffectiveCost: (quantity * 0.5).toFixed(2),
    PricingCurrencyEffectiveCost: (quantity * 0.5).toFixed(2),
    PricingCategory: 'Committed',
    CommitmentDiscountStatus: 'Used',
    CommitmentDiscountQuantity: String(quantity),
    SkuPriceId: 'VM-8/committed',
    ...changes,
  });
}

function purchase(changes: FocusCharge): FocusCharge {
  return focusCharge({
    ...COMMITMENT,
    ChargeCategory: 'Purchase',
    EffectiveCost: '0',
    PricingCurrencyEffectiveCost: '0',
    ConsumedQuantity: '',
    ConsumedUnit: '',
    AvailabilityZone: '',
    ResourceId: COMMITMENT.CommitmentDiscountId,
    ResourceName: COMMITMENT.CommitmentDiscountName,
    ResourceType: 'Reservation',
    SkuPriceId: 'VM-8/commitment',
    Tags: '',
    ...changes,
  });
}

const UNUSED: FocusCharge = {
  ConsumedQuantity: '',
  ConsumedUnit: '',
  CommitmentDiscountStatus: 'Unused',
  ResourceId: COMMITMENT.CommitmentDiscountId,
  ResourceName: COMMITMENT.CommitmentDiscountName,
  ResourceType: 'Reservation',
  Tags: '',
};

const TOKENS: FocusCharge = {
  ...WITHOUT_RESOURCE,
  ServiceCategory: 'AI and Machine Learning',
  ServiceSubcategory: 'Generative AI',
  ServiceName: 'Aurora Models',
  PricingCurrency: 'Credits',
};

const SPLIT: FocusCharge = {
  ResourceId: 'cluster/9',
  ResourceName: 'class-cluster',
  ResourceType: 'Cluster',
  AllocatedMethodId: 'aurora/cpu-and-memory',
};

export const FOCUS_SCENARIOS: readonly FocusScenario[] = [
  {
    name: 'usage at the list price on two days',
    since: '1.0',
    charges: [hours('2026-11-03', 2), hours('2026-11-04', 1)],
    daily: [
      day('2026-11-03', 'Usage', '2.4', '2.4', '2.4'),
      day('2026-11-04', 'Usage', '1.2', '1.2', '1.2'),
    ],
  },
  {
    // Ten hours, 1.20 on the list, 0.36 on the spot market.
    name: 'spot usage, cheaper than the list',
    since: '1.0',
    charges: [
      hours('2026-11-03', 10, {
        BilledCost: '3.60',
        EffectiveCost: '3.60',
        ContractedCost: '3.60',
        ContractedUnitPrice: '0.36',
        PricingCurrencyEffectiveCost: '3.60',
        PricingCurrencyContractedUnitPrice: '0.36',
        PricingCategory: 'Dynamic',
        SkuPriceId: 'VM-8/spot',
      }),
    ],
    daily: [day('2026-11-03', 'Usage', '3.6', '3.6', '12')],
  },
  {
    // 24 hours at 0.50 are paid at once, 12.00; 18 are used (9.00), 6 are not (3.00). On the list: 12.00, 18 × 1.20 and 6 × 0.50.
    name: 'a commitment that was paid at once, three quarters used',
    since: '1.0',
    charges: [
      purchase({
        BilledCost: '12.00',
        ListCost: '12.00',
        ContractedCost: '12.00',
        ListUnitPrice: '12.00',
        ContractedUnitPrice: '12.00',
        PricingCurrencyListUnitPrice: '12.00',
        PricingCurrencyContractedUnitPrice: '12.00',
        PricingUnit: 'Units',
        ChargeFrequency: 'One-Time',
        CommitmentDiscountQuantity: '24',
        ChargePeriodStart: '2026-11-03T00:00:00Z',
        ChargePeriodEnd: '2026-11-04T00:00:00Z',
      }),
      covered(18),
      covered(6, {
        ...UNUSED,
        ListCost: '3.00',
        ContractedCost: '3.00',
        ListUnitPrice: '0.50',
        ContractedUnitPrice: '0.50',
        PricingCurrencyListUnitPrice: '0.50',
        PricingCurrencyContractedUnitPrice: '0.50',
      }),
    ],
    daily: [
      day('2026-11-03', 'Purchase', '12', '0', '12'),
      day('2026-11-03', 'Usage', '0', '12', '24.6'),
    ],
  },
  {
    // Two hours of a commitment that is billed hour by hour, 0.50 each, both used.
    name: 'a commitment that is paid as it goes, all used',
    since: '1.0',
    charges: [
      ...['00', '01'].map(hour =>
        purchase({
          BilledCost: '0.50',
          ListCost: '0.50',
          ContractedCost: '0.50',
          ListUnitPrice: '0.50',
          ContractedUnitPrice: '0.50',
          PricingCurrencyListUnitPrice: '0.50',
          PricingCurrencyContractedUnitPrice: '0.50',
          ChargeFrequency: 'Recurring',
          CommitmentDiscountQuantity: '1',
          ChargePeriodStart: `2026-11-03T${hour}:00:00Z`,
          ChargePeriodEnd: `2026-11-03T${hour}:59:59Z`,
        }),
      ),
      covered(2),
    ],
    daily: [
      day('2026-11-03', 'Purchase', '1', '0', '1'),
      day('2026-11-03', 'Usage', '0', '1', '2.4'),
    ],
  },
  {
    name: 'a credit beside what it is given for',
    since: '1.0',
    charges: [
      hours('2026-11-03', 2),
      focusCharge({
        ...costs('-1.00'),
        ...WITHOUT_SKU,
        ...WITHOUT_RESOURCE,
        ChargeCategory: 'Credit',
        ChargeFrequency: 'One-Time',
        ChargeDescription: 'Credit for education',
      }),
    ],
    daily: [
      day('2026-11-03', 'Credit', '-1', '-1', '-1'),
      day('2026-11-03', 'Usage', '2.4', '2.4', '2.4'),
    ],
  },
  {
    // Two hours, one of them taken back within the period.
    name: 'a refund, which is usage of less than nothing',
    since: '1.0',
    charges: [hours('2026-11-03', 2), hours('2026-11-03', -1)],
    daily: [day('2026-11-03', 'Usage', '1.2', '1.2', '1.2')],
  },
  {
    // 19 % of 12.00
    name: 'a tax on what was used',
    since: '1.0',
    charges: [
      hours('2026-11-03', 10),
      focusCharge({
        ...costs('2.28'),
        ...WITHOUT_SKU,
        ...WITHOUT_RESOURCE,
        ChargeCategory: 'Tax',
        ChargeFrequency: 'Recurring',
        ChargeDescription: 'Value added tax',
        ChargePeriodStart: '2026-11-01T00:00:00Z',
        ChargePeriodEnd: '2026-12-01T00:00:00Z',
      }),
    ],
    daily: [
      day('2026-11-01', 'Tax', '2.28', '2.28', '2.28'),
      day('2026-11-03', 'Usage', '12', '12', '12'),
    ],
  },
  {
    // Of October, which is closed: 2 hours that came late, and half an hour that was billed in error. Both stay on their days.
    name: 'corrections of a closed period, billed in the next',
    since: '1.0',
    charges: [
      hours('2026-10-20', 2, { ChargeClass: 'Correction' }),
      hours('2026-10-21', -0.5, { ChargeClass: 'Correction' }),
      hours('2026-11-03', 1),
    ],
    daily: [
      day('2026-10-20', 'Usage', '2.4', '2.4', '2.4'),
      day('2026-10-21', 'Usage', '-0.6', '-0.6', '-0.6'),
      day('2026-11-03', 'Usage', '1.2', '1.2', '1.2'),
    ],
  },
  {
    // 30 seats at 10.00; it covers no other charge and costs what it is billed.
    name: 'a subscription to software',
    since: '1.0',
    charges: [
      focusCharge({
        ...costs('300.00'),
        ...WITHOUT_RESOURCE,
        ListUnitPrice: '10.00',
        ContractedUnitPrice: '10.00',
        PricingCurrencyListUnitPrice: '10.00',
        PricingCurrencyContractedUnitPrice: '10.00',
        PricingQuantity: '30',
        PricingUnit: 'Seats',
        ConsumedQuantity: '',
        ConsumedUnit: '',
        ChargeCategory: 'Purchase',
        ChargeFrequency: 'Recurring',
        ChargeDescription: 'Seats of a month',
        ChargePeriodStart: '2026-11-01T00:00:00Z',
        ChargePeriodEnd: '2026-12-01T00:00:00Z',
        ServiceCategory: 'Business Applications',
        ServiceSubcategory: 'Productivity and Collaboration',
        ServiceName: 'Aurora Boards',
        SkuId: 'SEAT',
        SkuMeter: 'Seats',
        SkuPriceId: 'SEAT/month',
        SkuPriceDetails: '',
      }),
    ],
    daily: [day('2026-11-01', 'Purchase', '300', '300', '300')],
  },
  {
    name: 'an adjustment for rounding',
    since: '1.0',
    charges: [
      hours('2026-11-03', 1),
      focusCharge({
        ...costs('-0.01'),
        ...WITHOUT_SKU,
        ...WITHOUT_RESOURCE,
        ChargeCategory: 'Adjustment',
        ChargeFrequency: 'One-Time',
      }),
    ],
    daily: [
      day('2026-11-03', 'Adjustment', '-0.01', '-0.01', '-0.01'),
      day('2026-11-03', 'Usage', '1.2', '1.2', '1.2'),
    ],
  },
  {
    // Ten credits at 2.00 are bought; four hours at 1.5 credits use six of them, 12.00.
    name: 'a virtual currency, bought and spent',
    since: '1.2',
    charges: [
      focusCharge({
        ...TOKENS,
        BilledCost: '20.00',
        EffectiveCost: '0',
        ListCost: '20.00',
        ContractedCost: '20.00',
        ListUnitPrice: '2.00',
        ContractedUnitPrice: '2.00',
        PricingQuantity: '10',
        PricingUnit: 'Credits',
        PricingCurrencyListUnitPrice: '1',
        PricingCurrencyContractedUnitPrice: '1',
        PricingCurrencyEffectiveCost: '0',
        ConsumedQuantity: '',
        ConsumedUnit: '',
        ChargeCategory: 'Purchase',
        ChargeFrequency: 'One-Time',
        SkuId: 'CREDITS',
        SkuPriceId: 'CREDITS/10',
      }),
      focusCharge({
        ...TOKENS,
        BilledCost: '0',
        EffectiveCost: '12.00',
        ListCost: '12.00',
        ContractedCost: '12.00',
        ListUnitPrice: '3.00',
        ContractedUnitPrice: '3.00',
        PricingQuantity: '4',
        PricingCurrencyListUnitPrice: '1.5',
        PricingCurrencyContractedUnitPrice: '1.5',
        PricingCurrencyEffectiveCost: '6',
        ConsumedQuantity: '4',
        SkuId: 'MODEL-HOUR',
        SkuPriceId: 'MODEL-HOUR/credits',
      }),
    ],
    daily: [
      day('2026-11-03', 'Purchase', '20', '0', '20'),
      day('2026-11-03', 'Usage', '0', '12', '12'),
    ],
  },
  {
    // One cluster, 12.00: 60 % and 30 % go to two learners, 10 % is nobody's.
    name: 'a charge that is split among those who share it',
    since: '1.3',
    charges: (
      [
        ['pod/ada', 0.6, 'ada'],
        ['pod/bob', 0.3, 'bob'],
        ['', 0.1, ''],
      ] as const
    ).map(([pod, share, learner]) =>
      hours('2026-11-03', 10 * share, {
        ...SPLIT,
        AllocatedResourceId: pod,
        AllocatedResourceName: pod,
        AllocatedMethodDetails: JSON.stringify({
          Elements: [
            { AllocatedRatio: share, UsageUnit: 'CPU', UsageQuantity: 1 },
          ],
        }),
        AllocatedTags: learner && JSON.stringify({ learner }),
      }),
    ),
    daily: [day('2026-11-03', 'Usage', '12', '12', '12')],
  },
  {
    name: 'usage that counts towards a contract',
    since: '1.3',
    charges: [
      hours('2026-11-03', 1, {
        ContractApplied: JSON.stringify({
          Elements: [
            {
              ContractId: 'contract/1',
              ContractCommitmentId: 'contract/1/spend',
              ContractCommitmentAppliedCost: 1.2,
            },
          ],
        }),
      }),
    ],
    daily: [day('2026-11-03', 'Usage', '1.2', '1.2', '1.2')],
  },
  {
    name: 'usage that a commitment could have paid for',
    since: '1.4',
    charges: [
      hours('2026-11-03', 1, {
        InvoiceDetailId: 'INV-2026-11/7',
        CommitmentProgramEligibilityDetails: JSON.stringify({
          Elements: [{ CommitmentProgram: 'Reservation' }],
        }),
      }),
    ],
    daily: [day('2026-11-03', 'Usage', '1.2', '1.2', '1.2')],
  },
];
