import { FocusRowRule, FocusRule } from '../FocusRule';

type ReferenceRecord = Pick<
  FocusRowRule,
  'dataset' | 'column' | 'beside' | 'broken' | 'expected' | 'remedy'
> &
  Partial<Pick<FocusRowRule, 'since'>>;

function reference(record: ReferenceRecord): FocusRule {
  return {
    kind: 'row',
    id: `${record.column}-C-000-M`,
    since: '1.4',
    level: 'error',
    affectsTotals: false,
    ...record,
  };
}

/** Periods, in each dataset that has them: dataset, start, end, first version. */
const PERIODS = [
  ['ContractCommitment', 'ContractPeriod', '1.3'],
  ['ContractCommitment', 'ContractCommitmentPeriod', '1.3'],
  ['BillingPeriod', 'BillingPeriod', '1.4'],
  ['InvoiceDetail', 'BillingPeriod', '1.4'],
] as const;

/** Rows that say when they were made and when they were changed. */
const CHANGED = [
  ['ContractCommitment', 'ContractCommitment'],
  ['BillingPeriod', 'BillingPeriod'],
  ['InvoiceDetail', 'InvoiceDetail'],
] as const;

/** Between columns of the datasets beside the charges. */
export const REFERENCE_RULES: readonly FocusRule[] = [
  ...PERIODS.map(([dataset, period, since]) =>
    reference({
      dataset,
      since,
      column: `${period}End`,
      beside: [`${period}Start`],
      broken: `${period}End <= ${period}Start`,
      expected: `a time after ${period}Start, for the end is exclusive`,
      remedy: 'export the first moment after the period as its end',
    }),
  ),
  ...CHANGED.map(([dataset, name]) =>
    reference({
      dataset,
      column: `${name}LastUpdated`,
      beside: [`${name}Created`],
      broken: `${name}LastUpdated < ${name}Created`,
      expected: `a time that is not before ${name}Created`,
      remedy: 'export when the row was changed last',
    }),
  ),
  reference({
    dataset: 'ContractCommitment',
    column: 'ContractCommitmentPaymentUpfrontPercentage',
    beside: ['ContractCommitmentPaymentModel'],
    broken: `CASE ContractCommitmentPaymentModel
      WHEN 'All Upfront' THEN ContractCommitmentPaymentUpfrontPercentage <> 1
      WHEN 'No Upfront' THEN ContractCommitmentPaymentUpfrontPercentage <> 0
      WHEN 'Partial Upfront' THEN ContractCommitmentPaymentUpfrontPercentage IN (0, 1) END`,
    expected: '1 for all upfront, 0 for none, a share between them for a part',
    remedy: 'export the share that was paid upfront',
  }),
];
