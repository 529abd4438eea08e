module "gpu_type" {
  source = "../gpu-types"

  instance_type = var.instance_type
  purchase      = var.purchase
}

# Asked before the plan: a group that may not start its node waits for half an hour
# before it says so.
data "aws_servicequotas_service_quota" "gpu" {
  service_code = "ec2"
  quota_code   = module.gpu_type.quota_code
}

resource "aws_launch_template" "gpu" {
  name_prefix            = "${var.name}-gpu-"
  update_default_version = true

  # One hop: pods have identities of their own and cannot take the node's.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.disk_gb
      encrypted             = "true"
      delete_on_termination = "true"
    }
  }

  dynamic "tag_specifications" {
    for_each = ["instance", "volume", "network-interface"]

    content {
      resource_type = tag_specifications.value
      tags          = merge(var.node_tags, { Name = "${var.name}-gpu" })
    }
  }
}

# The image of EKS holds NVIDIA's driver and container toolkit, and is kept current
# by AWS; the rest of what GPUs need comes with NVIDIA's operator.
resource "aws_eks_node_group" "gpu" {
  cluster_name    = var.cluster_name
  node_group_name = "gpu"
  node_role_arn   = var.node_role_arn
  subnet_ids      = var.subnet_ids
  ami_type        = "AL2023_x86_64_NVIDIA"
  capacity_type   = var.purchase == "spot" ? "SPOT" : "ON_DEMAND"
  instance_types  = [var.instance_type]
  labels          = { "gpu-academy.io/pool" = "gpu" }

  launch_template {
    id      = aws_launch_template.gpu.id
    version = aws_launch_template.gpu.latest_version
  }

  scaling_config {
    min_size     = 0
    max_size     = 1
    desired_size = var.nodes
  }

  # Keeps away what asks for no GPU.
  taint {
    key    = "nvidia.com/gpu"
    value  = "present"
    effect = "NO_SCHEDULE"
  }

  lifecycle {
    precondition {
      condition     = data.aws_servicequotas_service_quota.gpu.value >= module.gpu_type.needed_vcpus
      error_message = "${var.instance_type} (${var.purchase}) needs a quota of ${module.gpu_type.needed_vcpus} vCPUs, this account has ${data.aws_servicequotas_service_quota.gpu.value} in this region. Ask for more under Service Quotas, EC2, ${module.gpu_type.quota_code}, or choose a smaller type."
    }

    precondition {
      condition     = timecmp(plantimestamp(), var.ends_at) < 0
      error_message = "The time of this lab ended at ${var.ends_at}. Destroy it, then start again; where the lease (expires-at) is over too, create the lab again in the portal."
    }
  }
}
