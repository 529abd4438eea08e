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

# The Python that has PyTorch: that of the path, or one that an image keeps apart.
python=$(command -v python3 || command -v python)
for home in ${PYTORCH_HOMES:-/opt/pytorch /opt/conda}; do
  "${python:-python3}" -c 'import torch' >/dev/null 2>&1 && break
  "$home/bin/python" -c 'import torch' >/dev/null 2>&1 && python=$home/bin/python
done

# A product that is known beforehand, computed on every GPU: by PyTorch, or, where an
# image has none, by a kernel of our own that the driver itself translates.
"${python:-python3}" - <<'PYTHON'
import ctypes
import sys

# Every thread writes the square of its number.
KERNEL = b"""
.version 6.4
.target sm_75
.address_size 64
.visible .entry square(.param .u64 target)
{
  .reg .b32 %r<5>;
  .reg .b64 %rd<4>;
  ld.param.u64 %rd1, [target];
  cvta.to.global.u64 %rd1, %rd1;
  mov.u32 %r1, %ctaid.x;
  mov.u32 %r2, %ntid.x;
  mov.u32 %r3, %tid.x;
  mad.lo.s32 %r1, %r1, %r2, %r3;
  mul.wide.u32 %rd2, %r1, 4;
  add.s64 %rd3, %rd1, %rd2;
  mul.lo.u32 %r4, %r1, %r1;
  st.global.u32 [%rd3], %r4;
  ret;
}
"""
BLOCKS, THREADS = 1024, 256
COUNT = BLOCKS * THREADS


def with_pytorch(torch):
    if not torch.cuda.is_available():
        sys.exit("PyTorch finds no GPU")
    for index in range(torch.cuda.device_count()):
        ones = torch.ones(1024, 1024, device=f"cuda:{index}")
        product = ones @ ones
        torch.cuda.synchronize(index)
        if product.min().item() != 1024 or product.max().item() != 1024:
            sys.exit(f"GPU {index} computes wrongly: expected 1024 everywhere")
        print(f"GPU {index}: {torch.cuda.get_device_name(index)} multiplied 1024 x 1024 (PyTorch)")


def with_driver():
    try:
        cuda = ctypes.CDLL("libcuda.so.1")
    except OSError:
        sys.exit("There is neither PyTorch nor a CUDA driver (libcuda.so.1)")

    def call(name, *arguments):
        code = getattr(cuda, name)(*arguments)
        if code:
            text = ctypes.c_char_p()
            cuda.cuGetErrorName(code, ctypes.byref(text))
            sys.exit(f"{name} failed: {(text.value or b'?').decode()} ({code})")

    count = ctypes.c_int()
    call("cuInit", 0)
    call("cuDeviceGetCount", ctypes.byref(count))
    if not count.value:
        sys.exit("The CUDA driver finds no GPU")
    for index in range(count.value):
        device, context, module, kernel = ctypes.c_int(), ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
        target, name = ctypes.c_uint64(), ctypes.create_string_buffer(100)
        call("cuDeviceGet", ctypes.byref(device), index)
        call("cuDeviceGetName", name, len(name), device)
        call("cuCtxCreate_v2", ctypes.byref(context), 0, device)
        call("cuModuleLoadData", ctypes.byref(module), KERNEL)
        call("cuModuleGetFunction", ctypes.byref(kernel), module, b"square")
        call("cuMemAlloc_v2", ctypes.byref(target), ctypes.c_size_t(4 * COUNT))
        arguments = (ctypes.c_void_p * 1)(ctypes.addressof(target))
        call("cuLaunchKernel", kernel, BLOCKS, 1, 1, THREADS, 1, 1, 0, None, arguments, None)
        call("cuCtxSynchronize")
        squares = (ctypes.c_uint32 * COUNT)()
        call("cuMemcpyDtoH_v2", squares, target, ctypes.c_size_t(4 * COUNT))
        call("cuCtxDestroy_v2", context)
        wrong = next((it for it in range(COUNT) if squares[it] != it * it % 2**32), None)
        if wrong is not None:
            sys.exit(f"GPU {index} computes wrongly: {wrong} squared is not {squares[wrong]}")
        print(f"GPU {index}: {name.value.decode()} squared {COUNT} numbers (CUDA driver)")


try:
    import torch
except ImportError:
    with_driver()
else:
    with_pytorch(torch)
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
installed=$(command -v docker)
# Not everybody is in the group that may ask Docker.
docker() {
  if command docker info >/dev/null 2>&1 || ! command -v sudo >/dev/null; then
    command docker "$@"
  else
    sudo -n docker "$@"
  fi
}
if ! metrics && [ -n "$installed" ]; then
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
