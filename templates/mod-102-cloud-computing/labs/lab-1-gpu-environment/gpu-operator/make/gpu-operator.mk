.PHONY: gpu-operator

# What the cloud does not manage of the way from GPU to pod: device plugin, feature
# discovery, DCGM and its exporter.
gpu-operator: tools
	@$(NODE) scripts/gpu-operator.mjs
