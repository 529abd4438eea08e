# Session Manager is how one gets in: it needs this role and no open port.
resource "aws_iam_role" "instance" {
  name_prefix        = "${var.name}-"
  description        = "GPU instance of a lab: Session Manager only"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "session_manager" {
  role       = aws_iam_role.instance.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "instance" {
  name_prefix = "${var.name}-"
  role        = aws_iam_role.instance.name
}

resource "aws_instance" "gpu" {
  ami                    = data.aws_ssm_parameter.deep_learning_ami.insecure_value
  instance_type          = var.instance_type
  subnet_id              = var.subnet_id
  vpc_security_group_ids = [var.security_group_id]
  iam_instance_profile   = aws_iam_instance_profile.instance.name
  ebs_optimized          = true

  # With the shutdown in user data, the second line of defence against an
  # instance that nobody ends; the first is the schedule in ../termination.
  instance_initiated_shutdown_behavior = "terminate"

  user_data = templatefile("${path.module}/user_data.sh.tftpl", {
    ends_at    = var.ends_at
    smoke_test = var.smoke_test
  })

  dynamic "instance_market_options" {
    for_each = var.purchase == "spot" ? [1] : []

    content {
      market_type = "spot"

      spot_options {
        spot_instance_type             = "one-time"
        instance_interruption_behavior = "terminate"
      }
    }
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "disabled"
  }

  root_block_device {
    volume_type           = "gp3"
    volume_size           = var.disk_gb
    encrypted             = true
    delete_on_termination = true
    tags                  = var.volume_tags
  }

  tags = { Name = "${var.name}-gpu" }

  lifecycle {
    # A newer AMI is no reason to throw away an instance that someone works on.
    ignore_changes = [ami]

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
