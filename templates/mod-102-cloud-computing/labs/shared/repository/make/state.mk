.PHONY: state state-destroy

help::
	@echo
	@echo 'Who works on it from two places (state/README.md):'
	@echo '  make state                 move the state into the cloud, behind a lock'
	@echo '  make state-destroy         bring it back and destroy its storage'

# Moves the state into the cloud, behind a lock; state/README.md says who needs it.
state: tools
	@$(NODE) scripts/state.mjs

# Brings it back and destroys its storage, once the lab is destroyed.
state-destroy: tools
	@$(NODE) scripts/state-destroy.mjs
