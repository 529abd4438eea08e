module "gpu_type" {
  source = "../gpu-types"

  size     = var.size
  purchase = var.purchase
}

resource "azurerm_network_interface" "gpu" {
  name                = "${var.name}-gpu"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = var.tags

  # No public address.
  ip_configuration {
    name                          = "private"
    subnet_id                     = var.subnet_id
    private_ip_address_allocation = "Dynamic"
  }
}

resource "azurerm_linux_virtual_machine" "gpu" {
  name                  = "${var.name}-gpu"
  location              = var.location
  resource_group_name   = var.resource_group_name
  size                  = var.size
  network_interface_ids = [azurerm_network_interface.gpu.id]
  tags                  = var.tags

  priority        = var.purchase == "spot" ? "Spot" : "Regular"
  eviction_policy = var.purchase == "spot" ? "Delete" : null
  max_bid_price   = var.purchase == "spot" ? -1 : null

  # Azure demands a key; nobody signs in with it. People come by run command, with
  # their own account: there is no other way in.
  admin_username                  = "labadmin"
  disable_password_authentication = true

  admin_ssh_key {
    username   = "labadmin"
    public_key = var.ssh_public_key
  }

  # Disks, their caches and what the host holds of them.
  encryption_at_host_enabled = true

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "StandardSSD_LRS"
    disk_size_gb         = var.disk_gb
  }

  # NVIDIA driver, CUDA, container toolkit and DCGM on Ubuntu, kept current by Microsoft.
  source_image_reference {
    publisher = "microsoft-dsvm"
    offer     = "ubuntu-hpc"
    sku       = "2404"
    version   = "latest"
  }

  custom_data = base64encode(templatefile("${path.module}/cloud-init.yaml.tftpl", { smoke_test = base64encode(var.smoke_test) }))

  identity {
    type = "SystemAssigned"
  }

  lifecycle {
    precondition {
      condition     = var.quota_vcpus >= module.gpu_type.needed_vcpus
      error_message = "${var.size} (${var.purchase}) needs a quota of ${module.gpu_type.needed_vcpus} vCPUs of ${module.gpu_type.quota_name}, this subscription has ${var.quota_vcpus} in ${var.location}. Ask for more under Subscriptions, Usage + quotas, or choose a smaller size."
    }

    precondition {
      condition     = timecmp(plantimestamp(), var.ends_at) < 0
      error_message = "The time of this lab ended at ${var.ends_at}. Destroy it, then start again; where the lease (expires-at) is over too, create the lab again in the portal."
    }
  }
}
