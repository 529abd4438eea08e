PYTHON ?= python3

.PHONY: report calculator

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

.PHONY: python
python:
	@command -v $(PYTHON) >/dev/null || { echo 'Python 3.9 or newer is needed: https://www.python.org' >&2; exit 1; }
