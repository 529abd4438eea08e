import { plainJson, textOf, unknownsIn } from '../evaluate/HclValue';
import { AZURE_TYPES } from '../resources/azureTypes';
import {
  computedAttribute,
  nameOfResource,
} from '../resources/computedAttribute';
import { TerraformResource } from '../resources/TerraformResource';
import { DocumentBuilder } from './DocumentBuilder';

/*
 * What in a configuration runs as whom, as Resource Manager and Microsoft Graph list it. An object id that Entra will decide is
 * stood for by the address of what gets it.
 */

interface PlacedItem {
  file: string;
  item: object;
}

const PASSWORD =
  /\b(azuread_(?:application|service_principal)_password\.[\w-]+)\b/;

export function azureHolderItems(
  resources: readonly TerraformResource[],
  builder: DocumentBuilder,
  account: string,
): PlacedItem[] {
  const made = resources.filter(it => it.mode === 'managed');
  return made.flatMap(resource => {
    const item =
      itemOfResource(resource, made, builder, account) ??
      itemOfApplication(resource, builder);
    const { place } = resource.body;
    return item ? [{ file: place.file, item: builder.at(item, place) }] : [];
  });
}

function itemOfResource(
  resource: TerraformResource,
  made: readonly TerraformResource[],
  builder: DocumentBuilder,
  account: string,
): object | undefined {
  const { type, address, body } = resource;
  if (AZURE_TYPES[type] === undefined) {
    return undefined;
  }
  // What is there already says itself who it is.
  const id =
    builder.text(body, 'id') ??
    textOf(computedAttribute(resource, 'id', account));
  const common = { id, name: nameOfResource(resource) };
  if (type === 'azurerm_user_assigned_identity') {
    return {
      ...common,
      principalId: builder.text(body, 'principal_id') ?? address,
    };
  }
  if (type === 'azurerm_key_vault') {
    const credentialsOf = principalsIn(id, made, builder);
    return credentialsOf.length > 0 ? { ...common, credentialsOf } : undefined;
  }
  if (type === 'azurerm_kubernetes_cluster') {
    const [kubelet] = body.blocks('kubelet_identity');
    return {
      ...common,
      identityProfile: {
        kubeletidentity: {
          objectId:
            (kubelet && builder.text(kubelet, 'object_id')) ??
            `${address}.kubelet_identity[0].object_id`,
        },
      },
    };
  }
  const [identity] = body.blocks('identity');
  return (
    identity && {
      ...common,
      identity: {
        principalId:
          builder.text(identity, 'principal_id') ??
          `${address}.identity[0].principal_id`,
        userAssignedIdentities: Object.fromEntries(
          builder.texts(identity, 'identity_ids').map(it => [it, {}]),
        ),
      },
    }
  );
}

/** Whose passwords are secrets in a vault. */
function principalsIn(
  vault: string | undefined,
  made: readonly TerraformResource[],
  builder: DocumentBuilder,
): string[] {
  return made
    .filter(
      it =>
        it.type === 'azurerm_key_vault_secret' &&
        builder.text(it.body, 'key_vault_id') === vault,
    )
    .flatMap(({ body }) => {
      const value = body.get('value') ?? '';
      const texts = [
        ...unknownsIn(value).map(it => it.text),
        String(plainJson(value)),
      ];
      const address = texts
        .map(it => PASSWORD.exec(it)?.[1])
        .find(it => it !== undefined);
      const password = made.find(it => it.address === address);
      return password ? principalOf(password, made, builder) : [];
    });
}

function principalOf(
  password: TerraformResource,
  made: readonly TerraformResource[],
  builder: DocumentBuilder,
): string[] {
  const own = builder.text(password.body, 'service_principal_id');
  const application =
    builder.text(password.body, 'application_id') ??
    builder.text(password.body, 'application_object_id');
  return made
    .filter(
      it =>
        it.type === 'azuread_service_principal' &&
        (it.address === own ||
          (application !== undefined && clientOf(it, builder) === application)),
    )
    .map(it => it.address);
}

function itemOfApplication(
  resource: TerraformResource,
  builder: DocumentBuilder,
): object | undefined {
  const { type, address, body } = resource;
  const owners = builder.texts(body, 'owners');
  if (type === 'azuread_application') {
    return {
      id: address,
      appId: address,
      displayName: builder.text(body, 'display_name') ?? address,
      owners,
    };
  }
  return type === 'azuread_service_principal'
    ? {
        id: address,
        appId: clientOf(resource, builder) ?? address,
        displayName: clientOf(resource, builder) ?? address,
        servicePrincipalType: 'Application',
        owners,
      }
    : undefined;
}

function clientOf(
  { body }: TerraformResource,
  builder: DocumentBuilder,
): string | undefined {
  return (
    builder.text(body, 'client_id') ?? builder.text(body, 'application_id')
  );
}
