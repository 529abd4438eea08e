module "gpu_type" {
  source = "../gpu-types"

  machine_type = var.machine_type
  purchase     = var.purchase
}

data "google_project" "current" {}

# Not every zone has every GPU; see the variable.
data "google_compute_zones" "up" {
  status = "UP"
}

# New projects often have a GPU quota of 0. Asking first makes that a message in
# the plan instead of an error after ten minutes.
data "google_cloud_quotas_quota_info" "all_gpus" {
  parent   = "projects/${data.google_project.current.number}"
  service  = "compute.googleapis.com"
  quota_id = "GPUS-ALL-REGIONS-per-project"
}

data "google_cloud_quotas_quota_info" "gpu" {
  parent   = "projects/${data.google_project.current.number}"
  service  = "compute.googleapis.com"
  quota_id = module.gpu_type.quota_id
}

# NVIDIA driver, CUDA, container toolkit and PyTorch on Ubuntu, kept current by Google.
data "google_compute_image" "deep_learning" {
  project = "deeplearning-platform-release"
  family  = "pytorch-2-9-cu129-ubuntu-2404-nvidia-580"
}
