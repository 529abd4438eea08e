#!/bin/sh
# Is the GPU there, does it compute, and can it be watched? Says which of the
# three fails, and ends with 1 where one does.
set -u
failures=0

report() {
  if [ "$1" -eq 0 ]; then
    printf 'ok    %s\n' "$2"
  else
    printf 'FAIL  %s\n      %s\n' "$2" "$3"
    failures=$((failures + 1))
  fi
}

nvidia-smi --query-gpu=index,name,memory.total,driver_version --format=csv
report $? 'the driver sees a GPU' \
  'nvidia-smi failed: the driver may still be installing, wait some minutes and run this again'

# A product that is known beforehand, computed on every GPU.
python=$(command -v python3 || command -v python)
"${python:-python3}" - <<'PYTHON'
import sys

try:
    import torch
except ImportError:
    sys.exit("PyTorch is not in this Python; activate the environment of the image, or pip install torch")
if not torch.cuda.is_available():
    sys.exit("PyTorch finds no GPU")
for index in range(torch.cuda.device_count()):
    ones = torch.ones(1024, 1024, device=f"cuda:{index}")
    product = ones @ ones
    torch.cuda.synchronize(index)
    if product.min().item() != 1024 or product.max().item() != 1024:
        sys.exit(f"GPU {index} computes wrongly: expected 1024 everywhere")
    print(f"GPU {index}: {torch.cuda.get_device_name(index)} multiplied 1024 x 1024")
PYTHON
report $? 'the GPU computes' 'see the line above'

# DCGM's exporter is what monitoring scrapes. It is started for the test where
# nothing answers yet.
metrics_url=${DCGM_METRICS_URL:-http://localhost:9400/metrics}
metrics() {
  "${python:-python3}" - "$metrics_url" <<'PYTHON'
import sys
import urllib.request

try:
    text = urllib.request.urlopen(sys.argv[1], timeout=5).read().decode()
except OSError:
    sys.exit(1)
sys.exit("\nDCGM_FI_DEV_GPU_UTIL" not in "\n" + text)
PYTHON
}
exporter=${DCGM_EXPORTER_IMAGE:-nvcr.io/nvidia/k8s/dcgm-exporter:4.6.0-4.8.3-distroless}
started=
if ! metrics && command -v docker >/dev/null; then
  started=$(docker run --detach --rm --gpus all --cap-add SYS_ADMIN \
    --publish 127.0.0.1:9400:9400 "$exporter")
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    metrics && break
    sleep 3
  done
fi
metrics
report $? 'the GPU can be watched' \
  "$metrics_url has no DCGM_FI_DEV_GPU_UTIL; the log of its exporter says why"
[ -n "$started" ] && docker stop "$started" >/dev/null

[ "$failures" -eq 0 ]
