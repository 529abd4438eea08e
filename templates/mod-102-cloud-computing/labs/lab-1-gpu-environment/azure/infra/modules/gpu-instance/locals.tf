locals {
  # Azure counts GPU quotas in vCPUs: by family, and for spot in one for all.
  vcpus = {
    Standard_NC4as_T4_v3     = 4
    Standard_NC8as_T4_v3     = 8
    Standard_NC16as_T4_v3    = 16
    Standard_NV36ads_A10_v5  = 36
    Standard_NC24ads_A100_v4 = 24
  }

  families = {
    Standard_NC4as_T4_v3     = "standardNCASv3_T4Family"
    Standard_NC8as_T4_v3     = "standardNCASv3_T4Family"
    Standard_NC16as_T4_v3    = "standardNCASv3_T4Family"
    Standard_NV36ads_A10_v5  = "StandardNVADSA10v5Family"
    Standard_NC24ads_A100_v4 = "StandardNCADSA100v4Family"
  }

  needed_vcpus = local.vcpus[var.size]
  quota_name   = var.purchase == "spot" ? "lowPriorityCores" : local.families[var.size]
}
