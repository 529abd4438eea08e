import Big from 'big.js';
import {
  PriceBook,
  PriceQuote,
  StaleQuoteError,
  UnknownOfferError,
} from '../prices/PriceBook';
import { FocusRow } from './FocusRow';
import { JournalRecord } from './JournalRecord';
import { Meter, metersOf } from './metersOf';
import { ResourceRun, resourceRuns } from './resourceRuns';

/*
 * What the cloud would have billed for what cloud-sim made: price × running time, as rows of FOCUS 1.2.
 *
 * AWS bills Linux instances and gp3 volumes by the second with a minimum of 60 seconds (Amazon EC2 pricing, "Per Second
 * Billing"; Amazon EBS pricing), Google Cloud machines likewise (Compute Engine pricing), Azure machines by the minute
 * (Linux virtual machines pricing). A simulated run is over in seconds, so most of them cost a minute.
 *
 * One row an hour of the clock, as AWS exports them, except that the first starts when the resource did: a charge that
 * began before the lease of its account would belong to nobody.
 */

/** @public */
export interface SimulatedChargeOptions {
  /** Where resources that were never destroyed are billed to. */
  until: Date;
  /** Tags of every row, beside those of its resource, which win. */
  tags?: Record<string, string>;
}

/** @public */
export interface SimulatedCharges {
  rows: FocusRow[];
  /** What ran, is sold by size and has no price here, e.g. `aws_instance x1.large in eu-west-9`, each once. */
  unpriced: string[];
}

const MINIMUM_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Digits of money and quantities after the point; FOCUS exports have about ten. */
const DIGITS = 12;

const PROVIDER_NAMES: Readonly<Record<string, string>> = {
  aws: 'AWS',
  gcp: 'Google Cloud',
  azure: 'Microsoft',
};

/**
 * Prices a journal. Resources that clouds do not bill by size and time (networks, roles) make no row.
 *
 * @public
 */
export function chargesFromJournal(
  records: JournalRecord[],
  book: PriceBook,
  options: SimulatedChargeOptions,
): SimulatedCharges {
  const rows: FocusRow[] = [];
  const unpriced = new Set<string>();
  for (const run of resourceRuns(records, options.until)) {
    const meters = metersOf(run.resource);
    if (!meters) {
      unpriced.add(nameOf(run.resource));
    }
    for (const meter of meters ?? []) {
      try {
        rows.push(...rowsOf(run, meter, meter.quote(book), options));
      } catch (error) {
        const hasNoPrice =
          error instanceof UnknownOfferError ||
          error instanceof StaleQuoteError;
        if (!hasNoPrice) {
          throw error;
        }
        unpriced.add(nameOf(run.resource, meter.part));
      }
    }
  }
  return { rows, unpriced: [...unpriced] };
}

function nameOf({ type, sku, region }: JournalRecord, part?: string): string {
  const name = [type, sku, `in ${region}`].filter(Boolean).join(' ');
  return part ? `${part} of ${name}` : name;
}

function rowsOf(
  run: ResourceRun,
  meter: Meter,
  quote: PriceQuote,
  options: SimulatedChargeOptions,
): FocusRow[] {
  const { resource } = run;
  const to = Math.max(run.to, run.from + MINIMUM_MS);
  const rows: FocusRow[] = [];
  for (let from = run.from; from < to; ) {
    const nextHour = (Math.floor(from / HOUR_MS) + 1) * HOUR_MS;
    const end = Math.min(nextHour, to);
    const quantity = meter.perHour
      .times(end - from)
      .div(HOUR_MS)
      .round(DIGITS, Big.roundHalfUp);
    const cost = quantity
      .times(quote.likely)
      .round(DIGITS, Big.roundHalfUp)
      .toFixed();
    const start = new Date(from);
    rows.push({
      BilledCost: cost,
      EffectiveCost: cost,
      ListCost: cost,
      ContractedCost: cost,
      ListUnitPrice: quote.likely,
      ContractedUnitPrice: quote.likely,
      BillingCurrency: quote.currency,
      BillingAccountId: 'cloud-sim',
      BillingAccountName: 'Simulated cloud',
      BillingAccountType: 'Simulated',
      BillingPeriodStart: monthStart(start, 0),
      BillingPeriodEnd: monthStart(start, 1),
      ChargePeriodStart: toSeconds(from),
      ChargePeriodEnd: toSeconds(end),
      ChargeCategory: 'Usage',
      ChargeClass: '',
      ChargeDescription: `${meter.description}, ${quote.likely} ${quote.currency}`,
      ChargeFrequency: 'Usage-Based',
      ConsumedQuantity: quantity.toFixed(),
      ConsumedUnit: meter.unit,
      PricingQuantity: quantity.toFixed(),
      PricingUnit: meter.unit,
      PricingCategory: meter.pricingCategory,
      ProviderName: PROVIDER_NAMES[resource.provider] ?? resource.provider,
      PublisherName: 'GPU Academy cloud-sim',
      InvoiceIssuerName: 'GPU Academy cloud-sim',
      RegionId: resource.region,
      RegionName: resource.region,
      ResourceId: resource.id,
      ResourceName: resource.tags.Name ?? '',
      ResourceType: meter.resourceType,
      ServiceCategory: meter.serviceCategory,
      ServiceSubcategory: meter.serviceSubcategory,
      ServiceName: meter.serviceName,
      SkuId: meter.skuId,
      SkuMeter: meter.unit,
      SkuPriceDetails: '',
      SkuPriceId: `${meter.skuId}.${resource.region}`,
      SubAccountId: resource.accountId,
      SubAccountName: `Simulated account ${resource.accountId}`,
      SubAccountType: 'Simulated',
      Tags: JSON.stringify({ ...options.tags, ...resource.tags }),
      x_Simulated: 'true',
    });
    from = end;
  }
  return rows;
}

function toSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

function monthStart(date: Date, offset: number): string {
  return toSeconds(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1),
  );
}
