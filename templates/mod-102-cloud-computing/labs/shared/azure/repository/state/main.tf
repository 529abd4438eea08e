# Storage for Terraform's state: encrypted, versioned, closed to the public and
# to keys. The backend locks by a lease on the blob.

terraform {
  required_version = ">= 1.6"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.46, < 5.0"
    }
  }
}

variable "region" {
  description = "Where the state lies."
  type        = string
}

variable "workspace" {
  description = "Id of the workspace; its end is part of the names, so that each lab of an account has its own. No tag: the storage outlives the lab, and teardown looks for that tag."
  type        = string
}

variable "module" {
  description = "Module of the curriculum; a tag."
  type        = string
}

provider "azurerm" {
  storage_use_azuread = true

  resource_provider_registrations = "none"
  resource_providers_to_register  = ["Microsoft.Storage"]

  # Owning the account does not mean reading it: nothing is asked of the storage
  # itself.
  features {
    storage {
      data_plane_available = false
    }
  }
}

locals {
  # As the lab's own resources are named.
  suffix = substr(var.workspace, -8, -1)

  tags = {
    module       = var.module
    purpose      = "terraform-state"
    "managed-by" = "terraform"
  }
}

data "azurerm_client_config" "current" {}

resource "azurerm_resource_group" "state" {
  name     = "lab-state-${local.suffix}"
  location = var.region
  tags     = local.tags
}

resource "azurerm_storage_account" "state" {
  name                            = "labstate${local.suffix}${substr(data.azurerm_client_config.current.subscription_id, 0, 8)}"
  location                        = azurerm_resource_group.state.location
  resource_group_name             = azurerm_resource_group.state.name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  shared_access_key_enabled       = false
  allow_nested_items_to_be_public = false
  tags                            = local.tags

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 30
    }
  }
}

resource "azurerm_storage_container" "state" {
  name                  = "state"
  storage_account_id    = azurerm_storage_account.state.id
  container_access_type = "private"
}

data "azurerm_role_definition" "contributor" {
  name = "Storage Blob Data Contributor"
}

# Owning a subscription does not mean reading its blobs: whoever makes the
# storage may use it.
resource "azurerm_role_assignment" "state" {
  scope              = azurerm_storage_account.state.id
  role_definition_id = data.azurerm_role_definition.contributor.id
  principal_id       = data.azurerm_client_config.current.object_id
}

output "backend" {
  description = "What goes into infra/backend.tf."
  value       = <<-HCL
    terraform {
      backend "azurerm" {
        resource_group_name  = "${azurerm_resource_group.state.name}"
        storage_account_name = "${azurerm_storage_account.state.name}"
        container_name       = "${azurerm_storage_container.state.name}"
        key                  = "${basename(dirname(abspath(path.root)))}.tfstate"
        use_azuread_auth     = true
      }
    }
  HCL
}
