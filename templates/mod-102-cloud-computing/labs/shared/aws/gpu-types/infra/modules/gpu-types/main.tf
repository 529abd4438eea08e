# What the GPU types count for, once for every lab that has one.

locals {
  # AWS counts GPU quotas in vCPUs, separately for families and for purchase.
  vcpus = {
    "g4dn.xlarge" = 4
    "g5.xlarge"   = 4
    "g6.xlarge"   = 4
    "g6e.xlarge"  = 4
    "g5.12xlarge" = 48
    "g6.12xlarge" = 48
  }

  # "Running On-Demand G and VT instances" and "All G and VT Spot Instance Requests".
  quota_codes = {
    on-demand = "L-DB2E81BA"
    spot      = "L-3819A6DF"
  }
}
