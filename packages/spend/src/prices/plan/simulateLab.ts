import Big from 'big.js';
import { PriceBook, PriceQuote } from '../PriceBook';
import {
  SimulatedPart,
  SimulatedSpend,
  SimulationRequestError,
} from '../SimulatedSpend';
import { LabPlan, LabUsage, PlannedInstances } from './LabPlan';
import { PublishedUsageRates } from './PublishedUsageRates';
import { UsageRates } from './UsageRates';

/*
 * What a lab would cost = instances × hours + disks × time + object storage × time + data sent + what spot interruptions
 * make one do twice. Each is a part with its quantity, unit price and source, so that whoever wonders can follow.
 *
 * `likely` is the hours that were asked for at the likely price. `low` is half of them at the lowest price, and nothing is
 * interrupted. `high` is one hour more than asked for at the highest price, interrupted as often as spot instances get.
 */

/** Hours in a month as AWS counts them: 8,760 in a year, by 12. */
const HOURS_PER_MONTH = 730;

/** A lab that is torn down as soon as it works: half of the hours that were asked for. */
const LOW_SHARE_OF_HOURS = 0.5;

/** A lab that is forgotten: automatic termination looks once an hour, so it can run an hour longer. */
const HIGH_FURTHER_HOURS = 1;

/**
 * Interruptions a month of a spot instance: likely what the worst class of AWS's Spot Instance Advisor begins with, 20 %;
 * at worst one.
 */
const LIKELY_INTERRUPTIONS = 0.2;
const HIGH_INTERRUPTIONS = 1;

/** Of the hours so far, an interruption at any moment loses half on average. */
const LOST_SHARE = 0.5;

/** Digits of a quantity after the point: a GiB for a second is 0.0000004 GiB-months. */
const QUANTITY_DIGITS = 8;

type End = 'low' | 'likely' | 'high';

/** What one end of an estimate is made with. */
interface Scenario {
  end: End;
  hours: Big;
  interruptionsPerMonth: number;
}

/** A summand before it is priced. */
interface Item {
  kind: string;
  title: string;
  unit: string;
  quote: PriceQuote;
  quantity(scenario: Scenario): Big;
}

/**
 * Estimates a lab from what it would create and how it is used. What `plan.unpriced` lists is not in it.
 *
 * Throws `UnknownOfferError` where there is no price (`leaveOutUnpriced` makes a plan of which there is), and `SimulationRequestError` for a request without sense or in two
 * currencies.
 *
 * @public
 */
export function simulateLab(
  plan: LabPlan,
  usage: LabUsage,
  book: PriceBook,
  rates: UsageRates = PublishedUsageRates.create(),
): SimulatedSpend {
  checkUsage(plan, usage);
  const items = [
    ...instanceItems(plan, usage, book),
    ...diskItems(plan, usage, book),
    ...usageItems(plan, usage, rates),
    ...spotRiskItems(plan, book),
  ];
  const currency = oneCurrency(items);
  const likely = partsOf(items, {
    end: 'likely',
    hours: new Big(usage.hours),
    interruptionsPerMonth: usage.interruptionsPerMonth ?? LIKELY_INTERRUPTIONS,
  });
  const low = partsOf(items, {
    end: 'low',
    hours: new Big(usage.hours).times(LOW_SHARE_OF_HOURS),
    interruptionsPerMonth: 0,
  });
  const high = partsOf(items, {
    end: 'high',
    hours: new Big(usage.hours).plus(HIGH_FURTHER_HOURS),
    interruptionsPerMonth: Math.max(
      usage.interruptionsPerMonth ?? HIGH_INTERRUPTIONS,
      HIGH_INTERRUPTIONS,
    ),
  });
  return {
    currency,
    low: total(low),
    likely: total(likely),
    high: total(high),
    ...(usage.budget === undefined
      ? {}
      : { withinBudget: new Big(total(high)).lte(readBudget(usage.budget)) }),
    parts: likely,
    pricedAt: items.map(({ quote }) => quote.asOf).sort()[0],
  };
}

function instanceItems(
  plan: LabPlan,
  usage: LabUsage,
  book: PriceBook,
): Item[] {
  return plan.instances.map(instances => ({
    kind: 'instances',
    title: `${instances.count} × ${instances.instanceType} (${instances.purchase}) for ${usage.hours} h`,
    unit: 'instance-hour',
    quote: book.instanceHour(instances),
    quantity: ({ hours }) => hours.times(instances.count),
  }));
}

function diskItems(plan: LabPlan, usage: LabUsage, book: PriceBook): Item[] {
  return plan.disks.map(disks => ({
    kind: 'disks',
    title: `${disks.count} × ${disks.gib} GiB of disk for ${usage.hours} h`,
    unit: 'GiB-month',
    quote: book.diskGibMonth(disks),
    quantity: ({ hours }) =>
      hours.times(disks.count).times(disks.gib).div(HOURS_PER_MONTH),
  }));
}

function usageItems(
  plan: LabPlan,
  { hours: asked, storageGib = 0, egressGib = 0 }: LabUsage,
  rates: UsageRates,
): Item[] {
  const [place] = [...plan.instances, ...plan.disks];
  const items: Item[] = [];
  if (storageGib > 0) {
    items.push({
      kind: 'storage',
      title: `${storageGib} GiB of object storage for ${asked} h`,
      unit: 'GiB-month',
      quote: rates.storageGibMonth(place),
      quantity: ({ hours }) => hours.times(storageGib).div(HOURS_PER_MONTH),
    });
  }
  if (egressGib > 0) {
    items.push({
      kind: 'egress',
      title: `${egressGib} GiB sent to the internet`,
      unit: 'GiB',
      quote: rates.egressGib(place),
      quantity: () => new Big(egressGib),
    });
  }
  return items;
}

function spotRiskItems(plan: LabPlan, book: PriceBook): Item[] {
  return plan.instances
    .filter(({ purchase }) => purchase === 'spot')
    .map(instances => ({
      kind: 'spot-risk',
      title: `Hours of ${instances.instanceType} done again after an interruption`,
      unit: 'instance-hour',
      quote: book.instanceHour(instances),
      quantity: ({ hours, interruptionsPerMonth }) =>
        redone(instances, hours, interruptionsPerMonth),
    }));
}

/** Interruptions to be expected in so many hours, times what one loses. */
function redone(
  { count }: PlannedInstances,
  hours: Big,
  interruptionsPerMonth: number,
): Big {
  return hours
    .times(interruptionsPerMonth)
    .div(HOURS_PER_MONTH)
    .times(hours)
    .times(LOST_SHARE)
    .times(count);
}

function partsOf(items: Item[], scenario: Scenario): SimulatedPart[] {
  const numbers = new Map<string, number>();
  return items.map(({ kind, title, unit, quote, quantity: quantityOf }) => {
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    const quantity = quantityOf(scenario).round(
      QUANTITY_DIGITS,
      Big.roundHalfUp,
    );
    const unitPrice = quote[scenario.end];
    return {
      id: number === 1 ? kind : `${kind}-${number}`,
      title,
      amount: quantity.times(unitPrice).toFixed(),
      quantity: quantity.toFixed(),
      unit,
      unitPrice,
      source: quote.source,
    };
  });
}

function total(parts: SimulatedPart[]): string {
  return parts
    .reduce((sum, { amount }) => sum.plus(amount), new Big(0))
    .toFixed();
}

function oneCurrency(items: Item[]): string {
  const currencies = [...new Set(items.map(({ quote }) => quote.currency))];
  if (currencies.length > 1) {
    throw new SimulationRequestError(
      'plan',
      currencies,
      'prices in one currency: estimate the clouds apart',
    );
  }
  return currencies[0];
}

function checkUsage(plan: LabPlan, usage: LabUsage): void {
  checkNumber('hours', usage.hours, true);
  checkNumber('storageGib', usage.storageGib ?? 0, false);
  checkNumber('egressGib', usage.egressGib ?? 0, false);
  checkNumber('interruptionsPerMonth', usage.interruptionsPerMonth ?? 0, false);
  for (const { count } of [...plan.instances, ...plan.disks]) {
    checkNumber('count', count, true);
  }
  for (const { gib } of plan.disks) {
    checkNumber('diskGb', gib, true);
  }
  if (plan.instances.length + plan.disks.length === 0) {
    throw new SimulationRequestError(
      'plan',
      nothingPriced(plan),
      'a plan that creates something with a price',
    );
  }
}

/** Whoever cannot be told an amount is still told what costs. */
function nothingPriced({ unpriced }: LabPlan): string {
  return unpriced.length === 0
    ? 'no instance and no disk'
    : `no instance and no disk with a price, but these cost: ${unpriced
        .map(({ address, reason }) => `${address} (${reason})`)
        .join('; ')}`;
}

function checkNumber(field: string, value: number, aboveZero: boolean): void {
  if (!Number.isFinite(value) || value < 0 || (aboveZero && value === 0)) {
    throw new SimulationRequestError(
      field,
      value,
      aboveZero ? 'a number above 0' : 'a number of 0 or above',
    );
  }
}

function readBudget(budget: string): Big {
  if (!/^\d+(\.\d+)?$/.test(budget)) {
    throw new SimulationRequestError(
      'budget',
      budget,
      'a decimal number such as 25.00',
    );
  }
  return new Big(budget);
}
