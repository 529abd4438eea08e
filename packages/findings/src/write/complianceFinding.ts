import { FindingSeverity } from '../record/severity';
import { FindingStatus } from '../record/status';

/** The OCSF release that {@link complianceFinding} writes. @public */
export const OCSF_VERSION = '1.6.0';

/** Value of `metadata.labels` that marks what no cloud ever saw. @public */
export const SIMULATED_LABEL = 'simulated';

/** @public */
export interface ComplianceFindingOptions {
  /** Stable id of this finding at its source. */
  uid: string;
  checkId: string;
  title: string;
  /** What was found at this resource. */
  description: string;
  severity: FindingSeverity;
  status: FindingStatus;
  /** ISO 8601. */
  observedAt: string;
  /** The tool that looked. */
  product: { name: string; vendorName: string; version?: string };
  /** The standards or checklists that the check belongs to. */
  standards: string[];
  provider: string;
  scopeId: string;
  region?: string;
  resource: {
    uid: string;
    name?: string;
    type: string;
    tags?: Record<string, string>;
  };
  remediation?: { text: string; url?: string };
  simulated?: boolean;
}

/**
 * A Compliance Finding (class 2003) as JSON, with all that OCSF 1.6 requires and the profile `cloud`.
 *
 * @public
 */
export interface OcsfComplianceFinding {
  activity_id: 1;
  activity_name: 'Create';
  category_uid: 2;
  category_name: 'Findings';
  class_uid: 2003;
  class_name: 'Compliance Finding';
  type_uid: 200301;
  type_name: 'Compliance Finding: Create';
  /** Epoch milliseconds. */
  time: number;
  severity_id: number;
  severity: string;
  status_id: 1;
  status: 'New';
  status_code: string;
  status_detail: string;
  message: string;
  metadata: {
    version: string;
    profiles: ['cloud'];
    event_code: string;
    labels?: string[];
    product: { name: string; vendor_name: string; version?: string };
  };
  finding_info: {
    uid: string;
    title: string;
    desc: string;
    /** Epoch milliseconds. */
    created_time: number;
  };
  compliance: {
    control: string;
    standards: string[];
    status_id: number;
    status: string;
  };
  cloud: { provider: string; region?: string; account: { uid: string } };
  resources: Array<{
    uid: string;
    name?: string;
    type: string;
    region?: string;
    /** `key:value`. */
    labels: string[];
  }>;
  remediation?: { desc: string; references: string[] };
}

const SEVERITIES: Record<FindingSeverity, { id: number; name: string }> = {
  unknown: { id: 0, name: 'Unknown' },
  informational: { id: 1, name: 'Informational' },
  low: { id: 2, name: 'Low' },
  medium: { id: 3, name: 'Medium' },
  high: { id: 4, name: 'High' },
  critical: { id: 5, name: 'Critical' },
};

/** `compliance.status_id` has no word for "a person must look": 99 is Other, and `status_code` says MANUAL. */
const COMPLIANCE_STATUSES: Record<FindingStatus, { id: number; name: string }> =
  {
    pass: { id: 1, name: 'Pass' },
    warning: { id: 2, name: 'Warning' },
    fail: { id: 3, name: 'Fail' },
    manual: { id: 99, name: 'Manual' },
  };

/**
 * Writes a finding of the academy's own as OCSF; {@link readFindings} reads it back without loss.
 *
 * @throws RangeError where `observedAt` is not a time.
 *
 * @public
 */
export function complianceFinding(
  options: ComplianceFindingOptions,
): OcsfComplianceFinding {
  const { product, resource, remediation } = options;
  const observed = new Date(options.observedAt);
  // Throws for what is not a time, before a NaN becomes null in somebody's file.
  observed.toISOString();
  const severity = SEVERITIES[options.severity];
  const status = COMPLIANCE_STATUSES[options.status];
  return {
    activity_id: 1,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2003,
    class_name: 'Compliance Finding',
    type_uid: 200301,
    type_name: 'Compliance Finding: Create',
    time: observed.getTime(),
    severity_id: severity.id,
    severity: severity.name,
    status_id: 1,
    status: 'New',
    status_code: options.status.toUpperCase(),
    status_detail: options.description,
    message: options.description,
    metadata: {
      version: OCSF_VERSION,
      profiles: ['cloud'],
      event_code: options.checkId,
      ...(options.simulated && { labels: [SIMULATED_LABEL] }),
      product: {
        name: product.name,
        vendor_name: product.vendorName,
        ...(product.version && { version: product.version }),
      },
    },
    finding_info: {
      uid: options.uid,
      title: options.title,
      desc: options.description,
      created_time: observed.getTime(),
    },
    compliance: {
      control: options.checkId,
      standards: options.standards,
      status_id: status.id,
      status: status.name,
    },
    cloud: {
      provider: options.provider,
      ...(options.region && { region: options.region }),
      account: { uid: options.scopeId },
    },
    resources: [
      {
        uid: resource.uid,
        ...(resource.name && { name: resource.name }),
        type: resource.type,
        ...(options.region && { region: options.region }),
        labels: Object.entries(resource.tags ?? {}).map(
          ([key, value]) => `${key}:${value}`,
        ),
      },
    ],
    ...(remediation && {
      remediation: {
        desc: remediation.text,
        references: remediation.url ? [remediation.url] : [],
      },
    }),
  };
}
