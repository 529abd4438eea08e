variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Where the container's registry is."
  type        = string
}

variable "serving_type" {
  description = "Instance type of the endpoint."
  type        = string
}

variable "serving_image" {
  description = "Container; null takes AWS's own for PyTorch."
  type        = string
}

variable "ends_at" {
  description = "When the endpoint is deleted (RFC 3339, UTC)."
  type        = string
}

variable "subnet_ids" {
  description = "Where it stands."
  type        = list(string)
}

variable "security_group_id" {
  description = "What it may talk to."
  type        = string
}

variable "key_arn" {
  description = "Key of the workload."
  type        = string
}

variable "seed_model" {
  description = "File with the model that is served until one was trained."
  type        = string
}

variable "model_key" {
  description = "Which model of the bucket is served; null serves the seed."
  type        = string
}

variable "models_bucket" {
  description = "Where the model lies."
  type        = string
}

variable "models_bucket_arn" {
  description = "The same, as policies name it."
  type        = string
}
