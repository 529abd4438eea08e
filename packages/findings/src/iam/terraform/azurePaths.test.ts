import {
  CheckTerraform,
  loadCheckTerraform,
} from './__testUtils__/checkTerraform';

/*
 * Ways over managed identities and applications as configurations have them, and configurations that look like one and are none.
 */

let check: CheckTerraform;

beforeAll(async () => {
  check = await loadCheckTerraform();
});

const BASE = `
resource "azurerm_resource_group" "lab" {
  name     = "lab"
  location = "westeurope"
}
data "azurerm_subscription" "main" {}
resource "azurerm_user_assigned_identity" "deploy" {
  name                = "deploy"
  resource_group_name = azurerm_resource_group.lab.name
}
resource "azurerm_linux_virtual_machine" "gpu" {
  name                = "gpu"
  resource_group_name = azurerm_resource_group.lab.name
  identity {
    type         = "SystemAssigned, UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.deploy.id]
  }
}
resource "azurerm_key_vault" "lab" {
  name                = "lab"
  resource_group_name = azurerm_resource_group.lab.name
}
resource "azuread_application" "ci" {
  display_name = "ci"
}
resource "azuread_service_principal" "ci" {
  client_id = azuread_application.ci.client_id
}
resource "azuread_application_password" "ci" {
  application_id = azuread_application.ci.id
}
`;

const SECRET = `
resource "azurerm_key_vault_secret" "ci" {
  name         = "ci"
  key_vault_id = azurerm_key_vault.lab.id
  value        = azuread_application_password.ci.value
}
`;

const assign = (
  name: string,
  role: string,
  scope: string,
  principal: string,
) => `
resource "azurerm_role_assignment" "${name}" {
  role_definition_name = "${role}"
  scope                = ${scope}
  principal_id         = ${principal}
}
`;

const LAB = 'azurerm_resource_group.lab.id';
const MAIN = 'data.azurerm_subscription.main.id';
const ADA = '"00000000-aaaa"';
const MACHINES = 'Virtual Machine Contributor';

const pathsOf = (...parts: string[]) => {
  const { problems, errors } = check({ 'main.tf': BASE + parts.join('') });
  expect(errors).toEqual([]);
  return problems
    .filter(each => each.rule === 'azure-path')
    .map(each => `${each.subject}: ${each.reason}`);
};
const ANY = 'it can give itself any role at /subscriptions/subscription';

it.each([
  [
    'an identity that a machine has',
    [
      assign('ada', MACHINES, LAB, ADA),
      assign(
        'deploy',
        'Owner',
        MAIN,
        'azurerm_user_assigned_identity.deploy.principal_id',
      ),
    ],
  ],
  [
    'the machine’s own',
    [
      assign('ada', MACHINES, 'azurerm_linux_virtual_machine.gpu.id', ADA),
      assign(
        'gpu',
        'Owner',
        MAIN,
        'azurerm_linux_virtual_machine.gpu.identity[0].principal_id',
      ),
    ],
  ],
  [
    'an application whose password is a secret',
    [
      SECRET,
      assign('ada', 'Key Vault Secrets User', 'azurerm_key_vault.lab.id', ADA),
      assign('ci', 'Owner', MAIN, 'azuread_service_principal.ci.object_id'),
    ],
  ],
])('are found over %s', (_, parts) => {
  expect(pathsOf(...parts)).toEqual([`00000000-aaaa: ${ANY}, in 1 step`]);
});

it.each([
  [
    'an identity that may do little',
    [
      assign('ada', MACHINES, LAB, ADA),
      assign(
        'deploy',
        'Reader',
        MAIN,
        'azurerm_user_assigned_identity.deploy.principal_id',
      ),
    ],
  ],
  [
    'a vault that does not hold the password',
    [
      assign('ada', 'Key Vault Secrets User', 'azurerm_key_vault.lab.id', ADA),
      assign('ci', 'Owner', MAIN, 'azuread_service_principal.ci.object_id'),
    ],
  ],
])('are none over %s', (_, parts) => {
  expect(pathsOf(...parts)).toEqual([]);
});
