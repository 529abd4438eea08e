# Private subnets and no way to the internet. As it stands storage has no address
# in the network, and nobody sees what goes through it: your task is both.

resource "azurerm_virtual_network" "this" {
  name                = var.place.name
  location            = var.place.location
  resource_group_name = var.place.resource_group_name
  address_space       = ["10.30.0.0/16"]
  tags                = var.place.tags
}

resource "azurerm_subnet" "machines" {
  name                            = "machines"
  resource_group_name             = var.place.resource_group_name
  virtual_network_name            = azurerm_virtual_network.this.name
  address_prefixes                = ["10.30.1.0/24"]
  default_outbound_access_enabled = false
}

resource "azurerm_subnet" "endpoints" {
  name                            = "endpoints"
  resource_group_name             = var.place.resource_group_name
  virtual_network_name            = azurerm_virtual_network.this.name
  address_prefixes                = ["10.30.2.0/24"]
  default_outbound_access_enabled = false
}

# Container Apps wants one of its own, of at least /27.
resource "azurerm_subnet" "serving" {
  name                            = "serving"
  resource_group_name             = var.place.resource_group_name
  virtual_network_name            = azurerm_virtual_network.this.name
  address_prefixes                = ["10.30.4.0/23"]
  default_outbound_access_enabled = false
}

resource "azurerm_network_security_group" "machines" {
  name                = "${var.place.name}-machines"
  location            = var.place.location
  resource_group_name = var.place.resource_group_name
  tags                = var.place.tags

  security_rule {
    name                       = "nothing-comes-in"
    description                = "Azure's run command needs no port"
    priority                   = 4096
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_port_range          = "*"
    destination_port_range     = "*"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }

  security_rule {
    name                       = "nothing-goes-out"
    description                = "What the workload needs lies in its own network"
    priority                   = 4096
    direction                  = "Outbound"
    access                     = "Deny"
    protocol                   = "*"
    source_port_range          = "*"
    destination_port_range     = "*"
    source_address_prefix      = "*"
    destination_address_prefix = "Internet"
  }
}

resource "azurerm_subnet_network_security_group_association" "machines" {
  subnet_id                 = azurerm_subnet.machines.id
  network_security_group_id = azurerm_network_security_group.machines.id
}

resource "azurerm_private_dns_zone" "blob" {
  name                = "privatelink.blob.core.windows.net"
  resource_group_name = var.place.resource_group_name
  tags                = var.place.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "blob" {
  name                  = var.place.name
  resource_group_name   = var.place.resource_group_name
  private_dns_zone_name = azurerm_private_dns_zone.blob.name
  virtual_network_id    = azurerm_virtual_network.this.id
  tags                  = var.place.tags
}

# The flow log comes by a key that Azure asks for, and not by the network of the
# project: the provider cannot give it an identity, and no private endpoint is for
# it. So it has an account of its own, with nothing else in it, which lets in Azure's
# own services alone.
resource "azurerm_storage_account" "flows" {
  name                            = "${replace(var.place.name, "-", "")}flows"
  location                        = var.place.location
  resource_group_name             = var.place.resource_group_name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  shared_access_key_enabled       = true
  allow_nested_items_to_be_public = false
  public_network_access_enabled   = true
  tags                            = var.place.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.identity_id]
  }

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }
}

# The watcher of the region is not the project's: Azure makes one with the first
# network of a region, and allows no second.
resource "azurerm_network_watcher_flow_log" "this" {
  name                 = var.place.name
  location             = var.place.location
  network_watcher_name = coalesce(var.network_watcher.name, "NetworkWatcher_${var.place.location}")
  resource_group_name  = var.network_watcher.resource_group_name
  target_resource_id   = azurerm_virtual_network.this.id
  storage_account_id   = azurerm_storage_account.flows.id
  enabled              = false
  tags                 = var.place.tags

  retention_policy {
    enabled = true
    days    = 30
  }
}
