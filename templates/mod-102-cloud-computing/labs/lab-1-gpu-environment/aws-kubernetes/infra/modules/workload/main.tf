# Pods of the service account lab in the namespace lab act as this role: EKS hands it
# to them for hours, and no key of it lies in a secret.

resource "aws_iam_role" "workload" {
  name_prefix        = "${var.name}-pods-"
  description        = "Pods of a lab"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "Service"
      identifiers = ["pods.eks.amazonaws.com"]
    }
  }
}

resource "aws_eks_pod_identity_association" "workload" {
  cluster_name    = var.cluster_name
  namespace       = "lab"
  service_account = "lab"
  role_arn        = aws_iam_role.workload.arn
}
