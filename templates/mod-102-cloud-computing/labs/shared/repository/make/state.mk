.PHONY: state

# Moves the state into the cloud, behind a lock; state/README.md says who needs it.
state: tools
	@$(NODE) scripts/state.mjs
