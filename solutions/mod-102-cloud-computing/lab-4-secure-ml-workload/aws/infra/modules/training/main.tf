# A GPU machine that reads data, writes models and sees nothing else. It is ended by
# a destroy, by the schedule, or by its own shutdown, whichever comes first.

module "gpu_type" {
  source = "../gpu-types"

  instance_type = var.instance_type
  purchase      = "on-demand"
}

data "aws_servicequotas_service_quota" "gpu" {
  service_code = "ec2"
  quota_code   = module.gpu_type.quota_code
}

data "aws_ssm_parameter" "deep_learning_ami" {
  name = "/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id"
}

data "aws_partition" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "training" {
  name_prefix        = "${var.name}-training-"
  description        = "Training machine of a project"
  assume_role_policy = data.aws_iam_policy_document.trust.json

  tags = { stage = "training" }
}

resource "aws_iam_role_policy_attachment" "session_manager" {
  role       = aws_iam_role.training.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_role_policy" "training" {
  name   = "train"
  role   = aws_iam_role.training.id
  policy = data.aws_iam_policy_document.train.json
}

data "aws_iam_policy_document" "train" {
  statement {
    sid       = "ListData"
    actions   = ["s3:ListBucket"]
    resources = [var.data_bucket_arn]
  }

  statement {
    sid       = "ReadData"
    actions   = ["s3:GetObject"]
    resources = ["${var.data_bucket_arn}/*"]
  }

  statement {
    sid       = "WriteModels"
    actions   = ["s3:PutObject"]
    resources = ["${var.models_bucket_arn}/*"]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.key_arn]
  }
}

resource "aws_iam_instance_profile" "training" {
  name_prefix = "${var.name}-training-"
  role        = aws_iam_role.training.name
}

resource "aws_instance" "training" {
  ami                         = data.aws_ssm_parameter.deep_learning_ami.insecure_value
  instance_type               = var.instance_type
  subnet_id                   = var.subnet_id
  vpc_security_group_ids      = [var.security_group_id]
  iam_instance_profile        = aws_iam_instance_profile.training.name
  associate_public_ip_address = false
  ebs_optimized               = true
  monitoring                  = true

  instance_initiated_shutdown_behavior = "terminate"

  user_data = <<-SHELL
    ${trimspace(var.machine_script)}

    seconds=$(( $(date -d "${var.ends_at}" +%s) - $(date +%s) ))
    shutdown -h "+$(( seconds > 60 ? seconds / 60 : 1 ))" "This project ends at ${var.ends_at}"
  SHELL

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_type           = "gp3"
    volume_size           = 100
    encrypted             = true
    kms_key_id            = var.key_arn
    delete_on_termination = true
    tags                  = var.tags
  }

  tags = { Name = "${var.name}-training", stage = "training" }

  lifecycle {
    ignore_changes = [ami]

    precondition {
      condition     = data.aws_servicequotas_service_quota.gpu.value >= module.gpu_type.needed_vcpus
      error_message = "${var.instance_type} needs a quota of ${module.gpu_type.needed_vcpus} vCPUs, this account has ${data.aws_servicequotas_service_quota.gpu.value} in this region. Ask for more under Service Quotas, EC2, ${module.gpu_type.quota_code}."
    }

    precondition {
      condition     = timecmp(plantimestamp(), var.ends_at) < 0
      error_message = "The time of this project ended at ${var.ends_at}. Destroy it, then start again; where the lease (expires-at) is over too, create it again in the portal."
    }
  }
}
