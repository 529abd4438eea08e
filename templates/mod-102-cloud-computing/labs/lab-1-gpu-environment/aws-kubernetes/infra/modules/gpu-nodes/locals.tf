locals {
  # AWS counts GPU quotas in vCPUs, and spot apart.
  vcpus = {
    "g4dn.xlarge" = 4
    "g5.xlarge"   = 4
    "g6.xlarge"   = 4
    "g6e.xlarge"  = 4
    "g5.12xlarge" = 48
    "g6.12xlarge" = 48
  }

  # As node groups name what Service Quotas calls "Running On-Demand G and VT
  # instances" and "All G and VT Spot Instance Requests".
  purchases = {
    on-demand = { capacity_type = "ON_DEMAND", quota_code = "L-DB2E81BA" }
    spot      = { capacity_type = "SPOT", quota_code = "L-3819A6DF" }
  }

  purchase     = local.purchases[var.purchase]
  needed_vcpus = local.vcpus[var.instance_type]
}
