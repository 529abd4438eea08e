.PHONY: state state-destroy

# Moves the state into the cloud, behind a lock; state/README.md says who needs it.
state: tools
	@$(NODE) scripts/state.mjs

# Brings it back and destroys its storage, once the lab is destroyed.
state-destroy: tools
	@$(NODE) scripts/state-destroy.mjs
