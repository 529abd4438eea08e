variable "instance_type" {
  description = "GPU instance type that trains."
  type        = string

  validation {
    condition     = contains(["g4dn.xlarge", "g5.xlarge", "g6.xlarge", "g6e.xlarge"], var.instance_type)
    error_message = "The project allows g4dn.xlarge, g5.xlarge, g6.xlarge and g6e.xlarge."
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
