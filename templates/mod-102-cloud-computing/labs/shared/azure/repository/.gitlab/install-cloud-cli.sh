#!/bin/sh
# The Azure command line, with which verify-teardown looks into the subscription
# and quotas are asked for, unless there is one. Debian 12, on which the pipeline's
# image is built, has it; apt checks whose it is.
set -eu
command -v az >/dev/null && exit 0

version=2.45.0-1
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo 'Install the Azure command line on this runner: https://learn.microsoft.com/cli/azure' >&2
  exit 1
fi
apt-get update -qq
apt-get install -qq --yes --no-install-recommends "azure-cli=$version" >/dev/null
