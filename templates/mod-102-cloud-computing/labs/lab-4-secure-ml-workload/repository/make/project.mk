.PHONY: spend-gate restore-drill-begin restore-drill-end

help::
	@echo
	@echo 'What goes into submission/:'
	@echo '  make spend-gate            under which approval the money is spent'
	@echo '  make restore-drill-begin   before the restore, docs/restore-drill.md'
	@echo '  make restore-drill-end     after it'

# Writes down under which approval the money is spent: REFERENCE, APPROVED_BY, APPROVED_AT, HIGH.
spend-gate: tools
	@$(NODE) scripts/spend-gate.mjs

# docs/restore-drill.md says what happens between the two: FILE; then RESOURCE, BACKUP_AT, FILE.
restore-drill-begin restore-drill-end: tools
	@$(NODE) scripts/restore-drill.mjs $(@:restore-drill-%=%)
