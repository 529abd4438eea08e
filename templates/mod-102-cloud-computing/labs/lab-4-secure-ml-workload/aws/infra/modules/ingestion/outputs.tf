output "data_bucket" {
  description = "Where training data comes in."
  value       = aws_s3_bucket.this["data"].bucket
}

output "data_bucket_arn" {
  description = "The same, as policies name it."
  value       = aws_s3_bucket.this["data"].arn
}

output "models_bucket" {
  description = "Where models are kept."
  value       = aws_s3_bucket.this["models"].bucket
}

output "models_bucket_arn" {
  description = "The same, as policies name it."
  value       = aws_s3_bucket.this["models"].arn
}
