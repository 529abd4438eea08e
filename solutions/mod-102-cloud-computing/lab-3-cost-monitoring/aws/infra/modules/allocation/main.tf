# Tags are on resources from the first minute; on the bill they are only where
# somebody switched them on, and only from then on.

resource "aws_ce_cost_allocation_tag" "lab" {
  for_each = toset(["learner", "lab", "workspace"])

  tag_key = each.key
  status  = "Active"
}
