import { IdentityGraph, isWorse, Power } from '../graph/identityPaths';
import { Lead, leadingTo, LeadTarget } from '../graph/ReachGraph';
import { covers } from '../remedy/editStatements';
import { conditionLeaves } from './azureCondition';
import { allows, AzureRole } from './AzureRole';
import { chainOf, contains, isWide, widthOf } from './azureScope';
import {
  ASSIGN,
  ASSIGN_ROLES,
  AzureOperation,
  AzureWay,
  HOLDER_WAYS,
  IDENTITY_TYPE,
  MAKERS,
} from './azureWays';
import { AzureAssignment, PlacedRole } from './readAzureRoles';
import { AzureHolder, AzureHolders } from './readAzureHolders';

/*
 * Who can act as which identity of a directory, by what is assigned where. A role on a subscription is one lead to all machines in
 * it. Nodes are object ids.
 */

/** An assignment, with what its role holds. */
export interface AzureGrant extends AzureAssignment {
  role: AzureRole;
  /** Operations that a smaller role would not hold. */
  without?: ReadonlySet<string>;
  /** Patterns of operations, where a smaller role would hold no others. */
  only?: readonly string[];
}

export interface AzureLead extends Lead {
  /** From one to another, e.g. `run commands on gpu-1, which runs as`. */
  wordsTo(principal: string): string;
  /** What opens it: all are needed; empty where no assignment does. */
  used: ReadonlyArray<{ grant: AzureGrant; operation: AzureOperation }>;
}

const ASSIGN_ROLES_OPERATION = ASSIGN_ROLES.operations[0];

/** Of somebody who may write all of these nearly everything is somebody's. */
const EVERYTHING = [
  'Microsoft.Compute/virtualMachines/write',
  'Microsoft.Storage/storageAccounts/write',
  'Microsoft.KeyVault/vaults/write',
  'Microsoft.Network/virtualNetworks/write',
];

export class AzureGraph implements IdentityGraph<AzureLead, AzureGrant> {
  readonly #holders: AzureHolders;
  readonly #grants = new Map<string, AzureGrant[]>();
  readonly #leads = new Map<string, readonly AzureLead[]>();
  readonly #powers = new Map<string, readonly Power<AzureGrant>[]>();
  readonly #targets = new Map<string, readonly LeadTarget[]>();
  readonly #within = new Map<string, readonly AzureHolder[]>();
  readonly #allowed = new Map<AzureRole, Map<string, boolean>>();
  #leading: ReadonlySet<string> | undefined;
  readonly worst: Power<AzureGrant> | undefined;

  constructor(held: readonly AzureGrant[], holders: AzureHolders) {
    this.#holders = holders;
    for (const grant of held) {
      const own = this.#grants.get(grant.principalId);
      if (own) {
        own.push(grant);
      } else {
        this.#grants.set(grant.principalId, [grant]);
      }
    }
    let worst: Power<AzureGrant> | undefined;
    for (const principal of this.#grants.keys()) {
      for (const power of this.powersOf(principal)) {
        worst = !worst || isWorse(this, power, worst) ? power : worst;
      }
    }
    this.worst = worst;
  }

  /** Those of whom ways are told. */
  starts(): string[] {
    return Array.from(
      new Set([
        ...this.#grants.keys(),
        ...this.#holders.ownerships.map(each => each.owner),
      ]),
    );
  }

  grantsOf(principal: string): readonly AzureGrant[] {
    return this.#grants.get(principal) ?? [];
  }

  /** What messages call somebody. */
  nameOf(principal: string): string {
    return (
      this.#holders.names.get(principal) ??
      this.grantsOf(principal)[0]?.principal ??
      principal
    );
  }

  readonly leadsOf = (principal: string): readonly AzureLead[] => {
    let leads = this.#leads.get(principal);
    if (!leads) {
      leads = this.leadsBy(principal, this.grantsOf(principal));
      this.#leads.set(principal, leads);
    }
    return leads;
  };

  /** Of somebody who has these assignments. */
  leadsBy(
    principal: string,
    grants: readonly AzureGrant[],
  ): readonly AzureLead[] {
    return [
      ...Array.from(HOLDER_WAYS).flatMap(([type, ways]) =>
        ways.flatMap(way => this.#leadsTo(way, grants, type)),
      ),
      ...this.#assigning(grants),
      ...this.#leadsTo(ASSIGN_ROLES, grants, undefined),
      ...this.#holders.ownerships
        .filter(each => each.owner === principal)
        .map(
          (each): AzureLead => ({
            key: `owner ${each.principal}`,
            used: [],
            conditions: [],
            wordsTo: () => 'owns, and may give credentials to,',
            targets: () => [{ node: each.principal, conditions: [] }],
          }),
        ),
    ];
  }

  powersOf(principal: string): readonly Power<AzureGrant>[] {
    let powers = this.#powers.get(principal);
    if (!powers) {
      powers = this.grantsOf(principal).flatMap(grant => this.#powerBy(grant));
      this.#powers.set(principal, powers);
    }
    return powers;
  }

  leadsOn(principal: string): boolean {
    this.#leading ??= leadingTo(
      this.starts(),
      this.leadsOf,
      it => this.powersOf(it).length > 0,
    );
    return this.#leading.has(principal);
  }

  contains(outer: string, inner: string): boolean {
    // A scope that a configuration leaves open is in the subscription that it is for.
    return contains(outer, inner) || (!inner.startsWith('/') && isWide(outer));
  }

  widthOf(scope: string): number {
    return widthOf(scope);
  }

  /** To what runs as somebody; to everything of any type where none is given. */
  #leadsTo(
    way: AzureWay,
    grants: readonly AzureGrant[],
    type: string | undefined,
  ): AzureLead[] {
    return this.#opened(way, grants).map(({ scope, used, conditions }) =>
      this.#lead(way.words, type, scope, used, [
        ...conditions,
        ...way.conditions,
      ]),
    );
  }

  /** Assigning an identity to something of one's own. */
  #assigning(grants: readonly AzureGrant[]): AzureLead[] {
    const assigning = this.#opened(ASSIGN, grants);
    return assigning.length === 0
      ? []
      : MAKERS.flatMap(maker =>
          this.#opened(maker, grants)
            .slice(0, 1)
            .flatMap(making =>
              assigning.map(({ scope, used, conditions }) =>
                this.#lead(
                  `${maker.words} of its own assign`,
                  IDENTITY_TYPE,
                  scope,
                  [...used, ...making.used],
                  [...conditions, ...making.conditions],
                ),
              ),
            ),
        );
  }

  #lead(
    words: string,
    type: string | undefined,
    scope: string,
    used: AzureLead['used'],
    conditions: readonly string[],
  ): AzureLead {
    const key = `${type ?? 'anything'} ${scope}`;
    const holders = () =>
      this.#holdersIn(scope).filter(it => !type || it.type === type);
    const targets = () => {
      let known = this.#targets.get(key);
      if (!known) {
        known = holders().flatMap(({ principals }) =>
          principals.map(node => ({ node, conditions: [] })),
        );
        this.#targets.set(key, known);
      }
      return known;
    };
    return {
      key: conditions.length > 0 ? `${key} ${conditions.join(' ')}` : key,
      used,
      conditions,
      targets,
      wordsTo: principal => {
        const by = holders().find(it => it.principals.includes(principal));
        return by?.type === IDENTITY_TYPE || !by
          ? `may ${words}`
          : `may ${words} ${by.name}, by which it acts as`;
      },
    };
  }

  #holdersIn(scope: string): readonly AzureHolder[] {
    let within = this.#within.get(scope);
    if (!within) {
      within = this.#holders.holders.filter(it => contains(scope, it.scope));
      this.#within.set(scope, within);
    }
    return within;
  }

  /** Where somebody has all operations of a way. */
  #opened(way: AzureWay, grants: readonly AzureGrant[]) {
    const giving = grants.filter(grant =>
      way.operations.some(it => this.#gives(grant, it)),
    );
    const byScope = new Map<string, AzureGrant[]>();
    for (const grant of giving) {
      const others = byScope.get(grant.scope);
      if (others) {
        others.push(grant);
      } else {
        byScope.set(grant.scope, [grant]);
      }
    }
    return Array.from(byScope.keys()).flatMap(scope => {
      const above = chainOf(scope).flatMap(it => byScope.get(it) ?? []);
      const used = way.operations.flatMap(operation => {
        const able = above.filter(each => this.#gives(each, operation));
        const grant =
          able.find(each => conditionOn(each, operation).length === 0) ??
          able[0];
        return grant ? [{ grant, operation }] : [];
      });
      return used.length === way.operations.length
        ? [
            {
              scope,
              used,
              conditions: used.flatMap(each =>
                conditionOn(each.grant, each.operation),
              ),
            },
          ]
        : [];
    });
  }

  #gives(
    { role, condition, without, only }: AzureGrant,
    operation: AzureOperation,
  ): boolean {
    return (
      !without?.has(operation.name) &&
      (!only || only.some(it => covers(it, operation.name))) &&
      this.#allows(role, operation) &&
      conditionLeaves(condition, operation.name) !== 'none'
    );
  }

  #allows(role: AzureRole, { name, plane }: AzureOperation): boolean {
    let known = this.#allowed.get(role);
    if (!known) {
      known = new Map();
      this.#allowed.set(role, known);
    }
    let allowed = known.get(name);
    if (allowed === undefined) {
      allowed = allows(role, name, plane);
      known.set(name, allowed);
    }
    return allowed;
  }

  #powerBy(grant: AzureGrant): Power<AzureGrant>[] {
    const { role, scope } = grant;
    const does = (name: string, plane: AzureOperation['plane'] = 'actions') =>
      this.#gives(grant, { name, plane });
    const common = {
      scope,
      grant,
      words: `has ${role.name} at ${scope}`,
      conditions: [] as readonly string[],
    };
    if (does(ASSIGN_ROLES_OPERATION.name)) {
      return [
        {
          ...common,
          rank: 0,
          severity: 'critical',
          reason: `it can give itself any role at ${scope}`,
          conditions: conditionOn(grant, ASSIGN_ROLES_OPERATION),
        },
      ];
    }
    if (
      (role as PlacedRole).isCustom &&
      does('Microsoft.Authorization/roleDefinitions/write')
    ) {
      return [
        {
          ...common,
          rank: 1,
          severity: 'critical',
          reason: `it can put any operation into ${role.name}, which it has at ${scope}`,
        },
      ];
    }
    if (EVERYTHING.every(it => does(it))) {
      return [
        {
          ...common,
          rank: 2,
          severity: isWide(scope) ? 'high' : 'medium',
          reason: `it may change nearly everything at ${scope}`,
        },
      ];
    }
    return does(
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
      'dataActions',
    )
      ? [
          {
            ...common,
            rank: 3,
            severity: isWide(scope) ? 'high' : 'medium',
            reason: `it can read every secret at ${scope}`,
          },
        ]
      : [];
  }
}

function conditionOn(
  { condition }: AzureGrant,
  { name }: AzureOperation,
): readonly string[] {
  return condition !== undefined && conditionLeaves(condition, name) === 'some'
    ? [condition]
    : [];
}
