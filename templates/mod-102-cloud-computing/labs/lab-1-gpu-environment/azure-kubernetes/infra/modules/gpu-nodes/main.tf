module "gpu_type" {
  source = "../gpu-types"

  size     = var.size
  purchase = var.purchase
}

# The node comes when a pod asks for a GPU, and goes some minutes after the last one
# is done. Azure installs the driver and the container toolkit; the rest of what GPUs
# need comes with NVIDIA's operator.
resource "azurerm_kubernetes_cluster_node_pool" "gpu" {
  name                        = "gpu"
  kubernetes_cluster_id       = var.cluster_id
  vm_size                     = var.size
  mode                        = "User"
  vnet_subnet_id              = var.subnet_id
  os_disk_size_gb             = var.disk_gb
  host_encryption_enabled     = true
  temporary_name_for_rotation = "gputemp"
  gpu_driver                  = "Install"
  tags                        = var.tags

  auto_scaling_enabled = true
  min_count            = 0
  max_count            = 1
  node_count           = var.nodes

  priority        = local.is_spot ? "Spot" : "Regular"
  eviction_policy = local.is_spot ? "Delete" : null
  spot_max_price  = -1

  # Keeps away what asks for no GPU.
  node_taints = concat(
    ["nvidia.com/gpu=present:NoSchedule"],
    local.is_spot ? ["${local.spot_key}=spot:NoSchedule"] : [],
  )

  node_labels = merge(
    { "gpu-academy.io/pool" = "gpu" },
    local.is_spot ? { (local.spot_key) = "spot" } : {},
  )

  lifecycle {
    # How many there were at the start says nothing about how many there are.
    ignore_changes = [node_count]

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
