# Every resource that can carry tags carries these. The portal gives spend and
# findings to a learner by them, and teardown is checked by them.
provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}
