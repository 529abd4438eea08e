PYTHON ?= python3

.PHONY: report calculator

# The month's charges in data/, as submission/report.json.
report: python
	@$(PYTHON) report/report.py

# Executes the notebook, which writes submission/calculator.json.
calculator: python
	@$(PYTHON) calculator/run.py

.PHONY: python
python:
	@command -v $(PYTHON) >/dev/null || { echo 'Python 3.9 or newer is needed: https://www.python.org' >&2; exit 1; }
