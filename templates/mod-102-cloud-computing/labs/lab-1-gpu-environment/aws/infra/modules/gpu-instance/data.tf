module "gpu_type" {
  source = "../gpu-types"

  instance_type = var.instance_type
  purchase      = var.purchase
}

data "aws_partition" "current" {}

# New accounts often have a GPU quota of 0. Asking first makes that a message
# in the plan instead of an error after ten minutes.
data "aws_servicequotas_service_quota" "gpu" {
  service_code = "ec2"
  quota_code   = module.gpu_type.quota_code
}

# NVIDIA driver, CUDA, container toolkit and DCGM on Ubuntu, kept current by AWS.
data "aws_ssm_parameter" "deep_learning_ami" {
  name = "/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id"
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}
