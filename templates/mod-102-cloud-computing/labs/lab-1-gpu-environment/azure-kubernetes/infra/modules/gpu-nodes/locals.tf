locals {
  is_spot = var.purchase == "spot"

  # Azure itself puts this on spot nodes, and wants it said.
  spot_key = "kubernetes.azure.com/scalesetpriority"
}
