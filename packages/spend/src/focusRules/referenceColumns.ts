import { FocusColumnSpecification } from './FocusColumnSpecification';
import { FocusDataset, FocusVersion } from './FocusVersion';

/*
 * The datasets beside the charges: Contract Commitment (1.3: 13 columns, 1.4: 30), Billing Period and Invoice Detail (1.4).
 * What is wrong with a column is reported under the rule that gathers all requirements on it, `<column>-C-000`.
 */

type Kind = FocusColumnSpecification['kind'];
type Row = readonly [
  name: string,
  kind: Kind,
  options?: Partial<FocusColumnSpecification> & { nullable?: boolean },
];

const oneOf = (...values: string[]) => ({ allowed: { rule: '000-M', values } });
const share = { range: { rule: '000-M', from: 0, to: 1 } };
const nullable = { nullable: true };
const conditional = { feature: 'conditional' } as const;

const CONTRACT_COMMITMENT_1_3: readonly Row[] = [
  ['BillingCurrency', 'text', nullable],
  ['ContractCommitmentCategory', 'text', oneOf('Spend', 'Usage')],
  ['ContractCommitmentCost', 'decimal', nullable],
  ['ContractCommitmentDescription', 'text', nullable],
  ['ContractCommitmentId', 'text'],
  ['ContractCommitmentPeriodEnd', 'time'],
  ['ContractCommitmentPeriodStart', 'time'],
  ['ContractCommitmentQuantity', 'decimal', nullable],
  ['ContractCommitmentType', 'text'],
  ['ContractCommitmentUnit', 'text', nullable],
  ['ContractId', 'text'],
  ['ContractPeriodEnd', 'time'],
  ['ContractPeriodStart', 'time'],
];

const CONTRACT_COMMITMENT_1_4: readonly Row[] = [
  ['ContractCommitmentApplicability', 'json'],
  [
    'ContractCommitmentBenefitCategory',
    'text',
    oneOf('Discount', 'Entitlement', 'Availability', 'Other'),
  ],
  ['ContractCommitmentCreated', 'time'],
  [
    'ContractCommitmentDiscountPercentage',
    'decimal',
    { ...share, ...nullable },
  ],
  ['ContractCommitmentDurationType', 'text'],
  [
    'ContractCommitmentFulfillmentInterval',
    'text',
    oneOf(
      'Hourly',
      'Daily',
      'Weekly',
      'Monthly',
      'Quarterly',
      'Semi-Annual',
      'Annual',
      'Full Period',
      'Transactional',
      'Custom',
    ),
  ],
  ['ContractCommitmentLastUpdated', 'time'],
  [
    'ContractCommitmentLifecycleStatus',
    'text',
    oneOf(
      'Proposed',
      'Pending',
      'Active',
      'Exhausted',
      'Expired',
      'Canceled',
      'Superseded',
    ),
  ],
  ['ContractCommitmentModel', 'text', oneOf('Continuous', 'Discontinuous')],
  ['ContractCommitmentOfferCategory', 'text', oneOf('Negotiated', 'Public')],
  [
    'ContractCommitmentPaymentInterval',
    'text',
    oneOf(
      'One-Time',
      'Monthly',
      'Quarterly',
      'Semi-Annual',
      'Annual',
      'Custom',
    ),
  ],
  [
    'ContractCommitmentPaymentModel',
    'text',
    oneOf('No Upfront', 'Partial Upfront', 'All Upfront'),
  ],
  [
    'ContractCommitmentPaymentUpfrontPercentage',
    'decimal',
    { ...share, ...conditional },
  ],
  ['InvoiceIssuerName', 'text'],
  ['PricingCurrency', 'text', conditional],
  [
    'PricingCurrencyContractCommitmentCost',
    'decimal',
    { ...conditional, ...nullable },
  ],
  ['ServiceProviderName', 'text'],
];

const BILLING_PERIOD: readonly Row[] = [
  ['BillingPeriodCreated', 'time'],
  ['BillingPeriodEnd', 'time'],
  ['BillingPeriodLastUpdated', 'time'],
  ['BillingPeriodStart', 'time'],
  ['BillingPeriodStatus', 'text', oneOf('Open', 'Closed')],
  ['InvoiceIssuerName', 'text'],
];

const INVOICE_DETAIL: readonly Row[] = [
  ['BilledCost', 'decimal'],
  ['BillingAccountId', 'text'],
  ['BillingCurrency', 'text'],
  ['BillingPeriodEnd', 'time'],
  ['BillingPeriodStart', 'time'],
  [
    'ChargeCategory',
    'text',
    oneOf('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'),
  ],
  ['InvoiceDetailCreated', 'time'],
  ['InvoiceDetailDescription', 'text', nullable],
  ['InvoiceDetailGrain', 'pairs', nullable],
  ['InvoiceDetailId', 'text'],
  ['InvoiceDetailLastUpdated', 'time'],
  ['InvoiceId', 'text'],
  ['InvoiceIssueDate', 'time', nullable],
  ['InvoiceIssueStatus', 'text', oneOf('Open', 'Issued', 'Voided')],
  ['InvoiceIssuerName', 'text'],
  ['PaymentCurrency', 'text', conditional],
  ['PaymentCurrencyBilledCost', 'decimal', conditional],
  ['PaymentCurrencyInvoiceDetailId', 'text', conditional],
  ['PaymentDueDate', 'time', nullable],
  ['PaymentTerms', 'text'],
  ['PurchaseOrderNumber', 'text', { ...conditional, ...nullable }],
  ['ReferenceInvoiceId', 'text', nullable],
];

export const REFERENCE_COLUMNS: readonly FocusColumnSpecification[] = [
  ...columns('ContractCommitment', '1.3', CONTRACT_COMMITMENT_1_3),
  ...columns('ContractCommitment', '1.4', CONTRACT_COMMITMENT_1_4),
  ...columns('BillingPeriod', '1.4', BILLING_PERIOD),
  ...columns('InvoiceDetail', '1.4', INVOICE_DETAIL),
];

function columns(
  dataset: FocusDataset,
  since: FocusVersion,
  rows: readonly Row[],
): FocusColumnSpecification[] {
  return rows.map(([name, kind, options = {}]) => {
    const { nullable: mayBeNull, ...details } = options;
    const whole = details.feature === 'conditional' ? '000-C' : '000-M';
    return {
      name,
      dataset,
      kind,
      since,
      feature: 'mandatory',
      presence: `${dataset}-D-000-M`,
      type: whole,
      format: whole,
      ...(mayBeNull ? {} : { notNull: whole }),
      ...details,
    };
  });
}
