output "arn" {
  description = "Where the token lies."
  value       = aws_secretsmanager_secret.token.arn
}
