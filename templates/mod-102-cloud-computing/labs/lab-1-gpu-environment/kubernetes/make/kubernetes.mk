.PHONY: kubectl smoke-test

help::
	@echo
	@echo 'In a real cluster:'
	@echo '  make smoke-test            one pod on the GPU node: does the GPU work?'
	@echo '  make kubectl ARGS="..."    ask it anything, such as "get pods -A"'

# Any question to the cluster, e.g. make kubectl ARGS='get pods -A'. The cluster has
# no address on the internet: this goes the way in that the cloud has.
kubectl: tools
	@$(NODE) scripts/kubectl.mjs $(ARGS)

# One pod on the GPU node: the driver, a computation, the metrics of DCGM.
smoke-test: tools
	@$(NODE) scripts/smoke-test.mjs
