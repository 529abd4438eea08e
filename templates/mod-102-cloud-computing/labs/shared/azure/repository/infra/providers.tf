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

  # A lab has to leave nothing behind.
  features {
    resource_group {
      prevent_deletion_if_contains_resources = true
    }

    key_vault {
      purge_soft_delete_on_destroy = true
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
