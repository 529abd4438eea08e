import { IamDocument } from '../../check/IamFormat';
import { textOf } from '../evaluate/HclValue';
import { computedAttribute } from '../resources/computedAttribute';
import { TerraformResource } from '../resources/TerraformResource';
import { DocumentBuilder } from './DocumentBuilder';

interface PlacedItem {
  file: string;
  item: object;
}

/** Azure: role definitions and assignments of a configuration, as `az role` lists them. */
export function azureDocuments(
  resources: readonly TerraformResource[],
  builder: DocumentBuilder,
  account: string,
): IamDocument[] {
  const items = resources
    .filter(it => it.mode === 'managed')
    .flatMap(resource => itemOf(resource, builder, account));
  const [first] = items;
  return first
    ? [
        builder.document(
          first.file,
          items.map(it => it.item),
        ),
      ]
    : [];
}

function itemOf(
  resource: TerraformResource,
  builder: DocumentBuilder,
  account: string,
): PlacedItem[] {
  const { type, body } = resource;
  const text = (name: string) => builder.text(body, name);
  let item: object;
  if (type === 'azurerm_role_definition') {
    item = {
      id:
        textOf(body.get('role_definition_id')) ??
        computedAttribute(resource, 'id', account),
      roleName: text('name'),
      roleType: 'CustomRole',
      permissions: body.blocks('permissions').map(block => ({
        actions: builder.texts(block, 'actions'),
        notActions: builder.texts(block, 'not_actions'),
        dataActions: builder.texts(block, 'data_actions'),
        notDataActions: builder.texts(block, 'not_data_actions'),
      })),
    };
  } else if (type === 'azurerm_role_assignment') {
    item = {
      principalId: text('principal_id') ?? resource.address,
      principalName: text('principal_id'),
      roleDefinitionName: text('role_definition_name'),
      roleDefinitionId: text('role_definition_id') ?? 'by-name',
      scope: text('scope'),
      condition: text('condition'),
    };
  } else {
    return [];
  }
  return [{ file: body.place.file, item: builder.at(item, body.place) }];
}
