import { JsonFields } from '../../read/fields/JsonFields';
import { IamDocument } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { AzureRole } from './AzureRole';

/** Who has which role at which scope. */
export interface AzureAssignment {
  document: IamDocument;
  place: JsonPlace;
  principal: string;
  principalId: string;
  roleName?: string;
  roleId?: string;
  scope: string;
  condition?: string;
}

/** A role definition, and where it stands. */
export interface PlacedRole extends AzureRole {
  document: IamDocument;
  place: JsonPlace;
  /** The last part of its id; assignments name it by that. */
  id?: string;
  isCustom: boolean;
}

export function isDefinition(item: unknown): item is Record<string, unknown> {
  const fields = new JsonFields(item);
  return (
    Array.isArray(
      fields.get('permissions') ?? fields.get('properties.permissions'),
    ) ||
    // As a custom role is written for `az role definition create`.
    (Array.isArray(fields.get('actions')) &&
      Array.isArray(fields.get('assignableScopes')))
  );
}

export function isAssignment(item: unknown): item is Record<string, unknown> {
  const fields = new JsonFields(item);
  return (
    fields.text('principalId', 'properties.principalId') !== undefined &&
    fields.text('roleDefinitionId', 'properties.roleDefinitionId') !== undefined
  );
}

export function readRole(
  item: unknown,
  place: JsonPlace,
  document: IamDocument,
): PlacedRole {
  const fields = new JsonFields(item);
  const blocks =
    fields.get('permissions') ?? fields.get('properties.permissions');
  return {
    document,
    place,
    id: lastPart(fields.text('id', 'name')),
    name:
      fields.text('roleName', 'properties.roleName', 'name') ??
      'a role without name',
    isCustom:
      fields.get('isCustom') !== false &&
      !/built-?in/i.test(
        fields.text('roleType', 'properties.type', 'properties.roleType') ?? '',
      ),
    permissions: (Array.isArray(blocks) ? blocks : [item]).map(block => ({
      actions: textsOf(block, 'actions', 'Actions'),
      notActions: textsOf(block, 'notActions', 'NotActions'),
      dataActions: textsOf(block, 'dataActions', 'DataActions'),
      notDataActions: textsOf(block, 'notDataActions', 'NotDataActions'),
    })),
  };
}

function textsOf(block: unknown, ...names: string[]): string[] {
  const fields = new JsonFields(block);
  return names
    .flatMap(name => fields.list(name))
    .filter(each => typeof each === 'string');
}

export function readAssignment(
  item: unknown,
  place: JsonPlace,
  document: IamDocument,
): AzureAssignment {
  const fields = new JsonFields(item);
  const text = (name: string) => fields.text(name, `properties.${name}`);
  const principalId = text('principalId') ?? '';
  return {
    document,
    place,
    principalId,
    principal: text('principalName') ?? principalId,
    roleName: text('roleDefinitionName'),
    roleId: lastPart(text('roleDefinitionId')),
    scope: (text('scope') ?? '/').toLowerCase().replace(/\/+$/, '') || '/',
    condition: text('condition'),
  };
}

function lastPart(id: string | undefined): string | undefined {
  return id?.split('/').pop()?.toLowerCase();
}
