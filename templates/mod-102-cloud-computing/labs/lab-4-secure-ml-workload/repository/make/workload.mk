.PHONY: ingest train handover rehearse

# Validated data into the data bucket: FILE, or the example of 400 jobs.
ingest: tools
	@$(NODE) scripts/ingest.mjs

# The training machine reads what landed, trains, and writes the model with its figures.
train: tools
	@$(NODE) scripts/train.mjs

# What later projects take over, as JSON.
handover: tools
	@$(NODE) scripts/handover.mjs

# Ingestion and training on this machine, with folders in place of buckets: no account, no cost.
rehearse:
	@python3 infra/workload/landing.py .sim/workload/data $(FILE)
	@python3 infra/workload/train.py .sim/workload/data .sim/workload/models
