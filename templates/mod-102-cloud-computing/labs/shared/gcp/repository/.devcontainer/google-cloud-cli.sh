#!/bin/sh
# The Google Cloud command line, in a version whose digest is known, and what
# kubectl signs in to GKE with.
set -eu
version=552.0.0
case $(uname -m) in
  x86_64)
    machine=x86_64
    digest=3a493a5dfdb058e17f239e5164ee388d5c96a60986dca7a8a1bd09dbb1733082
    ;;
  aarch64)
    machine=arm
    digest=1abf9e835331fff46bd9716b73694f1534aa2ff2030e50cc7cf1a694ea90f3a4
    ;;
  *)
    echo "Install the Google Cloud command line by hand: https://cloud.google.com/sdk/docs/install" >&2
    exit 0
    ;;
esac

file=google-cloud-sdk-$version-linux-$machine.tar.gz
folder=$(mktemp -d)
curl --silent --show-error --fail --location --output "$folder/$file" \
  "https://dl.google.com/dl/cloudsdk/channels/rapid/downloads/$file"
echo "$digest  $folder/$file" | sha256sum --check --status
sudo tar -xzf "$folder/$file" -C /opt
rm -r "$folder"
sudo ln -sf /opt/google-cloud-sdk/bin/gcloud /usr/local/bin/gcloud
if command -v kubectl >/dev/null; then
  sudo gcloud components install gke-gcloud-auth-plugin --quiet
  sudo ln -sf /opt/google-cloud-sdk/bin/gke-gcloud-auth-plugin /usr/local/bin/gke-gcloud-auth-plugin
fi
