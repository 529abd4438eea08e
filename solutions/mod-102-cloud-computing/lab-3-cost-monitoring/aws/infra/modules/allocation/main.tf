# Tags are on resources from the first minute; on the bill they are only where
# somebody switched them on, and only from then on.
#
# A tag is on or off for everybody who is on the bill: what Terraform switches on
# it switches off again, and a tag that the bill has not seen yet it cannot switch
# on. So it does either in the account alone that is this lab's own.

data "aws_caller_identity" "current" {}

resource "aws_ce_cost_allocation_tag" "lab" {
  for_each = toset(data.aws_caller_identity.current.account_id == var.tags_account ? ["learner", "lab", "workspace"] : [])

  tag_key = each.key
  status  = "Active"
}
