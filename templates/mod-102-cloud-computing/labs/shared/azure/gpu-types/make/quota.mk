.PHONY: quota

help::
	@echo
	@echo 'Of the subscription:'
	@echo '  make quota                 how many vCPUs of the family may be used'

# How many vCPUs of the size's family may be used: Terraform's provider cannot ask.
quota: tools
	@$(NODE) scripts/quota.mjs

# What costs asks first.
plan apply: quota
