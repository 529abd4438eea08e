#!/bin/sh
# The AWS command line, with which verify-teardown looks into the account, unless
# there is one. Debian 12, on which the pipeline's image is built, has it; apt
# checks whose it is.
set -eu
command -v aws >/dev/null && exit 0

version=2.9.19-1
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo 'Install the AWS command line on this runner: https://docs.aws.amazon.com/cli' >&2
  exit 1
fi
apt-get update -qq
apt-get install -qq --yes --no-install-recommends "awscli=$version" >/dev/null
