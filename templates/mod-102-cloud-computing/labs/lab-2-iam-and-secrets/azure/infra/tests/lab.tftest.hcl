# `terraform test` needs Terraform 1.7 or newer (mock_provider). Nothing is
# created and no account is needed.

mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = {
      tenant_id = "00000000-0000-4000-8000-000000000001"
      object_id = "00000000-0000-4000-8000-000000000002"
    }
  }

  mock_data "azurerm_subscription" {
    defaults = { id = "/subscriptions/00000000-0000-4000-8000-000000000000" }
  }
}

variables {
  module     = "mod-102"
  lab        = "lab-2"
  learner    = "test"
  workspace  = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region     = "eastus"
  repository = "acme/ada-lab-2"
  budget     = "10"
  hours      = 4
  expires_at = "2999-01-01T00:00:00Z"
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = local.name == "lab-2e8b0001"
    error_message = "Names must carry the end of the workspace's id."
  }

  assert {
    condition     = local.tags["workspace"] == var.workspace
    error_message = "Everything must carry the workspace."
  }
}

run "ends_with_the_lease_where_that_is_sooner" {
  command = plan

  variables {
    expires_at = timeadd(timestamp(), "1h")
  }

  assert {
    condition     = local.ends_at == var.expires_at
    error_message = "The lab must not outlive the lease."
  }
}

run "takes_a_repository_with_the_ids_that_github_appends" {
  command = plan

  variables {
    repository = "acme@123456/ada-lab-2@456789"
  }

  assert {
    condition     = startswith(module.pipeline_identity.subject, "repo:acme@123456/")
    error_message = "The credential must name the repository as its pipeline calls itself."
  }
}

run "refuses_a_repository_without_an_owner" {
  command = plan

  variables {
    repository = "ada-lab-2"
  }

  expect_failures = [var.repository]
}

run "gives_the_secret_an_end" {
  command = plan

  module {
    source = "./modules/secret"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    tenant_id           = "00000000-0000-4000-8000-000000000001"
    maker_object_id     = "00000000-0000-4000-8000-000000000002"
    started_at          = "2026-11-23T12:00:00Z"
    tags                = {}
  }

  assert {
    condition     = azurerm_key_vault.lab.rbac_authorization_enabled
    error_message = "Who may read the secret must be said by roles."
  }

  assert {
    condition     = timecmp(azurerm_key_vault_secret.token.expiration_date, "2026-11-23T12:00:00Z") > 0
    error_message = "The secret must have an end."
  }

  assert {
    condition     = azurerm_role_assignment.maker.principal_id == var.maker_object_id
    error_message = "Whoever makes the secret must be let into the vault."
  }

  assert {
    condition = (
      azurerm_eventgrid_system_topic_event_subscription.rotation.delivery_identity[0].type == "SystemAssigned" &&
      azurerm_role_assignment.rotation.role_definition_name == "Storage Queue Data Message Sender"
    )
    error_message = "The notice must be delivered by an identity: the queue takes no keys."
  }
}

run "lets_the_pipeline_in_by_its_identity" {
  command = plan

  module {
    source = "./modules/pipeline-identity"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    storage_id          = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Storage/storageAccounts/labtest"
    tags                = {}
  }

  assert {
    condition     = contains(azurerm_federated_identity_credential.pipeline.audience, "api://AzureADTokenExchange")
    error_message = "The credential must be for Entra."
  }
}
