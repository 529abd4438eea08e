.PHONY: rotation

help::
	@echo
	@echo 'After a change to infra/modules/secret/rotation:'
	@echo '  make rotation              pack the function that rotates the secret'

# Packs the function that rotates the secret, after a change to its code.
rotation: tools
	@$(NODE) scripts/pack-rotation.mjs
