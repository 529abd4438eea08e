# Nodes live in private subnets and reach out through one NAT gateway: a cluster
# pulls images from many registries, which endpoints of AWS alone do not serve.

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

# The control plane of EKS is not offered in these zones.
# https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
data "aws_availability_zones" "up" {
  state            = "available"
  exclude_zone_ids = ["use1-az3", "usw1-az2", "cac1-az3"]
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
  gpu_zones = sort(setintersection(
    data.aws_ec2_instance_type_offerings.zones.locations,
    data.aws_availability_zones.up.names,
  ))

  # EKS wants two zones; those with the GPU first, and before them the one that was asked for.
  zones = slice(distinct(concat(compact([var.zone]), local.gpu_zones, sort(data.aws_availability_zones.up.names))), 0, 2)
}

resource "aws_subnet" "private" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 4, count.index + 1)
  availability_zone = local.zones[count.index]

  tags = {
    Name                              = "${var.name}-private-${count.index}"
    "kubernetes.io/role/internal-elb" = "1"
  }

  lifecycle {
    precondition {
      condition     = length(local.gpu_zones) > 0
      error_message = "${var.instance_type} is not offered in this region. Choose another type in lab.auto.tfvars.json."
    }

    precondition {
      condition     = var.zone == null || contains(local.gpu_zones, coalesce(var.zone, "-"))
      error_message = "${var.instance_type} is not offered in ${coalesce(var.zone, "-")}, or EKS is not. Those that offer both are ${join(", ", local.gpu_zones)}."
    }
  }
}

# Holds the NAT gateway, and no node.
resource "aws_subnet" "public" {
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, 1)
  availability_zone = local.zones[0]

  tags = { Name = "${var.name}-public" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}

resource "aws_eip" "nat" {
  domain = "vpc"

  tags = { Name = "${var.name}-nat" }

  depends_on = [aws_internet_gateway.this]
}

resource "aws_nat_gateway" "this" {
  allocation_id = aws_eip.nat.allocation_id
  subnet_id     = aws_subnet.public.id

  tags = { Name = var.name }

  depends_on = [aws_route_table_association.public]
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

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-private" }
}

resource "aws_route" "nat" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this.id
}

resource "aws_route_table_association" "private" {
  count = 2

  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private.id
}

# Data and image layers come from S3: this way past the NAT gateway costs nothing.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.private.id]

  tags = { Name = "${var.name}-s3" }
}
