#!/bin/sh
# What a cycle began that was cut short (cancelled, or out of time): its state is
# here, and nowhere else.
set -eu
if [ -e .tools/ended ]; then
  exit 0
fi
destroyed=0
make destroy || destroyed=$?
make verify-teardown || destroyed=$?
make evidence || true
exit "$destroyed"
