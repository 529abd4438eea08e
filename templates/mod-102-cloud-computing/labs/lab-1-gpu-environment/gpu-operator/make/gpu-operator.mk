.PHONY: gpu-operator

help::
	@echo
	@echo 'Once, before the smoke test:'
	@echo '  make gpu-operator          install what GPUs need beside the driver'

# What the cloud does not manage of the way from GPU to pod: device plugin, feature
# discovery, DCGM and its exporter.
gpu-operator: tools
	@$(NODE) scripts/gpu-operator.mjs
