.PHONY: rotation

# Packs the function that rotates the secret, after a change to its code.
rotation: tools
	@$(NODE) scripts/pack-rotation.mjs
