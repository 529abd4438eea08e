locals {
  zone = coalesce(var.zone, try(sort(data.google_compute_zones.up.names)[0], "none"))

  all_gpus = try(tonumber(data.google_cloud_quotas_quota_info.all_gpus.dimensions_infos[0].details[0].value), 0)
  regional = [
    for info in data.google_cloud_quotas_quota_info.gpu.dimensions_infos : tonumber(info.details[0].value)
    if contains(info.applicable_locations, var.region)
  ]
  region_gpus = length(local.regional) > 0 ? min(local.regional...) : 0
}
