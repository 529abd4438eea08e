locals {
  gpus = {
    "g2-standard-4"  = 1
    "g2-standard-8"  = 1
    "g2-standard-12" = 1
    "g2-standard-16" = 1
    "g2-standard-24" = 2
    "g2-standard-48" = 4
  }

  # Google counts GPU quotas in GPUs, by kind and region, and Spot apart.
  quota_ids = {
    on-demand = "NVIDIA-L4-GPUS-per-project-region"
    spot      = "PREEMPTIBLE-NVIDIA-L4-GPUS-per-project-region"
  }

  needed_gpus = local.gpus[var.machine_type]
  quota_id    = local.quota_ids[var.purchase]
  zone        = coalesce(var.zone, try(sort(data.google_compute_zones.up.names)[0], "none"))

  all_gpus = try(tonumber(data.google_cloud_quotas_quota_info.all_gpus.dimensions_infos[0].details[0].value), 0)
  regional = [
    for info in data.google_cloud_quotas_quota_info.gpu.dimensions_infos : tonumber(info.details[0].value)
    if contains(info.applicable_locations, var.region)
  ]
  region_gpus = length(local.regional) > 0 ? min(local.regional...) : 0
}
