import { shown } from '../../read/FindingReadError';
import { IamCheckContext, IamFormat } from '../check/IamFormat';
import {
  conditionalReason,
  conditionalSeverity,
} from '../escalation/conditionalSeverity';
import {
  AZURE_ESCALATION_RULES,
  AzureEscalationRule,
} from './azureEscalationRules';
import { AzureGrant } from './AzureGraph';
import { conditionLeaves } from './azureCondition';
import { azurePathProblems } from './azurePathProblems';
import { itemsOf } from './azureItems';
import { contains, isWide } from './azureScope';
import { isHolder, readHolders } from './readAzureHolders';
import { azureMending } from '../remedy/azureMending';
import { allows, AzureRole } from './AzureRole';
import { KNOWN_AZURE_ROLES } from './knownAzureRoles';
import {
  AzureAssignment,
  isAssignment,
  isDefinition,
  PlacedRole,
  readAssignment,
  readRole,
} from './readAzureRoles';

/*
 * Azure: role definitions (`az role definition list`) and role assignments (`az role assignment list --all`), alone or as
 * lists, flat or as Resource Manager has them (`properties`). A principal has at a scope what it is assigned there
 * and above. What runs as whom (`az vm list`, `az identity list`, ...) shows ways over identities. A definition that no
 * assignment is given for is judged by what it would let somebody do.
 */

const ASSIGNMENT_REMEDY =
  'Assign a role that holds no more than the work needs, at the resource group or the resource that is meant.';

const ROLE_REMEDY =
  'Name the operations that the work needs, and except the rest.';

export const azureRolesFormat: IamFormat = {
  recognises(value) {
    return itemsOf(value).some(
      ({ item }) => isDefinition(item) || isAssignment(item) || isHolder(item),
    );
  },

  check(documents, context) {
    const items = documents.flatMap(document =>
      itemsOf(document.value).map(each => ({ ...each, document })),
    );
    for (const { item, place, document } of items) {
      if (!isDefinition(item) && !isAssignment(item) && !isHolder(item)) {
        context.error(
          document,
          place,
          `found ${shown(
            item,
          )}, expected a role definition or an assignment with principalId and roleDefinitionId. Export it again.`,
        );
      }
    }
    const roles = items
      .filter(({ item }) => isDefinition(item))
      .map(({ item, place, document }) => readRole(item, place, document));
    const assignments = items
      .filter(({ item }) => isAssignment(item))
      .map(({ item, place, document }) =>
        readAssignment(item, place, document),
      );
    const held = assignments.flatMap(assignment => {
      const role = roleOf(assignment, roles);
      if (!role) {
        context.warn(
          assignment.document,
          `what the role ${
            assignment.roleName ?? assignment.roleId
          } holds is not known and not judged; add the output of az role definition list`,
        );
      }
      return role ? [{ ...assignment, role }] : [];
    });
    checkAssignments(held, context);
    azurePathProblems(held, readHolders(items.map(each => each.item)), context);
    const assigned = new Set<AzureRole>(held.map(each => each.role));
    for (const role of roles.filter(it => it.isCustom && !assigned.has(it))) {
      checkRole(role, context);
    }
  },
};

function roleOf(
  { roleId, roleName }: AzureAssignment,
  roles: readonly PlacedRole[],
): AzureRole | undefined {
  const known = [...roles, ...KNOWN_AZURE_ROLES];
  return (
    known.find(each => each.id !== undefined && each.id === roleId) ??
    known.find(each => each.name === roleName)
  );
}

function checkAssignments(
  held: readonly AzureGrant[],
  context: IamCheckContext,
): void {
  for (const [index, assignment] of held.entries()) {
    const effective = held.filter(
      other =>
        other.principalId === assignment.principalId &&
        contains(other.scope, assignment.scope),
    );
    for (const rule of AZURE_ESCALATION_RULES) {
      const used = grantsOf(rule, effective);
      // Said once, where its narrowest part is assigned; of two at one scope at the first.
      const last = used?.reduce((a, b) =>
        a.scope === b.scope || contains(b.scope, a.scope) ? a : b,
      );
      if (used && last === held[index]) {
        const atLarge = isWide(last.scope);
        const conditions = conditionsOf(rule, used);
        const reason = `${rule.reason}${
          atLarge ? '' : ', within a part of a subscription'
        }`;
        context.report(last.document, {
          rule: `azure-escalation/${rule.id}`,
          severity: conditionalSeverity(
            atLarge || rule.severity === 'critical' ? rule.severity : 'medium',
            conditions,
          ),
          reason: conditionalReason(reason, conditions),
          subject: last.principal,
          subjectUid: last.principalId,
          discriminator: last.scope,
          provider: 'azure',
          actions: [...rule.actions, ...rule.dataActions],
          message: `${last.principal} may ${operationsOf(rule)} at ${
            last.scope
          } (${used
            .map(each => `${each.role.name} at ${each.scope}`)
            .join(', ')}): ${rule.reason}.`,
          conditions,
          remedy: ASSIGNMENT_REMEDY,
          place: last.place,
          statements: used.map(each => ({
            kind: 'assignment' as const,
            policy: each.role.name,
            index: Number(each.place[each.place.length - 1] ?? 0),
            place: each.place,
            document: each.document,
          })),
          ...azureMending({
            principalId: last.principalId,
            scope: last.scope,
            roles: effective.map(each => each.role),
            // A smaller role must not open elsewhere what this assignment does not open here.
            rules: AZURE_ESCALATION_RULES.filter(
              each =>
                grantsOf(each, effective) ||
                (each.isOfRoot && effective.some(it => opens(it.role, each))),
            ),
            keep: context.keep,
            remedy: ASSIGNMENT_REMEDY,
          }),
        });
      }
    }
  }
}

/** What the assignments of a way depend on; a condition that speaks of other operations is none. */
function conditionsOf(
  rule: AzureEscalationRule,
  used: readonly AzureGrant[],
): string[] {
  const operations = [...rule.actions, ...rule.dataActions];
  return used.flatMap(({ condition }) =>
    condition !== undefined &&
    operations.some(it => conditionLeaves(condition, it) === 'some')
      ? [condition]
      : [],
  );
}

/** The assignments that together open a way; undefined where one operation is missing. */
function grantsOf(
  rule: AzureEscalationRule,
  held: readonly AzureGrant[],
): AzureGrant[] | undefined {
  const sorted = held
    .filter(({ scope }) => !rule.isOfRoot || scope === '/')
    .sort(
      (a, b) =>
        Number(a.condition !== undefined) - Number(b.condition !== undefined) ||
        a.scope.length - b.scope.length,
    );
  const grantOf = (operation: string, plane: 'actions' | 'dataActions') =>
    sorted.find(
      each =>
        allows(each.role, operation, plane) &&
        conditionLeaves(each.condition, operation) !== 'none',
    );
  const granting = [
    ...rule.actions.map(operation => grantOf(operation, 'actions')),
    ...rule.dataActions.map(operation => grantOf(operation, 'dataActions')),
  ];
  return granting.every(each => each !== undefined)
    ? Array.from(new Set(granting))
    : undefined;
}

function checkRole(role: PlacedRole, context: IamCheckContext): void {
  for (const rule of AZURE_ESCALATION_RULES) {
    if (opens(role, rule)) {
      const subject = `whoever is assigned ${role.name}`;
      context.report(role.document, {
        rule: `azure-escalation/${rule.id}`,
        severity: rule.severity,
        reason: rule.reason,
        subject,
        provider: 'azure',
        actions: [...rule.actions, ...rule.dataActions],
        message: `${subject} may ${operationsOf(rule)}: ${rule.reason}.`,
        conditions: [],
        remedy: ROLE_REMEDY,
        place: role.place,
        statements: [
          { kind: 'role', policy: role.name, index: 0, place: role.place },
        ],
        ...azureMending({
          scope: '/subscriptions/SUBSCRIPTION_ID',
          roles: [role],
          rules: AZURE_ESCALATION_RULES.filter(each => opens(role, each)),
          keep: context.keep,
          remedy: ROLE_REMEDY,
        }),
      });
    }
  }
}

function opens(role: AzureRole, rule: AzureEscalationRule): boolean {
  return (
    rule.actions.every(each => allows(role, each, 'actions')) &&
    rule.dataActions.every(each => allows(role, each, 'dataActions'))
  );
}

function operationsOf(rule: AzureEscalationRule): string {
  return [...rule.actions, ...rule.dataActions].join(' and ');
}
