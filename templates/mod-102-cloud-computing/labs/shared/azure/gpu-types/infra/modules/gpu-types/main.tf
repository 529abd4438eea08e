# What the GPU sizes count for, once for every lab that has one and for `make quota`.

locals {
  # Azure counts GPU quotas in vCPUs: by family, and for spot in one for all.
  sizes = {
    Standard_NC4as_T4_v3     = { vcpus = 4, family = "standardNCASv3_T4Family" }
    Standard_NC8as_T4_v3     = { vcpus = 8, family = "standardNCASv3_T4Family" }
    Standard_NC16as_T4_v3    = { vcpus = 16, family = "standardNCASv3_T4Family" }
    Standard_NV36ads_A10_v5  = { vcpus = 36, family = "StandardNVADSA10v5Family" }
    Standard_NC24ads_A100_v4 = { vcpus = 24, family = "StandardNCADSA100v4Family" }
  }

  quota_name = var.purchase == "spot" ? "lowPriorityCores" : local.sizes[var.size].family
}
