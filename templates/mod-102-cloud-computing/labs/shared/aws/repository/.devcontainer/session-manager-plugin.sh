#!/bin/sh
# With what the AWS command line opens a shell on a machine that has no open port,
# in a version whose digest is known.
set -eu
version=1.2.804.0
digest=5ca19f45bd29082cd28f5001444cc0e9743b866f6431503dfd528bdc81a21bc3

if [ "$(uname -m)" != x86_64 ]; then
  echo 'Install the Session Manager plugin by hand: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html' >&2
  exit 0
fi
folder=$(mktemp -d)
file=$folder/session-manager-plugin.deb
curl --silent --show-error --fail --location --output "$file" \
  "https://s3.amazonaws.com/session-manager-downloads/plugin/$version/ubuntu_64bit/session-manager-plugin.deb"
echo "$digest  $file" | sha256sum --check --status
sudo dpkg --install "$file"
rm -r "$folder"
