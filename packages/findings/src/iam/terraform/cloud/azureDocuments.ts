import { IamDocument } from '../../check/IamFormat';
import { textOf } from '../evaluate/HclValue';
import { computedAttribute } from '../resources/computedAttribute';
import { TerraformResource } from '../resources/TerraformResource';
import { azureHolderItems } from './azureHolderItems';
import { DocumentBuilder } from './DocumentBuilder';

interface PlacedItem {
  file: string;
  item: object;
}

const CREDENTIAL =
  /^azurerm_federated_identity_credential$|^azuread_application_(flexible_)?federated_identity_credential$/;

/** Azure: role definitions and assignments of a configuration, and federated credentials, as `az` lists them. */
export function azureDocuments(
  resources: readonly TerraformResource[],
  builder: DocumentBuilder,
  account: string,
): IamDocument[] {
  const made = resources.filter(it => it.mode === 'managed');
  const lists = [
    [
      ...made.flatMap(resource => itemOf(resource, builder, account)),
      ...azureHolderItems(resources, builder, account),
    ],
    made
      .filter(it => CREDENTIAL.test(it.type))
      .map(it => credentialOf(it, builder)),
  ];
  return lists
    .filter(it => it.length > 0)
    .map(list =>
      builder.document(
        list[0].file,
        list.map(it => it.item),
      ),
    );
}

function credentialOf(
  { body, address }: TerraformResource,
  builder: DocumentBuilder,
): PlacedItem {
  const text = (name: string) => builder.text(body, name);
  const audiences = [
    ...builder.texts(body, 'audience'),
    ...builder.texts(body, 'audiences'),
  ];
  return {
    file: body.place.file,
    item: builder.at(
      {
        name: text('name') ?? text('display_name') ?? address,
        issuer: text('issuer') ?? '',
        subject: text('subject'),
        claimsMatchingExpression: text('claims_matching_expression'),
        audiences,
      },
      body.place,
    ),
  };
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
      // Data of a role that is there has its name for an id.
      roleDefinitionName:
        text('role_definition_name') ??
        text('role_definition_id')?.split('/').pop(),
      roleDefinitionId: text('role_definition_id') ?? 'by-name',
      scope: text('scope'),
      condition: text('condition'),
    };
  } else {
    return [];
  }
  return [{ file: body.place.file, item: builder.at(item, body.place) }];
}
