import { parseEntityRef } from '@backstage/catalog-model';
import { simulatedAccountId } from '@gpu-academy/cloud-sim';
import {
  chargesFromJournal,
  FocusRow,
  PriceBook,
  writeFocusCsv,
} from '@gpu-academy/spend';
import { CalendarMonth } from './calendarMonths';
import { labSessions } from './labSessions';

/** On what day of the month the credits and the shared costs of the demo are booked. */
const BOOKING_DAY = 15;
const CREDIT = '-2.5';
const SHARED_COST = '9.4';

/**
 * A month of the cohort as a FOCUS file: lab sessions, a training credit for everyone who ran something, and a cost that
 * belongs to nobody. Undefined where the month has nothing yet.
 */
export function spendHistory(options: {
  cohort: string[];
  month: CalendarMonth;
  now: Date;
  priceBook: PriceBook;
}): string | undefined {
  const { cohort, month, now, priceBook } = options;
  const booked = month.from + BOOKING_DAY * 86_400_000 <= now.getTime();
  const rows = cohort.flatMap(learnerRef => {
    const usage = chargesFromJournal(
      labSessions(learnerRef, month, now),
      priceBook,
      { until: now },
    ).rows;
    return booked && usage.length > 0
      ? [...usage, creditRow(usage[0], learnerRef, month)]
      : usage;
  });
  if (rows.length === 0) {
    return undefined;
  }
  return writeFocusCsv(booked ? [...rows, sharedRow(rows[0], month)] : rows);
}

function creditRow(
  usage: FocusRow,
  learnerRef: string,
  month: CalendarMonth,
): FocusRow {
  return {
    ...bookedRow(usage, month, CREDIT),
    ChargeCategory: 'Credit',
    ChargeDescription: 'Training credit',
    ServiceName: 'Amazon Elastic Compute Cloud',
    Tags: JSON.stringify({ learner: parseEntityRef(learnerRef).name }),
  };
}

function sharedRow(usage: FocusRow, month: CalendarMonth): FocusRow {
  const accountId = simulatedAccountId('shared');
  return {
    ...bookedRow(usage, month, SHARED_COST),
    ChargeDescription: 'Support of the organisation’s account',
    ServiceCategory: 'Other',
    ServiceSubcategory: 'Other (Other)',
    ServiceName: 'AWS Support',
    SubAccountId: accountId,
    SubAccountName: `Simulated account ${accountId}`,
    Tags: '',
  };
}

/** A charge of one day and no quantity. */
function bookedRow(
  usage: FocusRow,
  month: CalendarMonth,
  amount: string,
): FocusRow {
  const from = month.from + (BOOKING_DAY - 1) * 86_400_000;
  const time = (milliseconds: number) =>
    new Date(milliseconds).toISOString().replace('.000Z', 'Z');
  return {
    ...usage,
    BilledCost: amount,
    EffectiveCost: amount,
    ListCost: amount,
    ContractedCost: amount,
    ListUnitPrice: '',
    ContractedUnitPrice: '',
    BillingPeriodStart: time(month.from),
    BillingPeriodEnd: time(month.to),
    ChargePeriodStart: time(from),
    ChargePeriodEnd: time(from + 86_400_000),
    ChargeFrequency: 'One-Time',
    ConsumedQuantity: '',
    ConsumedUnit: '',
    PricingQuantity: '',
    PricingUnit: '',
    ResourceId: '',
    ResourceName: '',
    ResourceType: '',
    SkuId: '',
    SkuMeter: '',
    SkuPriceId: '',
  };
}
