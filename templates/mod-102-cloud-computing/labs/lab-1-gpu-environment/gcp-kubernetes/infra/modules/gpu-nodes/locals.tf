locals {
  gpus = {
    "g2-standard-4"  = 1
    "g2-standard-8"  = 1
    "g2-standard-12" = 1
    "g2-standard-16" = 1
    "g2-standard-24" = 2
    "g2-standard-48" = 4
  }

  is_spot     = var.purchase == "spot"
  needed_gpus = local.gpus[var.machine_type]

  # Google counts GPUs, by kind and region, and Spot apart.
  quota_id = "${local.is_spot ? "PREEMPTIBLE-" : ""}NVIDIA-L4-GPUS-per-project-region"

  all_gpus = try(tonumber(data.google_cloud_quotas_quota_info.all_gpus.dimensions_infos[0].details[0].value), 0)
  regional = [
    for info in data.google_cloud_quotas_quota_info.gpu.dimensions_infos : tonumber(info.details[0].value)
    if contains(info.applicable_locations, var.region)
  ]
  region_gpus = length(local.regional) > 0 ? min(local.regional...) : 0
}
