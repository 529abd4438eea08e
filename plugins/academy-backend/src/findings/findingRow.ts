import { Attribution } from '@gpu-academy/attribution';
import { Finding } from '@gpu-academy/backstage-plugin-academy-common';
import {
  dueAt,
  FindingCondition,
  FindingFormatId,
  FindingSeverity,
  FindingSourceState,
  FindingStatus,
  isUnresolved,
  RecordWithoutEvent,
  ResolutionReason,
  TrackedFinding,
} from '@gpu-academy/findings';

/** A row of the table `finding`. */
export interface FindingRow {
  key: string;
  scan_run_id: number;
  source: string;
  format: string;
  provider_uid: string | null;
  product: string | null;
  check_id: string;
  title: string;
  description: string | null;
  severity: string;
  status: string;
  source_state: string;
  provider: string;
  scope_id: string | null;
  region: string | null;
  resource_uid: string;
  resource_name: string | null;
  resource_type: string | null;
  principal: string | null;
  discriminator: string;
  tags: string;
  scope_tags: string;
  remediation: string | null;
  remediation_url: string | null;
  /** 0 and 1 on SQLite. */
  simulated: boolean | number;
  event_digest: string;
  observed_at: string;
  first_open_at: string | null;
  last_open_at: string | null;
  first_evaluated_at: string;
  last_evaluated_at: string;
  lifecycle_condition: string;
  absences: number;
  seen_at: string;
  absent_at: string | null;
  opened_at: string | null;
  reopen_count: number;
  resolution: string | null;
  resolved_at: string | null;
  search_text: string;
  outcome: Attribution['outcome'];
  subject_ref: string | null;
  workspace_id: string | null;
  trace_key: string;
  plan_version: string;
}

/** The columns that attribution decides. */
export type AttributionColumns = Pick<
  FindingRow,
  'outcome' | 'subject_ref' | 'workspace_id' | 'trace_key' | 'plan_version'
>;

/** The row without the columns that attribution decides. */
export function rowOfFinding(
  finding: TrackedFinding,
  scanRunId: number,
): Omit<FindingRow, keyof AttributionColumns> {
  const { current } = finding;
  return {
    key: finding.key,
    scan_run_id: scanRunId,
    source: current.source,
    format: current.format,
    provider_uid: current.providerUid ?? null,
    product: current.product ?? null,
    check_id: current.checkId,
    title: current.title,
    description: current.description ?? null,
    severity: current.severity,
    status: current.status,
    source_state: current.sourceState,
    provider: current.provider,
    scope_id: current.scopeId ?? null,
    region: current.region ?? null,
    resource_uid: current.resourceUid,
    resource_name: current.resourceName ?? null,
    resource_type: current.resourceType ?? null,
    principal: current.principal ?? null,
    discriminator: current.discriminator,
    tags: JSON.stringify(current.tags),
    scope_tags: JSON.stringify(current.scopeTags),
    remediation: current.remediation ?? null,
    remediation_url: current.remediationUrl ?? null,
    simulated: current.simulated,
    event_digest: current.eventDigest,
    observed_at: current.observedAt,
    first_open_at: finding.firstOpen ?? null,
    last_open_at: finding.lastOpen ?? null,
    first_evaluated_at: finding.firstEvaluated,
    last_evaluated_at: finding.lastEvaluated,
    lifecycle_condition: finding.condition,
    absences: finding.absences,
    seen_at: finding.seenAt,
    absent_at: finding.absentAt ?? null,
    opened_at: finding.openedAt ?? null,
    reopen_count: finding.reopenCount,
    resolution: finding.resolution ?? null,
    resolved_at: finding.resolvedAt ?? null,
    search_text: searchText(current),
  };
}

/** What was known before a run. The raw event is not part of the row: it stays where it is, in `finding_event`. */
export function trackedFindingOfRow(row: FindingRow): TrackedFinding {
  return {
    key: row.key,
    current: {
      key: row.key,
      source: row.source,
      format: row.format as FindingFormatId,
      providerUid: row.provider_uid ?? undefined,
      product: row.product ?? undefined,
      checkId: row.check_id,
      title: row.title,
      description: row.description ?? undefined,
      severity: row.severity as FindingSeverity,
      status: row.status as FindingStatus,
      sourceState: row.source_state as FindingSourceState,
      provider: row.provider,
      scopeId: row.scope_id ?? undefined,
      region: row.region ?? undefined,
      resourceUid: row.resource_uid,
      resourceName: row.resource_name ?? undefined,
      resourceType: row.resource_type ?? undefined,
      tags: JSON.parse(row.tags),
      scopeTags: JSON.parse(row.scope_tags),
      principal: row.principal ?? undefined,
      discriminator: row.discriminator,
      observedAt: row.observed_at,
      remediation: row.remediation ?? undefined,
      remediationUrl: row.remediation_url ?? undefined,
      simulated: Boolean(row.simulated),
      eventDigest: row.event_digest,
    },
    firstOpen: row.first_open_at ?? undefined,
    lastOpen: row.last_open_at ?? undefined,
    firstEvaluated: row.first_evaluated_at,
    lastEvaluated: row.last_evaluated_at,
    condition: row.lifecycle_condition as FindingCondition,
    absences: row.absences,
    seenAt: row.seen_at,
    absentAt: row.absent_at ?? undefined,
    openedAt: row.opened_at ?? undefined,
    reopenCount: row.reopen_count,
    resolution: (row.resolution as ResolutionReason | null) ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
    endedMutes: [],
  };
}

/**
 * The finding as the API shows it.
 *
 * @param labEndsAt - ISO 8601, UTC: when the lab that it is of ends; undefined where it is of none, and never due.
 */
export function findingOfRow(
  row: FindingRow,
  labEndsAt: string | undefined,
): Finding {
  const finding = trackedFindingOfRow(row);
  const isDue = labEndsAt !== undefined && isUnresolved(finding);
  return {
    key: row.key,
    title: row.title,
    description: row.description ?? undefined,
    severity: row.severity as FindingSeverity,
    status: row.status as FindingStatus,
    provider: row.provider,
    scopeId: row.scope_id ?? 'unknown',
    region: row.region ?? undefined,
    checkId: row.check_id,
    resourceUid: row.resource_uid,
    resourceType: row.resource_type ?? undefined,
    remediation: row.remediation ?? undefined,
    remediationUrl: row.remediation_url ?? undefined,
    workspaceId: row.workspace_id ?? undefined,
    simulated: Boolean(row.simulated),
    firstSeen: row.first_open_at ?? row.first_evaluated_at,
    lastSeen: row.last_open_at ?? row.last_evaluated_at,
    lastEvaluated: row.last_evaluated_at,
    state: finding.condition,
    reopenCount: row.reopen_count,
    resolution: finding.resolution,
    resolvedAt: finding.resolvedAt,
    dueAt: isDue ? dueAt(finding, { labEndsAt }) : undefined,
  };
}

/** Folded here and not by the database: SQLite's `lower` knows ASCII alone. */
export function foldForSearch(text: string): string {
  return text.toLowerCase();
}

function searchText(record: RecordWithoutEvent): string {
  return foldForSearch(
    [
      record.title,
      record.checkId,
      record.resourceUid,
      record.resourceName ?? '',
    ].join('\n'),
  );
}
