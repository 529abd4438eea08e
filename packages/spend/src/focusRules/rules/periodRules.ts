import { FocusRule } from '../FocusRule';
import { NO_TOTALS, PROVIDER, rowRule, TOTALS } from './rowRule';

/** Charge periods, billing periods, and corrections of closed ones. */
export const PERIOD_RULES: readonly FocusRule[] = [
  rowRule({
    id: 'BillingPeriodEnd-C-004-M',
    column: 'BillingPeriodEnd',
    ...TOTALS,
    beside: ['BillingPeriodStart'],
    broken: `BillingPeriodEnd <= BillingPeriodStart`,
    expected: 'a time after BillingPeriodStart, for the end is exclusive',
    remedy: 'export the first moment after the period as its end',
  }),
  rowRule({
    id: 'ChargePeriodEnd-C-004-M',
    column: 'ChargePeriodEnd',
    ...TOTALS,
    beside: ['ChargePeriodStart'],
    broken: `ChargePeriodEnd <= ChargePeriodStart`,
    expected: 'a time after ChargePeriodStart, for the end is exclusive',
    remedy: 'export the first moment after the period as its end',
  }),
  rowRule({
    id: 'ChargeClass-C-004-C',
    column: 'ChargeClass',
    ...NO_TOTALS,
    beside: ['ChargePeriodStart', 'BillingPeriodStart'],
    broken: `ChargeCategory = 'Usage' AND ChargeClass IS NULL AND ChargePeriodStart < BillingPeriodStart`,
    expected: '"Correction" for usage of an earlier billing period',
    remedy:
      'mark corrections of closed periods, or bill the charge in its own period',
  }),
  rowRule({
    id: 'ChargeClass-C-003-C',
    level: 'warning',
    column: 'ChargeClass',
    ...NO_TOTALS,
    beside: ['ChargePeriodStart', 'BillingPeriodStart'],
    broken: `ChargeClass = 'Correction' AND ChargePeriodStart >= BillingPeriodStart`,
    expected: 'no value for what corrects the billing period itself',
    remedy: 'mark corrections of earlier billing periods alone',
  }),
  rowRule({
    id: 'ChargePeriodStart-C-004-M',
    column: 'ChargePeriodStart',
    ...TOTALS,
    beside: ['BillingPeriodEnd'],
    broken: `ChargeCategory = 'Usage' AND ChargePeriodStart >= BillingPeriodEnd AND NOT ${inPacificMonth(
      'ChargePeriodStart',
    )}`,
    expected: 'a time before the end of the billing period',
    remedy: 'bill usage in the period in which it was used',
  }),
  rowRule({
    id: 'BillingPeriodEnd-C-004-M',
    column: 'ChargePeriodEnd',
    ...NO_TOTALS,
    beside: ['BillingPeriodEnd'],
    broken: `ChargeCategory = 'Usage' AND ChargePeriodStart < BillingPeriodEnd AND ChargePeriodEnd > BillingPeriodEnd
      AND NOT ${inPacificMonth('ChargePeriodEnd')}`,
    expected: 'a time that is no later than the end of the billing period',
    remedy: 'split usage where a billing period ends',
  }),
];

/** Google's months are those of Los Angeles, whatever zone the period is written in. */
function inPacificMonth(time: string): string {
  return `(starts_with(lower(${PROVIDER}), 'google') AND ${time} <= BillingPeriodEnd + INTERVAL 8 HOURS)`;
}
