import { Attribution, AttributionRule } from '@gpu-academy/attribution';
import { DailyCostRow } from '../rollup/RollupEngine';

/** A row of daily cost by itself, as files hold it. Money is a decimal string; empty text is no value. @public */
export interface DailyCostRecord {
  /** `YYYY-MM` */
  billing_period: string;
  /** ISO 8601 date, UTC. */
  day: string;
  /** Entity ref of whom it belongs to. */
  subject_ref: string;
  workspace_id: string;
  outcome: Attribution['outcome'];
  rule: AttributionRule;
  /** What the rule looked at. */
  input: string;
  /** Version of the mapping. */
  plan_version: string;
  provider: string;
  service_category: string;
  service_name: string;
  region: string;
  charge_category: string;
  currency: string;
  simulated: 'true' | 'false';
  billed: string;
  effective: string;
  list: string;
  quantity: string;
  unit: string;
  /** How many charges it is the sum of. */
  rows: string;
}

/** In the order of files. @public */
export const DAILY_COST_COLUMNS: readonly (keyof DailyCostRecord)[] = [
  'billing_period',
  'day',
  'subject_ref',
  'workspace_id',
  'outcome',
  'rule',
  'input',
  'plan_version',
  'provider',
  'service_category',
  'service_name',
  'region',
  'charge_category',
  'currency',
  'simulated',
  'billed',
  'effective',
  'list',
  'quantity',
  'unit',
  'rows',
];

/** @public */
export function dailyCostRecord(
  row: DailyCostRow,
  billingPeriod: string,
): DailyCostRecord {
  const { attribution } = row;
  return {
    billing_period: billingPeriod,
    day: row.day,
    subject_ref: attribution.subjectRef ?? '',
    workspace_id: attribution.workspaceId ?? '',
    outcome: attribution.outcome,
    rule: attribution.trace.rule,
    input: attribution.trace.input,
    plan_version: attribution.trace.planVersion,
    provider: row.provider,
    service_category: row.serviceCategory,
    service_name: row.serviceName,
    region: row.region ?? '',
    charge_category: row.chargeCategory,
    currency: row.currency,
    simulated: row.simulated ? 'true' : 'false',
    billed: row.billed,
    effective: row.effective,
    list: row.list,
    quantity: row.quantity ?? '',
    unit: row.unit ?? '',
    rows: String(row.rows),
  };
}
