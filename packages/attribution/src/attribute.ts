import { compareText, fold, instant, providerKey, scopeKey } from './identity';
import { matchesOverride } from './matchesOverride';
import {
  AttributableRecord,
  Attribution,
  AttributionPlan,
  AttributionRule,
  Lease,
  Override,
  SharePool,
} from './types';
import { matchesShare, sharePool } from './sharePool';
import { tagValues } from './tagValues';
import { workspaceOwners } from './workspaceOwners';

/*
 * The ladder, for one record at a time.
 *
 * Rungs, in order: what a person decided for such records; else a lease that holds the record's cloud scope at the
 * record's time; else a tag; else a scope that the catalog gives to one subject; else a rule by which cost of no single
 * resource is shared. The first rung with a candidate decides, and it decides alone: two candidates there are
 * `ambiguous`, however clear the rungs below might be. A lease comes before a tag because a learner can edit a tag and
 * cannot edit a lease; a scope comes after it because several learners work in an account that one of them owns.
 *
 * Within the tag rung the keys are asked in the order of the plan, and the first key with a known value
 * decides. A value that names nobody is no candidate.
 *
 * `compileAttributionSql` is the same ladder for a whole table; a property test holds the two equal. A
 * trace's `input` therefore never holds the record's own time: charges of one lease share one trace.
 */

/** A workspace, and the tag that named it where one was asked. */
interface PickedWorkspace {
  id?: string;
  input?: string;
}

/** Attributes record after record under one plan; the plan is indexed once. @public */
export function createAttributor(
  plan: AttributionPlan,
): (record: AttributableRecord) => Attribution {
  const overrides = plan.overrides ?? [];
  const leases = groupBy(plan.leases, scopeOf);
  const scopes = groupBy(plan.scopes, scopeOf);
  const subjects = new Map(Object.entries(plan.subjects));
  const learnerTagKeys = [...new Set(plan.learnerTagKeys.map(fold))];
  const workspaceTagKeys = [...new Set(plan.workspaceTagKeys.map(fold))];
  const owners = groupBy(workspaceOwners(plan), owner => owner.name);

  const pickTaggedWorkspace = (
    record: AttributableRecord,
    subjectRef: string,
    allowed?: Set<string>,
  ): PickedWorkspace => {
    for (const key of workspaceTagKeys) {
      const matches = tagValues(record, key)
        .flatMap(value => owners.get(value) ?? [])
        .filter(owner => owner.subjectRef === subjectRef)
        .filter(owner => !allowed || allowed.has(owner.workspaceId));
      if (matches.length > 0) {
        const [{ workspaceId, name }] = matches;
        return matches.length === 1
          ? { id: workspaceId, input: tagInput(key, [name]) }
          : {};
      }
    }
    return {};
  };

  /** The only one of those that decided; where there are several, the tag says which. */
  const pickWorkspace = (
    record: AttributableRecord,
    subjectRef: string,
    deciding: (string | undefined)[],
  ): PickedWorkspace => {
    const known = new Set(deciding.filter(id => id !== undefined));
    return known.size === 1
      ? { id: [...known][0] }
      : pickTaggedWorkspace(
          record,
          subjectRef,
          known.size > 0 ? known : undefined,
        );
  };

  const decide = (
    rule: AttributionRule,
    input: string,
    candidates: string[],
    workspaceOf: (subjectRef: string) => PickedWorkspace,
  ): Attribution => {
    const trace = { rule, input, candidates, planVersion: plan.version };
    if (candidates.length > 1) {
      return { outcome: 'ambiguous', trace };
    }
    const [subjectRef] = candidates;
    const workspace = workspaceOf(subjectRef);
    return {
      outcome: 'attributed',
      subjectRef,
      ...(workspace.id === undefined ? {} : { workspaceId: workspace.id }),
      trace: {
        ...trace,
        input: [input, workspace.input].filter(Boolean).join(', '),
      },
    };
  };

  return record => {
    const scope = scopeOf(record);
    const scopeName = `${providerKey(record.provider)}/${
      scopeKey(record.scopeId) || '-'
    }`;

    const decided = overrides.filter(each => matchesOverride(each, record));
    if (decided.length > 0) {
      return decide(
        'override',
        overrideInput(decided),
        distinct(decided.map(override => override.subjectRef)),
        subjectRef =>
          pickWorkspace(
            record,
            subjectRef,
            decided.map(override => override.workspaceId),
          ),
      );
    }

    const held = activeLeases(leases.get(scope) ?? [], record.at);
    if (held.length > 0) {
      return decide(
        'lease',
        `${leaseInput(held)} of ${scopeName}`,
        distinct(held.map(lease => lease.subjectRef)),
        subjectRef =>
          pickWorkspace(
            record,
            subjectRef,
            held.map(lease => lease.workspaceId),
          ),
      );
    }

    for (const key of learnerTagKeys) {
      const known = tagValues(record, key).filter(value => subjects.has(value));
      if (known.length > 0) {
        return decide(
          'tag',
          tagInput(key, known),
          distinct(known.map(value => subjects.get(value)!)),
          subjectRef => pickTaggedWorkspace(record, subjectRef),
        );
      }
    }

    const annotated = scopes.get(scope) ?? [];
    if (annotated.length > 0) {
      return decide(
        'scope',
        `scope ${scopeName}`,
        distinct(annotated.map(annotation => annotation.subjectRef)),
        subjectRef => pickTaggedWorkspace(record, subjectRef),
      );
    }

    const undecided = (rule: AttributionRule, input: string): Attribution => ({
      outcome: 'unattributed',
      trace: { rule, input, candidates: [], planVersion: plan.version },
    });

    const shareRule = plan.sharedCosts?.find(rule =>
      matchesShare(rule, record),
    );
    if (shareRule) {
      const share = sharePool(shareRule, record);
      return { ...undecided('shared', shareInput(share)), share };
    }

    const unknown = learnerTagKeys
      .map(key => tagInput(key, tagValues(record, key)))
      .filter(Boolean);
    return undecided('none', [scopeName, ...unknown].join(', '));
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

/** How a trace names the overrides that decided. */
function overrideInput(overrides: Override[]): string {
  const ids = distinct(overrides.map(override => override.id));
  return `${ids.length === 1 ? 'override' : 'overrides'} ${ids.join(', ')}`;
}

/** How a trace names the rule that shares. */
function shareInput(share: SharePool): string {
  return `shared cost ${share.ruleId} within ${share.name}`;
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
