.PHONY: ingest train handover rehearse

help::
	@echo
	@echo 'The workload (in a real account, but rehearse):'
	@echo '  make rehearse              ingestion and training here, with folders for buckets'
	@echo '  make ingest                validated data into the data bucket'
	@echo '  make train                 train on the machine, and write the model'
	@echo '  make handover              what later projects take over'

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
rehearse: python
	@$(PYTHON) infra/workload/landing.py .sim/workload/data $(FILE)
	@$(PYTHON) infra/workload/train.py .sim/workload/data .sim/workload/models
