variable "region" {
  description = "Azure region, one that offers what the lab uses."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+[0-9]?$", var.region))
    error_message = "Expected a region such as eastus."
  }
}

variable "subscription_id" {
  description = "Azure subscription; without it that of the environment (ARM_SUBSCRIPTION_ID)."
  type        = string
  default     = null
}

provider "azurerm" {
  subscription_id     = var.subscription_id
  storage_use_azuread = true

  # Services that the labs use. Left to itself the provider registers some sixty
  # with each plan, which an identity that reads may not.
  resource_provider_registrations = "none"

  resource_providers_to_register = [
    "Microsoft.App",
    "Microsoft.Automation",
    "Microsoft.Compute",
    "Microsoft.Consumption",
    "Microsoft.ContainerService",
    "Microsoft.CostManagement",
    "Microsoft.CostManagementExports",
    "Microsoft.DevTestLab",
    "Microsoft.EventGrid",
    "Microsoft.KeyVault",
    "Microsoft.ManagedIdentity",
    "Microsoft.Network",
    "Microsoft.OperationalInsights",
    "Microsoft.RecoveryServices",
    "Microsoft.Storage",
    "microsoft.insights",
  ]

  # A lab has to leave nothing behind.
  features {
    resource_group {
      prevent_deletion_if_contains_resources = true
    }

    key_vault {
      purge_soft_delete_on_destroy = true
    }

    log_analytics_workspace {
      permanently_delete_on_destroy = true
    }

    # Backups of what is destroyed, too; docs/teardown.md says where Azure keeps them.
    recovery_service {
      purge_protected_items_from_vault_on_destroy = true
    }

    # Accounts have no keys, some no public address, and owning one does not mean
    # reading it: the provider would wait in vain for an answer of the storage
    # itself. All that the labs make in one goes through Azure's management.
    storage {
      data_plane_available = false
    }

    virtual_machine {
      delete_os_disk_on_deletion = true
    }
  }
}

data "azurerm_client_config" "current" {}

# Azure has no tags of a provider: the group carries them, and each resource is
# given them (`tags = local.tags`). The portal gives spend and findings to a
# learner by them, and teardown is checked by them.
resource "azurerm_resource_group" "lab" {
  name     = local.name
  location = var.region
  tags     = local.tags
}
