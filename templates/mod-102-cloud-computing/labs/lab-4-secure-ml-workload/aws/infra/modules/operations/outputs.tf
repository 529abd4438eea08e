output "backup_vault" {
  description = "What a restore starts from."
  value       = aws_backup_vault.this.name
}
