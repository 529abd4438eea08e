variable "instance_type" {
  description = "GPU instance type that trains."
  type        = string

  validation {
    condition     = contains(["g4dn.xlarge", "g5.xlarge", "g6.xlarge", "g6e.xlarge"], var.instance_type)
    error_message = "The project allows g4dn.xlarge, g5.xlarge, g6.xlarge and g6e.xlarge."
  }
}

variable "model_key" {
  description = "Which model of the models bucket is served, such as runs/0123456789ab/model.tar.gz. Without it the seed."
  type        = string
  default     = null

  validation {
    condition     = var.model_key == null || can(regex("^(runs/[0-9a-f]{12}|seed)/model\\.tar\\.gz$", var.model_key))
    error_message = "Expected runs/<id>/model.tar.gz with the id that `make train` prints."
  }
}

variable "serving_type" {
  description = "What answers requests; a processor is enough for a small model."
  type        = string
  default     = "ml.m5.large"
}

variable "serving_image" {
  description = "Container that serves, from a registry that SageMaker may read. Without it AWS's own for PyTorch."
  type        = string
  default     = null
}
