import { AzureEscalationRule } from '../azure/azureEscalationRules';
import { allows, AzurePermissions, AzureRole } from '../azure/AzureRole';
import { PlacedPolicy } from '../check/IamFormat';
import { Remediation } from '../check/IamProblem';
import { Mending } from './awsMending';
import { covers } from './editStatements';
import { hclBlock, HclRaw } from './hcl';
import { saved } from './shell';

/*
 * Azure: in the place of a role comes one of the directory's own that excepts what opens the way, or that holds what is to
 * be kept and nothing else. It is proved on the roles as a whole: the one that takes a role's place beside those that stay.
 */

export interface AzureMendingOptions {
  /** Whom the roles are assigned to; absent of a definition that is not assigned. */
  principalId?: string;
  scope: string;
  /** The roles that open the way together. */
  roles: readonly AzureRole[];
  /** Rules that the roles open, all of them. */
  rules: readonly AzureEscalationRule[];
  keep: readonly string[];
  remedy: string;
}

type Plane = 'actions' | 'dataActions';

interface Operation {
  plane: Plane;
  name: string;
}

export function azureMending(options: AzureMendingOptions): Mending {
  const { roles, rules, keep } = options;
  const isKept = (operation: Operation) =>
    keep.some(it => covers(it, operation.name));
  const stuck = rules.find(rule => operationsOf(rule).every(isKept));
  if (stuck) {
    return {
      noSmaller: `${operationsOf(stuck)
        .map(it => it.name)
        .join(
          ' and ',
        )} are to be kept and open the way; assign the role at the one resource that is meant`,
      remediation: remediationOf(options, []),
    };
  }
  const given = rules.flatMap(
    rule => operationsOf(rule).find(it => !isKept(it)) ?? [],
  );
  const changed = roles
    .filter(role => given.some(it => allows(role, it.name, it.plane)))
    .map(role => ({
      role,
      permissions: smallerPermissions(role, given, keep),
    }));
  if (changed.some(it => it.permissions === undefined)) {
    return {
      noSmaller:
        'the role has several blocks of permissions, of which one gives what another excepts; name what the work needs with --keep',
      remediation: remediationOf(options, []),
    };
  }
  const smaller = changed.map(({ role, permissions }) =>
    smallerRole(role, permissions!, given, options),
  );
  const after = [
    ...roles.filter(role => !changed.some(it => it.role === role)),
    ...changed.map(it => ({ name: '', permissions: [it.permissions!] })),
  ];
  const isClosed = rules.every(rule =>
    operationsOf(rule).some(
      it => !after.some(role => allows(role, it.name, it.plane)),
    ),
  );
  if (isClosed) {
    // A role without an operation is none: the assignment goes as a whole.
    const useful = smaller.filter(
      ({ document: { Actions, DataActions } }) =>
        [Actions, DataActions].flat().length > 0,
    );
    return {
      ...(useful.length > 0
        ? { smaller: useful }
        : {
            noSmaller: `nothing is left of ${roles
              .map(it => it.name)
              .join(
                ', ',
              )} without what opens the way; remove the assignment, or name what the work needs with --keep`,
          }),
      remediation: remediationOf(
        { ...options, roles: changed.map(it => it.role) },
        useful,
      ),
    };
  }
  return {
    noSmaller:
      'another role of the principal allows the same; mend that one first',
    remediation: remediationOf(options, []),
  };
}

function operationsOf(rule: AzureEscalationRule): Operation[] {
  return [
    ...rule.actions.map(name => ({ plane: 'actions' as const, name })),
    ...rule.dataActions.map(name => ({ plane: 'dataActions' as const, name })),
  ];
}

function smallerPermissions(
  role: AzureRole,
  given: readonly Operation[],
  keep: readonly string[],
): AzurePermissions | undefined {
  const [block, ...others] = role.permissions;
  const keptOf = (plane: Plane) => keep.filter(it => allows(role, it, plane));
  if (keep.length > 0) {
    return {
      actions: keptOf('actions'),
      notActions: exceptionsOf(keptOf('actions'), given, 'actions'),
      dataActions: keptOf('dataActions'),
      notDataActions: exceptionsOf(keptOf('dataActions'), given, 'dataActions'),
    };
  }
  if (!block || others.length > 0) {
    return undefined;
  }
  const without = (plane: Plane) =>
    block[plane].filter(
      it =>
        !given.some(
          each =>
            each.plane === plane &&
            each.name.toLowerCase() === it.toLowerCase(),
        ),
    );
  return {
    actions: without('actions'),
    notActions: [
      ...block.notActions,
      ...exceptionsOf(without('actions'), given, 'actions'),
    ],
    dataActions: without('dataActions'),
    notDataActions: [
      ...block.notDataActions,
      ...exceptionsOf(without('dataActions'), given, 'dataActions'),
    ],
  };
}

/** What a pattern that stays would still let through. */
function exceptionsOf(
  patterns: readonly string[],
  given: readonly Operation[],
  plane: Plane,
): string[] {
  return Array.from(
    new Set(
      given
        .filter(
          it =>
            it.plane === plane && patterns.some(each => covers(each, it.name)),
        )
        .map(it => it.name),
    ),
  );
}

/** As `az role definition create` takes it. */
function smallerRole(
  role: AzureRole,
  permissions: AzurePermissions,
  given: readonly Operation[],
  { scope }: AzureMendingOptions,
): PlacedPolicy {
  return {
    policy: role.name,
    document: {
      Name: `Smaller ${role.name}`,
      IsCustom: true,
      Description: `In the place of ${role.name}`,
      Actions: permissions.actions,
      NotActions: permissions.notActions,
      DataActions: permissions.dataActions,
      NotDataActions: permissions.notDataActions,
      AssignableScopes: [scope],
    },
    removed: Array.from(
      new Set(
        given.filter(it => allows(role, it.name, it.plane)).map(it => it.name),
      ),
    ),
    narrowed: [],
    kept: [...permissions.actions, ...permissions.dataActions].filter(
      it =>
        ![...permissions.notActions, ...permissions.notDataActions].some(each =>
          covers(it, each),
        ),
    ),
  };
}

function remediationOf(
  { principalId, scope, roles, remedy }: AzureMendingOptions,
  smaller: readonly PlacedPolicy[],
): Remediation {
  const assignee = principalId ?? 'PRINCIPAL_ID';
  const assign = (verb: string, role: string) =>
    `az role assignment ${verb} --assignee '${assignee}' --role '${role}' --scope '${scope}'`;
  const replaced = smaller.map(it => it.policy);
  return {
    console: [
      ...smaller.map(
        it =>
          `Open the scope ${scope} in the Azure portal → Access control (IAM) → Add → Add custom role, name it ${it.document.Name}, and put the smaller role there as JSON.`,
      ),
      `Open Access control (IAM) → Role assignments, and find ${assignee}.`,
      ...(smaller.length > 0
        ? [
            `Assign ${smaller
              .map(it => it.document.Name)
              .join(', ')}, and remove ${replaced.join(', ')}.`,
          ]
        : []),
      remedy,
    ],
    cli:
      smaller.length > 0
        ? smaller.flatMap(it => [
            saved('smaller.json', it.document),
            'az role definition create --role-definition smaller.json',
            assign('create', String(it.document.Name)),
            assign('delete', it.policy),
          ])
        : roles.map(it => assign('delete', it.name)),
    terraform:
      smaller.length > 0
        ? smaller.map(it => terraformOf(it, assignee, scope)).join('\n\n')
        : roles
            .map(it =>
              hclBlock(
                `resource "azurerm_role_assignment" "${labelOf(it.name)}"`,
                {
                  // The one that is meant.
                  scope: `${scope}/RESOURCE`,
                  role_definition_name: it.name,
                  principal_id: assignee,
                },
              ),
            )
            .join('\n\n'),
  };
}

function terraformOf(
  { policy, document }: PlacedPolicy,
  assignee: string,
  scope: string,
): string {
  const label = labelOf(policy);
  return `# In the place of ${policy}:\n${[
    hclBlock(
      `resource "azurerm_role_definition" "${label}"`,
      { name: document.Name, scope },
      hclBlock('permissions', {
        actions: document.Actions,
        not_actions: document.NotActions,
        data_actions: document.DataActions,
        not_data_actions: document.NotDataActions,
      }),
    ),
    hclBlock(`resource "azurerm_role_assignment" "${label}"`, {
      scope,
      role_definition_id: new HclRaw(
        `azurerm_role_definition.${label}.role_definition_resource_id`,
      ),
      principal_id: assignee,
    }),
  ].join('\n\n')}`;
}

function labelOf(role: string): string {
  return `smaller_${role.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
}
