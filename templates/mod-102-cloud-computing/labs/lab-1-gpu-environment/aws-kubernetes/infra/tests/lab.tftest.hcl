# `terraform test` needs Terraform 1.7 or newer (mock_provider). Nothing is
# created and no account is needed.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_servicequotas_service_quota" {
    defaults = { value = 8 }
  }

  mock_data "aws_availability_zones" {
    defaults = { names = ["us-east-1a", "us-east-1b", "us-east-1c"] }
  }

  mock_data "aws_ec2_instance_type_offerings" {
    defaults = { locations = ["us-east-1c", "us-east-1e"] }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  module        = "mod-102"
  lab           = "lab-1"
  learner       = "test"
  workspace     = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region        = "us-east-1"
  instance_type = "g6.xlarge"
  budget        = "10"
  hours         = 4
  expires_at    = "2999-01-01T00:00:00Z"
}

run "puts_a_zone_first_that_has_gpu_and_control_plane" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    name = "lab-test"
  }

  assert {
    condition     = join(",", aws_subnet.private[*].availability_zone) == "us-east-1c,us-east-1a"
    error_message = "The first subnet must be in a zone that has the GPU, the second in another."
  }
}

run "keeps_the_api_off_the_internet" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  variables {
    name                 = "lab-test"
    kubernetes_version   = null
    subnet_ids           = ["subnet-1", "subnet-2"]
    system_instance_type = "t3.large"
    node_tags            = {}
  }

  assert {
    condition     = !aws_eks_cluster.this.vpc_config[0].endpoint_public_access && aws_eks_cluster.this.vpc_config[0].endpoint_private_access
    error_message = "The API must answer inside the network alone."
  }

  assert {
    condition     = contains(aws_eks_cluster.this.encryption_config[0].resources, "secrets")
    error_message = "Secrets must be encrypted with the lab's key."
  }

  assert {
    condition     = contains(aws_eks_cluster.this.enabled_cluster_log_types, "audit")
    error_message = "The control plane must write down who did what."
  }

  assert {
    condition     = aws_launch_template.system.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "Pods must not reach the metadata of their node."
  }
}

run "plans_a_gpu_node_for_gpu_work_alone" {
  command = plan

  module {
    source = "./modules/gpu-nodes"
  }

  variables {
    name          = "lab-test"
    cluster_name  = "lab-test"
    node_role_arn = "arn:aws:iam::123456789012:role/node"
    subnet_ids    = ["subnet-1"]
    purchase      = "spot"
    nodes         = 1
    disk_gb       = 100
    ends_at       = "2999-01-01T00:00:00Z"
    node_tags     = {}
  }

  assert {
    condition     = aws_eks_node_group.gpu.capacity_type == "SPOT" && data.aws_servicequotas_service_quota.gpu.quota_code == "L-3819A6DF"
    error_message = "A spot node must count against the quota of spot."
  }

  assert {
    condition     = aws_eks_node_group.gpu.ami_type == "AL2023_x86_64_NVIDIA"
    error_message = "The image must hold NVIDIA's driver."
  }

  assert {
    condition     = one(aws_eks_node_group.gpu.taint).key == "nvidia.com/gpu"
    error_message = "What asks for no GPU must be kept away."
  }

  assert {
    condition     = aws_launch_template.gpu.block_device_mappings[0].ebs[0].encrypted == "true" && aws_launch_template.gpu.metadata_options[0].http_tokens == "required"
    error_message = "The node must be encrypted and require IMDSv2."
  }
}

run "ends_nodes_before_the_control_plane" {
  command = plan

  module {
    source = "./modules/termination"
  }

  variables {
    name         = "lab-test"
    cluster_name = "lab-test"
    node_groups  = ["gpu", "system"]
    ends_at      = "2999-01-01T00:00:00Z"
  }

  assert {
    condition     = alltrue([for schedule in aws_scheduler_schedule.nodes : schedule.schedule_expression == "at(2999-01-01T00:00:00)"])
    error_message = "The nodes must end when the time is over."
  }

  assert {
    condition     = aws_scheduler_schedule.cluster.schedule_expression == "at(2999-01-01T00:30:00)"
    error_message = "The control plane must end when it has no nodes any more."
  }
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = output.budget_name == "lab-2e8b0001-budget" && output.cluster_name == "lab-2e8b0001"
    error_message = "Names must carry the end of the workspace's id."
  }
}

run "ends_with_the_lease_where_that_is_sooner" {
  command = plan

  variables {
    expires_at = timeadd(timestamp(), "1h")
  }

  assert {
    condition     = local.ends_at == var.expires_at
    error_message = "The cluster must not outlive the lease."
  }
}

run "refuses_a_type_without_a_gpu" {
  command = plan

  variables {
    instance_type = "t3.large"
  }

  expect_failures = [var.instance_type]
}

run "refuses_more_than_the_quota" {
  command = plan

  module {
    source = "./modules/gpu-nodes"
  }

  variables {
    name          = "lab-test"
    cluster_name  = "lab-test"
    node_role_arn = "arn:aws:iam::123456789012:role/node"
    subnet_ids    = ["subnet-1"]
    instance_type = "g6.12xlarge"
    purchase      = "on-demand"
    nodes         = 1
    disk_gb       = 100
    ends_at       = "2999-01-01T00:00:00Z"
    node_tags     = {}
  }

  expect_failures = [aws_eks_node_group.gpu]
}

run "refuses_a_time_that_is_over" {
  command = plan

  module {
    source = "./modules/gpu-nodes"
  }

  variables {
    name          = "lab-test"
    cluster_name  = "lab-test"
    node_role_arn = "arn:aws:iam::123456789012:role/node"
    subnet_ids    = ["subnet-1"]
    purchase      = "on-demand"
    nodes         = 1
    disk_gb       = 100
    ends_at       = "2020-01-01T00:00:00Z"
    node_tags     = {}
  }

  expect_failures = [aws_eks_node_group.gpu]
}
