# What the GPU types count for, once for every lab that has one.

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
}
