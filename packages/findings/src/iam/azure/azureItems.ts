import { isJsonObject } from '../../read/fields/JsonFields';
import { IamDocument } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { templateResources } from './armTemplate';

/*
 * What a document of Azure holds, however it was exported: one thing or a list, an answer of Resource Manager (`value`) or of
 * Resource Graph (`data`), a template, and what PowerShell writes with capitals and other words.
 */

export interface AzureItem {
  item: unknown;
  place: JsonPlace;
}

/** What lists are wrapped in. */
const WRAPPERS = ['value', 'data'];

/** By the name in lower case: how Resource Manager writes it. */
const NAMES = new Map([
  ...[
    'id',
    'name',
    'type',
    'properties',
    'permissions',
    'roleName',
    'roleType',
    'principalId',
    'principalName',
    'roleDefinitionId',
    'roleDefinitionName',
    'scope',
    'condition',
    'actions',
    'notActions',
    'dataActions',
    'notDataActions',
    'assignableScopes',
    'isCustom',
  ].map(name => [name.toLowerCase(), name] as const),
  // As `Get-AzRoleAssignment` writes them.
  ['objectid', 'principalId'],
  ['displayname', 'principalName'],
  ['roleassignmentid', 'id'],
]);

/** What tells a role definition or an assignment, in lower case. */
const TELLING = ['roledefinitionid', 'actions', 'permissions'];

export function itemsOf(value: IamDocument['value']): AzureItem[] {
  const template = templateResources(value);
  if (template) {
    return template.map(normal);
  }
  if (isJsonObject(value)) {
    const wrapper = WRAPPERS.find(it => Array.isArray(value[it]));
    return wrapper === undefined
      ? [normal({ item: value, place: [] })]
      : listed(value[wrapper] as unknown[], [wrapper]);
  }
  return listed(value, []);
}

function listed(items: readonly unknown[], prefix: JsonPlace): AzureItem[] {
  return items.map((item, index) =>
    normal({ item, place: [...prefix, index] }),
  );
}

function normal({ item, place }: AzureItem): AzureItem {
  if (!isJsonObject(item)) {
    return { item, place };
  }
  const { properties } = item;
  const isOfRoles = [item, isJsonObject(properties) ? properties : {}].some(
    each => Object.keys(each).some(it => TELLING.includes(it.toLowerCase())),
  );
  return { item: isOfRoles ? renamed(item) : item, place };
}

/** With the names that Resource Manager has; what is there under its own name stays. */
function renamed(item: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(item)) {
    const name = NAMES.get(key.toLowerCase()) ?? key;
    if (name === key || !Object.hasOwn(item, name)) {
      result[name] =
        name === 'properties' && isJsonObject(value) ? renamed(value) : value;
    }
  }
  return result;
}
