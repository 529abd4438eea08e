# A GPU machine that reads data, writes models and sees nothing else. A runbook
# deletes it when its time is over.

module "gpu_type" {
  source = "../gpu-types"

  size     = var.size
  purchase = "on-demand"
}

resource "azurerm_network_interface" "training" {
  name                = "${var.place.name}-training"
  location            = var.place.location
  resource_group_name = var.place.resource_group_name
  tags                = var.place.tags

  ip_configuration {
    name                          = "private"
    subnet_id                     = var.subnet_id
    private_ip_address_allocation = "Dynamic"
  }
}

resource "azurerm_linux_virtual_machine" "training" {
  name                            = "${var.place.name}-training"
  location                        = var.place.location
  resource_group_name             = var.place.resource_group_name
  size                            = var.size
  network_interface_ids           = [azurerm_network_interface.training.id]
  admin_username                  = "labadmin"
  disable_password_authentication = true
  encryption_at_host_enabled      = true
  tags                            = merge(var.place.tags, { stage = "training" })

  admin_ssh_key {
    username   = "labadmin"
    public_key = var.ssh_public_key
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "StandardSSD_LRS"
    disk_size_gb         = 128
  }

  source_image_reference {
    publisher = "microsoft-dsvm"
    offer     = "ubuntu-hpc"
    sku       = "2404"
    version   = "latest"
  }

  custom_data = base64encode(var.machine_script)

  identity {
    type = "SystemAssigned"
  }

  lifecycle {
    precondition {
      condition     = var.quota_vcpus >= module.gpu_type.needed_vcpus
      error_message = "${var.size} needs a quota of ${module.gpu_type.needed_vcpus} vCPUs of ${module.gpu_type.quota_name}, this subscription has ${var.quota_vcpus} in ${var.place.location}. Ask for more under Subscriptions, Usage + quotas."
    }

    precondition {
      condition     = timecmp(plantimestamp(), var.ends_at) < 0
      error_message = "The time of this project ended at ${var.ends_at}. Destroy it, then start again; where the lease (expires-at) is over too, create it again in the portal."
    }
  }
}

resource "azurerm_role_assignment" "data" {
  scope                = var.storage_id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_linux_virtual_machine.training.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}
