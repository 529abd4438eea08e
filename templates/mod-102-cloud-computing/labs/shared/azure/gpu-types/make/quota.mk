.PHONY: quota

# How many vCPUs of the size's family may be used: Terraform's provider cannot ask.
quota: tools
	@$(NODE) scripts/quota.mjs

# What costs asks first.
plan apply: quota
