import { leaseInput } from '../attribute';
import { fold, providerKey, scopeKey } from '../identity';
import { leaseTimeline } from '../leaseTimeline';
import { AttributionPlan } from '../types';
import { workspaceOwners } from '../workspaceOwners';
import { createTable, distinctList, text, timestamp } from './sqlText';

/** Statements that load a plan's mapping: leases as segments of time, scopes, names, workspaces, tag keys. */
export function planTables(plan: AttributionPlan): string[] {
  return [
    ...segmentTable(plan),
    ...scopeTable(plan),
    ...createTable(
      'attribution_subject',
      'name VARCHAR, subject_ref VARCHAR',
      Object.entries(plan.subjects).map(pair => pair.map(text)),
    ),
    ...createTable(
      'attribution_workspace',
      'name VARCHAR, subject_ref VARCHAR, workspace_id VARCHAR',
      workspaceOwners(plan).map(owner =>
        [owner.name, owner.subjectRef, owner.workspaceId].map(text),
      ),
    ),
    ...tagKeyTable('attribution_learner_key', plan.learnerTagKeys),
    ...tagKeyTable('attribution_workspace_key', plan.workspaceTagKeys),
  ];
}

function segmentTable(plan: AttributionPlan): string[] {
  return createTable(
    'attribution_segment',
    `segment_id INTEGER, provider_key VARCHAR, scope_key VARCHAR, starts_at TIMESTAMP,
      subjects VARCHAR[], workspaces VARCHAR[], input VARCHAR`,
    leaseTimeline(plan.leases)
      .filter(segment => segment.scopeKey)
      .map((segment, id) => [
        String(id),
        text(segment.providerKey),
        text(segment.scopeKey),
        timestamp(segment.startsAt),
        segment.leases.length > 0
          ? distinctList(segment.leases.map(lease => lease.subjectRef))
          : 'NULL',
        segment.leases.length > 0
          ? distinctList(segment.leases.map(lease => lease.workspaceId))
          : 'NULL',
        text(
          `${leaseInput(segment.leases)} of ${segment.providerKey}/${
            segment.scopeKey
          }`,
        ),
      ]),
  );
}

function scopeTable(plan: AttributionPlan): string[] {
  const subjects = new Map<string, string[]>();
  for (const scope of plan.scopes) {
    const id = scopeKey(scope.scopeId);
    if (id) {
      const key = JSON.stringify([providerKey(scope.provider), id]);
      subjects.set(key, [...(subjects.get(key) ?? []), scope.subjectRef]);
    }
  }
  return createTable(
    'attribution_scope',
    'provider_key VARCHAR, scope_key VARCHAR, subjects VARCHAR[]',
    [...subjects].map(([key, refs]) => [
      ...(JSON.parse(key) as string[]).map(text),
      distinctList(refs),
    ]),
  );
}

function tagKeyTable(name: string, keys: string[]): string[] {
  return createTable(
    name,
    'position INTEGER, name VARCHAR',
    [...new Set(keys.map(fold))].map((key, position) => [
      String(position),
      text(key),
    ]),
  );
}
