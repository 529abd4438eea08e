.PHONY: report calculator

help::
	@echo
	@echo 'What goes into submission/:'
	@echo '  make report                the report of the month in data/'
	@echo '  make calculator            the estimate of calculator/plan.json'
	@echo '  make check-submission      are both what is committed?'

# The month's charges in data/, as submission/report.json.
report: python
	@$(PYTHON) report/report.py

# Executes the notebook, which writes submission/calculator.json.
calculator: python
	@$(PYTHON) calculator/run.py

# In pipelines: what both write has to be what was committed, once something was.
.PHONY: check-submission
check-submission: python
	@if [ -z "$$(git ls-files 'submission/*.json')" ]; then \
	  echo 'Neither report nor estimate is committed in submission/ yet: nothing to compare.'; \
	else \
	  $(MAKE) --no-print-directory report calculator && \
	  git add --intent-to-add submission && \
	  git diff --exit-code submission; \
	fi
