import { IdentityGraph, isWorse, Power } from '../graph/identityPaths';
import { Lead, leadingTo, LeadTarget } from '../graph/ReachGraph';
import { FALSE, Truth, TRUE } from '../policy/Truth';
import { ConditionTarget, conditionTruth } from './gcpCondition';
import { accountResource, GcpHierarchy, isServiceAgent } from './GcpHierarchy';
import { GcpBinding, GcpPolicy, GcpRoles } from './GcpPolicy';
import { grantingLeft, permissionsOf, powerOf } from './gcpPowers';
import {
  ACT_AS,
  AGENTS,
  DELEGATING,
  GcpWay,
  GRANTING,
  RUNNING,
  TAKING,
} from './gcpWays';

/*
 * Who can act as which service account, by what is bound on the account, on its project, and above. A role on a project is one
 * lead to all accounts in it. A delegate is a node of its own (`...#delegate`): nothing is open to it but to pass tokens on.
 */

/** What a member has by one binding. */
export interface GcpGrant {
  policy: GcpPolicy;
  binding: GcpBinding;
  /** What the policy is attached to. */
  resource: string;
  permissions: ReadonlySet<string>;
}

export interface GcpLead extends Lead {
  /** e.g. `get access tokens of`. */
  words: string;
  /** What opens it: all are needed. */
  used: ReadonlyArray<{ grant: GcpGrant; permission: string }>;
}

const DELEGATE = '#delegate';

/** Members that stand for the roles of a project rather than for anybody, and Google's own accounts: nobody is told of. */
const NOBODY = /^project(Owner|Editor|Viewer):/;

const WIDTHS = ['serviceAccounts', 'projects', 'folders', 'organizations'];

export class GcpGraph implements IdentityGraph<GcpLead, GcpGrant> {
  readonly #now: string;
  readonly #hierarchy: GcpHierarchy;
  readonly #grants = new Map<string, GcpGrant[]>();
  readonly #targets = new Map<string, readonly LeadTarget[]>();
  readonly #leads = new Map<string, readonly GcpLead[]>();
  readonly #powers = new Map<string, readonly Power<GcpGrant>[]>();
  readonly worst: Power<GcpGrant> | undefined;
  #leading: ReadonlySet<string> | undefined;

  /** @param now - ISO 8601 */
  constructor(policies: readonly GcpPolicy[], roles: GcpRoles, now: string) {
    this.#now = now;
    this.#hierarchy = new GcpHierarchy(policies);
    for (const policy of policies) {
      const { resource } = policy.document;
      for (const binding of resource === undefined ? [] : policy.bindings) {
        const grant = {
          policy,
          binding,
          resource: resource!,
          permissions: new Set(permissionsOf(binding.role, roles)),
        };
        for (const member of new Set(binding.members)) {
          const own = this.#grants.get(member);
          if (own) {
            own.push(grant);
          } else {
            this.#grants.set(member, [grant]);
          }
        }
      }
    }
    let worst: Power<GcpGrant> | undefined;
    for (const member of this.#grants.keys()) {
      for (const power of this.powersOf(member)) {
        worst = !worst || isWorse(this, power, worst) ? power : worst;
      }
    }
    this.worst = worst;
  }

  /** Those of whom ways are told. */
  starts(): string[] {
    return Array.from(this.#grants.keys()).filter(
      it => !NOBODY.test(it) && !isServiceAgent(it),
    );
  }

  grantsOf(member: string): readonly GcpGrant[] {
    return this.#grants.get(member) ?? [];
  }

  readonly leadsOf = (node: string): readonly GcpLead[] => {
    let leads = this.#leads.get(node);
    if (!leads) {
      leads = node.endsWith(DELEGATE)
        ? this.#delegatedLeads(node.slice(0, -DELEGATE.length))
        : this.leadsBy(this.grantsOf(node));
      this.#leads.set(node, leads);
    }
    return leads;
  };

  /** Of somebody who has these grants. */
  leadsBy(grants: readonly GcpGrant[]): readonly GcpLead[] {
    return preferred([
      ...TAKING.flatMap(way => this.#single(way, grants)),
      ...GRANTING.flatMap(way => this.#single(way, grants)),
      ...this.#running(grants),
      ...this.#agents(grants),
      ...this.#single(DELEGATING, grants, DELEGATE),
    ]);
  }

  powersOf(node: string): readonly Power<GcpGrant>[] {
    let powers = this.#powers.get(node);
    if (!powers) {
      powers = this.grantsOf(node).flatMap(grant => this.#powerBy(grant));
      this.#powers.set(node, powers);
    }
    return powers;
  }

  leadsOn(node: string): boolean {
    this.#leading ??= leadingTo(
      Array.from(this.#grants.keys()),
      this.leadsOf,
      it => this.powersOf(it).length > 0,
    );
    return this.#leading.has(node);
  }

  contains(outer: string, inner: string): boolean {
    return this.#hierarchy.contains(outer, inner);
  }

  widthOf(scope: string): number {
    return WIDTHS.indexOf(scope.replace(/\/.*$/, ''));
  }

  /** Through a delegate one comes to those that it may have tokens of, and to further delegates. */
  #delegatedLeads(member: string): readonly GcpLead[] {
    const grants = this.grantsOf(member);
    return preferred([
      ...TAKING.slice(0, 1).flatMap(way => this.#single(way, grants)),
      ...this.#single(DELEGATING, grants, DELEGATE),
    ]);
  }

  /** Ways of one permission. */
  #single(
    way: GcpWay,
    grants: readonly GcpGrant[],
    state: typeof DELEGATE | '' = '',
  ): GcpLead[] {
    const [permission] = way.permissions;
    return grants
      .filter(grant => grant.permissions.has(permission))
      .flatMap(grant => {
        const limit = this.#limitOf(grant, permission);
        return limit.value === false
          ? []
          : [
              this.#lead(way.words, grant.resource, [{ grant, permission }], {
                state,
                conditions: limit.unknown,
                perTarget: GRANTING.includes(way) ? [] : [grant],
              }),
            ];
      });
  }

  /** Having something run as an account: `actAs` on the account, and what starts it in the account's project. */
  #running(grants: readonly GcpGrant[]): GcpLead[] {
    const acting = this.#byResource(
      grants.filter(each => each.permissions.has(ACT_AS)),
    );
    return acting.size === 0
      ? []
      : RUNNING.flatMap(way => {
          const opened = this.#opened(way, grants);
          const scopes = new Map(
            opened.map(each => [this.#hierarchy.chainOf(each.scope)[0], each]),
          );
          const lead = (
            resource: string,
            grant: GcpGrant,
            { used }: (typeof opened)[number],
          ) =>
            this.#lead(
              way.words,
              resource,
              [{ grant, permission: ACT_AS }, ...used],
              {
                conditions: used.flatMap(
                  each => each.grant.binding.condition ?? [],
                ),
                perTarget: [grant],
              },
            );
          // Of the two one is in the other; what is in both is open.
          return [
            ...Array.from(acting.values())
              .flat()
              .flatMap(grant => {
                const scope = this.#hierarchy
                  .chainOf(grant.resource)
                  .find(it => scopes.has(it));
                return scope === undefined
                  ? []
                  : [lead(grant.resource, grant, scopes.get(scope)!)];
              }),
            ...opened.flatMap(each =>
              this.#hierarchy
                .chainOf(each.scope)
                .slice(1)
                .flatMap(it => acting.get(it) ?? [])
                .map(grant => lead(each.scope, grant, each)),
            ),
          ];
        });
  }

  /** Those without a condition first. */
  #byResource(grants: readonly GcpGrant[]): Map<string, GcpGrant[]> {
    const byResource = new Map<string, GcpGrant[]>();
    for (const isConditional of [false, true]) {
      for (const grant of grants) {
        if ((grant.binding.condition !== undefined) === isConditional) {
          const [known] = this.#hierarchy.chainOf(grant.resource);
          const others = byResource.get(known);
          if (others) {
            others.push(grant);
          } else {
            byResource.set(known, [grant]);
          }
        }
      }
    }
    return byResource;
  }

  #agents(grants: readonly GcpGrant[]): GcpLead[] {
    return AGENTS.flatMap(way =>
      this.#opened(way, grants).map(({ scope, used }) =>
        this.#lead(way.words, scope, used, {
          state: way.account.source,
          only: way.account,
          conditions: [
            ...way.conditions,
            ...used.flatMap(each => each.grant.binding.condition ?? []),
          ],
        }),
      ),
    );
  }

  /** Where somebody has all permissions of a way: on the smallest resource of those that give them. */
  #opened(
    way: GcpWay,
    grants: readonly GcpGrant[],
  ): Array<{ scope: string; used: GcpLead['used'] }> {
    const giving = grants.filter(
      grant =>
        way.permissions.some(it => grant.permissions.has(it)) &&
        this.#truth(grant, undefined).value !== false,
    );
    const byResource = this.#byResource(giving);
    return Array.from(byResource.keys()).flatMap(scope => {
      const above = this.#hierarchy
        .chainOf(scope)
        .flatMap(it => byResource.get(it) ?? []);
      const used = way.permissions.map(permission => {
        const able = above.filter(each => each.permissions.has(permission));
        return {
          permission,
          grant:
            able.find(each => each.binding.condition === undefined) ?? able[0],
        };
      });
      return used.every(each => each.grant !== undefined)
        ? [{ scope, used }]
        : [];
    });
  }

  #lead(
    words: string,
    resource: string,
    used: GcpLead['used'],
    {
      state = '',
      conditions,
      perTarget = [],
      only,
    }: {
      state?: string;
      conditions: readonly string[];
      /** Whose conditions are asked of each account. */
      perTarget?: readonly GcpGrant[];
      only?: RegExp;
    },
  ): GcpLead {
    const asked = perTarget.filter(each => each.binding.condition);
    const expressions = asked.map(each => each.binding.condition).join(' && ');
    const key = `${state} ${resource} ${expressions}`;
    const targets = () =>
      this.#hierarchy
        .accountsIn(resource)
        .filter(it => !only || only.test(it))
        .flatMap((account): LeadTarget[] => {
          const truths = asked.map(each => this.#truth(each, account));
          return truths.some(each => each.value === false)
            ? []
            : [
                {
                  node: `${account}${state === DELEGATE ? DELEGATE : ''}`,
                  conditions: truths.flatMap(each => each.unknown),
                },
              ];
        });
    return {
      key,
      words,
      used,
      conditions,
      targets: () => {
        let known = this.#targets.get(key);
        if (!known) {
          known = targets();
          this.#targets.set(key, known);
        }
        return known;
      },
    };
  }

  /** Whether the condition of a grant is met for an account; for any resource where none is given. */
  #truth({ binding }: GcpGrant, account: string | undefined): Truth {
    return binding.condition === undefined
      ? TRUE
      : conditionTruth(
          binding.condition,
          account === undefined
            ? undefined
            : targetOf(account, this.#hierarchy.projectOf(account)),
          this.#now,
        );
  }

  /** What a grant leaves of setting policies; of other permissions its condition is asked for each account. */
  #limitOf({ binding, resource }: GcpGrant, permission: string): Truth {
    const { condition } = binding;
    if (!GRANTING.some(each => each.permissions.includes(permission))) {
      return TRUE;
    }
    // It is about things of its kind, which are not below what it is bound on.
    const [, kind] = permission.split('.');
    if (this.widthOf(resource) < WIDTHS.indexOf(kind)) {
      return FALSE;
    }
    if (condition === undefined) {
      return TRUE;
    }
    return grantingLeft(condition) === 'none'
      ? FALSE
      : conditionTruth(condition, scopeTarget(resource), this.#now);
  }

  #powerBy(grant: GcpGrant): Power<GcpGrant>[] {
    const { resource, binding } = grant;
    const { role, condition } = binding;
    const power = powerOf({ role, resource, permissions: grant.permissions });
    if (!power) {
      return [];
    }
    let truth = TRUE;
    if (condition !== undefined) {
      truth =
        power.rank < 2 && grantingLeft(condition) === 'none'
          ? FALSE
          : conditionTruth(condition, scopeTarget(resource), this.#now);
    }
    if (truth.value === false) {
      return [];
    }
    return [
      {
        ...power,
        words: `has ${role} on ${resource}`,
        scope: resource,
        conditions: truth.unknown,
        grant,
      },
    ];
  }
}

/** The member that a node of the graph is. */
export function memberOf(node: string): string {
  return node.replace(DELEGATE, '');
}

/** Of leads to the same the first one; what depends on nothing comes before what depends on something. */
function preferred(leads: readonly GcpLead[]): GcpLead[] {
  const byKey = new Map<string, GcpLead>();
  for (const lead of leads) {
    const known = byKey.get(lead.key);
    if (
      !known ||
      (known.conditions.length > 0 && lead.conditions.length === 0)
    ) {
      byKey.set(lead.key, lead);
    }
  }
  return Array.from(byKey.values());
}

function targetOf(
  account: string,
  project: string | undefined,
): ConditionTarget {
  const own = accountResource(account);
  const names = [
    `projects/-/${own}`,
    ...(project ? [`${project}/${own}`] : []),
  ];
  return {
    type: 'iam.googleapis.com/ServiceAccount',
    names: names.flatMap(it => [it, `//iam.googleapis.com/${it}`]),
  };
}

function scopeTarget(resource: string): ConditionTarget {
  const kind = { projects: 'Project', folders: 'Folder' }[
    resource.replace(/\/.*$/, '')
  ];
  return {
    type: `cloudresourcemanager.googleapis.com/${kind ?? 'Organization'}`,
    names: [resource, `//cloudresourcemanager.googleapis.com/${resource}`],
  };
}
