# One public subnet: the instance reaches out (drivers, packages, Session
# Manager) and nothing reaches in. A NAT gateway would cost more than a small
# GPU for the same effect.

resource "aws_vpc" "this" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = { Name = var.name }
}

# Takes every rule away from the group that AWS makes with each VPC.
resource "aws_default_security_group" "unused" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-unused" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}

# Not every zone of a region has every GPU.
data "aws_ec2_instance_type_offerings" "zones" {
  location_type = "availability-zone"

  filter {
    name   = "instance-type"
    values = [var.instance_type]
  }
}

locals {
  zones = sort(data.aws_ec2_instance_type_offerings.zones.locations)
}

resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.this.id
  cidr_block              = "10.20.1.0/24"
  availability_zone       = var.zone != null ? var.zone : try(local.zones[0], null)
  map_public_ip_on_launch = true

  tags = { Name = "${var.name}-public" }

  lifecycle {
    precondition {
      condition     = length(data.aws_ec2_instance_type_offerings.zones.locations) > 0
      error_message = "${var.instance_type} is not offered in this region. Choose another type in lab.auto.tfvars.json."
    }

    precondition {
      condition     = var.zone == null || contains(local.zones, coalesce(var.zone, "-"))
      error_message = "${var.instance_type} is not offered in ${coalesce(var.zone, "-")}. Those that offer it are ${join(", ", local.zones)}."
    }
  }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-public" }
}

resource "aws_route" "internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "instance" {
  name        = "${var.name}-instance"
  description = "GPU instance: out to the web, nothing in"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-instance" }
}

resource "aws_vpc_security_group_egress_rule" "web" {
  for_each = {
    http  = 80
    https = 443
  }

  security_group_id = aws_security_group.instance.id
  description       = "Package mirrors, container registries and Session Manager"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value

  tags = { Name = "${var.name}-${each.key}" }
}
