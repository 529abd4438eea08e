import { compareText, fold, instant, providerKey, scopeKey } from './identity';
import {
  AttributableRecord,
  Attribution,
  AttributionPlan,
  AttributionRule,
  Lease,
} from './types';
import { workspaceOwners } from './workspaceOwners';

/*
 * The ladder, for one record at a time.
 *
 * Rungs, in order: a lease that holds the record's cloud scope at the record's time; else a scope that the
 * catalog gives to one subject; else a tag. The first rung with a candidate decides, and it decides alone:
 * two candidates there are `ambiguous`, however clear the rungs below might be. A lease comes first because
 * a learner can edit a tag and cannot edit a lease.
 *
 * Within the tag rung the keys are asked in the order of the plan, and the first key with a known value
 * decides. A value that names nobody is no candidate.
 *
 * `compileAttributionSql` is the same ladder for a whole table; a property test holds the two equal. A
 * trace's `input` therefore never holds the record's own time: charges of one lease share one trace.
 */

/** Attributes record after record under one plan; the plan is indexed once. @public */
export function createAttributor(
  plan: AttributionPlan,
): (record: AttributableRecord) => Attribution {
  const leases = groupBy(plan.leases, scopeOf);
  const scopes = groupBy(plan.scopes, scopeOf);
  const subjects = new Map(Object.entries(plan.subjects));
  const learnerTagKeys = [...new Set(plan.learnerTagKeys.map(fold))];
  const workspaceTagKeys = [...new Set(plan.workspaceTagKeys.map(fold))];
  const owners = groupBy(workspaceOwners(plan), owner => owner.name);

  const pickWorkspace = (
    record: AttributableRecord,
    subjectRef: string,
    allowed?: Set<string>,
  ): string | undefined => {
    for (const key of workspaceTagKeys) {
      const matches = tagValues(record, key)
        .flatMap(value => owners.get(value) ?? [])
        .filter(owner => owner.subjectRef === subjectRef)
        .map(owner => owner.workspaceId)
        .filter(id => !allowed || allowed.has(id));
      if (matches.length > 0) {
        return matches.length === 1 ? matches[0] : undefined;
      }
    }
    return undefined;
  };

  const decide = (
    rule: AttributionRule,
    input: string,
    candidates: string[],
    workspaceOf: (subjectRef: string) => string | undefined,
  ): Attribution => {
    const trace = { rule, input, candidates, planVersion: plan.version };
    if (candidates.length > 1) {
      return { outcome: 'ambiguous', trace };
    }
    const [subjectRef] = candidates;
    const workspaceId = workspaceOf(subjectRef);
    return {
      outcome: 'attributed',
      subjectRef,
      ...(workspaceId === undefined ? {} : { workspaceId }),
      trace,
    };
  };

  return record => {
    const scope = scopeOf(record);
    const scopeName = `${providerKey(record.provider)}/${
      scopeKey(record.scopeId) || '-'
    }`;

    const held = activeLeases(leases.get(scope) ?? [], record.at);
    if (held.length > 0) {
      const workspaces = new Set(held.map(lease => lease.workspaceId));
      return decide(
        'lease',
        `${leaseInput(held)} of ${scopeName}`,
        distinct(held.map(lease => lease.subjectRef)),
        subjectRef =>
          workspaces.size === 1
            ? held[0].workspaceId
            : pickWorkspace(record, subjectRef, workspaces),
      );
    }

    const annotated = scopes.get(scope) ?? [];
    if (annotated.length > 0) {
      return decide(
        'scope',
        `scope ${scopeName}`,
        distinct(annotated.map(annotation => annotation.subjectRef)),
        subjectRef => pickWorkspace(record, subjectRef),
      );
    }

    for (const key of learnerTagKeys) {
      const known = tagValues(record, key).filter(value => subjects.has(value));
      if (known.length > 0) {
        return decide(
          'tag',
          tagInput(key, known),
          distinct(known.map(value => subjects.get(value)!)),
          subjectRef => pickWorkspace(record, subjectRef),
        );
      }
    }

    const unknown = learnerTagKeys
      .map(key => tagInput(key, tagValues(record, key)))
      .filter(Boolean);
    return {
      outcome: 'unattributed',
      trace: {
        rule: 'none',
        input: [scopeName, ...unknown].join(', '),
        candidates: [],
        planVersion: plan.version,
      },
    };
  };
}

/**
 * Finds the one subject that a charge or finding belongs to, or says why there is none.
 * For many records under one plan use `createAttributor`.
 *
 * @public
 */
export function attribute(
  record: AttributableRecord,
  plan: AttributionPlan,
): Attribution {
  return createAttributor(plan)(record);
}

/** How a trace names the leases that decided. */
export function leaseInput(leases: Lease[]): string {
  const ids = distinct(leases.map(lease => lease.id));
  return `${ids.length === 1 ? 'lease' : 'leases'} ${ids.join(', ')}`;
}

function tagInput(key: string, values: string[]): string {
  return values.map(value => `tag ${key}=${value}`).join(', ');
}

function activeLeases(leases: Lease[], at: string | undefined): Lease[] {
  const time = at === undefined ? NaN : instant(at);
  return leases.filter(
    lease => instant(lease.startsAt) <= time && time < instant(lease.endsAt),
  );
}

/** Folded values of every tag whose key folds to the folded `key`: real exports hold `org` and ` org` side by side. */
function tagValues(record: AttributableRecord, key: string): string[] {
  return distinct(
    Object.entries(record.tags)
      .filter(([name]) => fold(name) === key)
      .map(([, value]) => fold(value))
      .filter(Boolean),
  );
}

function scopeOf(record: { provider: string; scopeId?: string }): string {
  const id = scopeKey(record.scopeId);
  return id ? JSON.stringify([providerKey(record.provider), id]) : '';
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort(compareText);
}

/** Items with an empty key are left out: nothing may match them. */
function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (!key) {
      continue;
    }
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}
