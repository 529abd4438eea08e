output "data_bucket" {
  description = "Where training data comes in."
  value       = aws_s3_bucket.this["data"].bucket
}

output "data_bucket_arn" {
  description = "The same, as policies name it."
  value       = aws_s3_bucket.this["data"].arn
}

output "models_bucket" {
  description = "Where models are kept, once what lies there is encrypted and versioned."
  value       = aws_s3_bucket.this["models"].bucket

  depends_on = [
    aws_s3_bucket_server_side_encryption_configuration.this,
    aws_s3_bucket_versioning.this,
    aws_s3_bucket_policy.this,
  ]
}

output "models_bucket_arn" {
  description = "The same, as policies name it."
  value       = aws_s3_bucket.this["models"].arn
}
