import { FindingSourceState } from '../record/FindingRecord';
import { FindingSeverity } from '../record/severity';
import { FindingStatus } from '../record/status';

/** The OCSF release that findings are written in. @public */
export const OCSF_VERSION = '1.6.0';

/** Value of `metadata.labels` that marks what no cloud ever saw. @public */
export const SIMULATED_LABEL = 'simulated';

/** What findings of every class are made of. @public */
export interface OcsfFindingOptions {
  /** Stable id of this finding at its source. */
  uid: string;
  /** An id that another tool gave it. */
  uidAlt?: string;
  checkId: string;
  title: string;
  /** What was found at this resource. */
  description: string;
  severity: FindingSeverity;
  status: FindingStatus;
  /** What became of the finding at its source; active unless given. */
  sourceState?: FindingSourceState;
  /** ISO 8601. */
  observedAt: string;
  /** The tool that looked. */
  product: { name: string; vendorName: string; version?: string };
  provider: string;
  /** Account, project or subscription. */
  scopeId?: string;
  scopeTags?: Record<string, string>;
  region?: string;
  resource: {
    uid: string;
    name?: string;
    type?: string;
    tags?: Record<string, string>;
  };
  remediation?: { text: string; url?: string };
  simulated?: boolean;
  /** What OCSF has no attribute for. */
  unmapped?: Record<string, unknown>;
}

/** What findings of every class have, as JSON: all that OCSF 1.6 requires, and the profile `cloud`. @public */
export interface OcsfFinding {
  activity_id: 1;
  activity_name: 'Create';
  category_uid: 2;
  category_name: 'Findings';
  /** Epoch milliseconds. */
  time: number;
  severity_id: number;
  severity: string;
  status_id: number;
  status: string;
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
    uid_alt?: string;
    title: string;
    desc: string;
    /** Epoch milliseconds. */
    created_time: number;
  };
  cloud: {
    provider: string;
    region?: string;
    account?: { uid: string; labels?: string[] };
  };
  resources: Array<{
    uid: string;
    name?: string;
    type?: string;
    region?: string;
    /** `key:value`. */
    labels: string[];
  }>;
  remediation?: { desc: string; references: string[] };
  unmapped?: Record<string, unknown>;
}

const SEVERITIES: Record<FindingSeverity, { id: number; name: string }> = {
  unknown: { id: 0, name: 'Unknown' },
  informational: { id: 1, name: 'Informational' },
  low: { id: 2, name: 'Low' },
  medium: { id: 3, name: 'Medium' },
  high: { id: 4, name: 'High' },
  critical: { id: 5, name: 'Critical' },
};

/** https://schema.ocsf.io: `status_id` of findings. */
const STATUSES: Record<FindingSourceState, { id: number; name: string }> = {
  active: { id: 1, name: 'New' },
  suppressed: { id: 3, name: 'Suppressed' },
  resolved: { id: 4, name: 'Resolved' },
};

/**
 * The attributes that findings of every class share.
 *
 * @throws RangeError where `observedAt` is not a time.
 */
export function ocsfFinding(options: OcsfFindingOptions): OcsfFinding {
  const { product, resource, remediation, scopeId, scopeTags = {} } = options;
  const observed = new Date(options.observedAt);
  // Throws for what is not a time, before a NaN becomes null in somebody's file.
  observed.toISOString();
  const severity = SEVERITIES[options.severity];
  const status = STATUSES[options.sourceState ?? 'active'];
  const accountLabels = labelsOf(scopeTags);
  // An account of OCSF has an id or a name; the labels of one that has neither are kept beside it.
  const unmapped =
    scopeId === undefined && accountLabels.length > 0
      ? {
          ...options.unmapped,
          gpu_academy: {
            ...(options.unmapped?.gpu_academy as object | undefined),
            account_labels: accountLabels,
          },
        }
      : options.unmapped;
  return {
    activity_id: 1,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    time: observed.getTime(),
    severity_id: severity.id,
    severity: severity.name,
    status_id: status.id,
    status: status.name,
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
      ...(options.uidAlt && { uid_alt: options.uidAlt }),
      title: options.title,
      desc: options.description,
      created_time: observed.getTime(),
    },
    cloud: {
      provider: options.provider,
      ...(options.region && { region: options.region }),
      ...(scopeId && {
        account: {
          uid: scopeId,
          ...(accountLabels.length > 0 && { labels: accountLabels }),
        },
      }),
    },
    resources: [
      {
        uid: resource.uid,
        ...(resource.name && { name: resource.name }),
        ...(resource.type && { type: resource.type }),
        ...(options.region && { region: options.region }),
        labels: labelsOf(resource.tags ?? {}),
      },
    ],
    ...(remediation && {
      remediation: {
        desc: remediation.text,
        references: remediation.url ? [remediation.url] : [],
      },
    }),
    ...(unmapped && { unmapped }),
  };
}

function labelsOf(tags: Record<string, string>): string[] {
  return Object.entries(tags).map(([key, value]) => `${key}:${value}`);
}
