output "url" {
  description = "Of the bucket, as the AWS command line takes it."
  value       = "s3://${aws_s3_bucket.data.bucket}"
}
