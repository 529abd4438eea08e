# Tags are on resources from the first minute; on the bill they are only where
# somebody switched them on, and only from then on. As it stands the bill knows
# labs, but neither people nor workspaces.

resource "aws_ce_cost_allocation_tag" "lab" {
  for_each = toset(["lab"])

  tag_key = each.key
  status  = "Active"
}
