output "url" {
  description = "Where the bill is delivered."
  value       = "s3://${aws_s3_bucket.bill.bucket}/exports"
}
