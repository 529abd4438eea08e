import { Attribution, AttributionPlan } from '@gpu-academy/attribution';
import {
  ChargeFile,
  ChargeTotals,
  InspectedChargeFile,
} from '../focus/ChargeFile';

/** Cost of one day in one dimension, with whom it belongs to. Money is a decimal string. @public */
export interface DailyCostRow {
  attribution: Attribution;
  /** ISO 8601 date, UTC: the day in which the charge period starts. */
  day: string;
  provider: string;
  serviceCategory: string;
  serviceName: string;
  region?: string;
  chargeCategory: string;
  currency: string;
  simulated: boolean;
  billed: string;
  effective: string;
  list: string;
  /** Consumed quantity; only where all charges have one unit. */
  quantity?: string;
  unit?: string;
  /** How many charges it is the sum of. */
  rows: number;
}

/** What a roll-up is made of. @public */
export interface RollupRequest {
  /** Every file that has charges of the period, as `inspect` answered it. */
  files: InspectedChargeFile[];
  /** `YYYY-MM` */
  billingPeriod: string;
  plan: AttributionPlan;
  /** True where the source says that all of it is simulated. */
  simulated?: boolean;
  signal?: AbortSignal;
}

/** One billing period of one delivery, reconciled. @public */
export interface PeriodRollup {
  billingPeriod: string;
  /** Of the charges; equal to the sum of the rows, to the last digit. */
  totals: ChargeTotals[];
  /** ISO 8601, UTC: where the newest charge period of usage ends. Undefined without usage. */
  billedThrough?: string;
  /** Every attribution that a row has, once; rows share these objects. */
  attributions: Attribution[];
  /** Batches, in no particular order; to be read once, before `dispose`. */
  rows(): AsyncIterable<DailyCostRow[]>;
  /** Frees the engine's memory; to be called whatever happened. */
  dispose(): Promise<void>;
}

/**
 * Turns deliveries of charges into daily cost. What an engine hands on is whole and reconciled; where anything is
 * wrong it throws and hands on nothing.
 *
 * @public
 */
export interface RollupEngine {
  /** Reads one file to its end. Throws `SpendInputError` where any of it cannot be used. */
  inspect(
    file: ChargeFile,
    options?: { signal?: AbortSignal },
  ): Promise<InspectedChargeFile>;

  /**
   * Attributes and adds up one billing period. Throws `SpendInputError` where a file is not what was inspected and
   * `ReconciliationError` where the sums differ.
   */
  rollUp(request: RollupRequest): Promise<PeriodRollup>;
}

/** The sum of the roll-up is not the sum of the charges: a fault of the engine, or a file that changed meanwhile. @public */
export class ReconciliationError extends Error {
  constructor(billingPeriod: string, found: string, expected: string) {
    super(
      `Billing period ${billingPeriod}: the roll-up has ${found}, the files have ${expected}; ` +
        'a file was changed while it was read: wait for the export to finish and read it again',
    );
    this.name = 'ReconciliationError';
  }
}
