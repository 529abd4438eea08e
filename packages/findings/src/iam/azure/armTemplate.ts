import { isJsonObject } from '../../read/fields/JsonFields';
import { IamDocument } from '../check/IamFormat';
import { AzureItem } from './azureItems';

/*
 * Role definitions and assignments of a template of Resource Manager
 * (https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax). Expressions are not worked out: of a role that one
 * names its id is found in it, and parameters stand for their default.
 */

const TEMPLATE = /\/(\w*)deploymentTemplate\.json/i;
const OF_ROLES = /^Microsoft\.Authorization\/role(Definitions|Assignments)$/i;
const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const NAMED = /^\[(parameters|variables)\('([^']+)'\)\]$/;

const SUBSCRIPTION = '/subscriptions/subscription_id';

/** What a template is deployed to, by the beginning of the name of its schema. */
const SCOPES = new Map([
  ['subscription', SUBSCRIPTION],
  [
    'managementgroup',
    '/providers/Microsoft.Management/managementGroups/group_id',
  ],
  ['tenant', '/'],
]);

/** Undefined where a document is no template, or one without roles. */
export function templateResources(
  value: IamDocument['value'],
): AzureItem[] | undefined {
  if (!isJsonObject(value) || typeof value.$schema !== 'string') {
    return undefined;
  }
  const [schema, kind] = TEMPLATE.exec(value.$schema) ?? [];
  const { resources } = value;
  if (schema === undefined || typeof resources !== 'object' || !resources) {
    return undefined;
  }
  const scope =
    SCOPES.get(kind.toLowerCase()) ?? `${SUBSCRIPTION}/resourceGroups/group`;
  const isList = Array.isArray(resources);
  const items = Object.entries(resources).flatMap(([key, item]): AzureItem[] =>
    isJsonObject(item) && OF_ROLES.test(String(item.type))
      ? [
          {
            item: resourceOf(item, scope, value),
            place: ['resources', isList ? Number(key) : key],
          },
        ]
      : [],
  );
  return items.length > 0 ? items : undefined;
}

function resourceOf(
  item: Record<string, unknown>,
  scope: string,
  template: Record<string, unknown>,
): Record<string, unknown> {
  const properties = isJsonObject(item.properties) ? item.properties : {};
  const { roleDefinitionId, principalId } = properties;
  const role = resolved(roleDefinitionId, template);
  return {
    ...item,
    // What it is put on is a part of what the template is deployed to.
    scope:
      typeof item.scope === 'string' ? `${scope}/providers/resource` : scope,
    properties: {
      ...properties,
      ...(typeof role === 'string' && {
        roleDefinitionId: role.startsWith('[')
          ? role.match(GUID)?.pop() ?? role
          : role,
      }),
      ...(principalId !== undefined && {
        principalId: resolved(principalId, template),
      }),
    },
  };
}

/** A parameter by its default, a variable by its value. */
function resolved(
  value: unknown,
  template: Record<string, unknown>,
  depth = 0,
): unknown {
  const [, list, name] = NAMED.exec(String(value)) ?? [];
  const values = list === undefined ? undefined : template[list];
  const found = isJsonObject(values) ? values[name] : undefined;
  const known =
    list === 'parameters' && isJsonObject(found) ? found.defaultValue : found;
  return typeof known === 'string' && depth < 3
    ? resolved(known, template, depth + 1)
    : value;
}
