import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { FakeTools } from './__testUtils__/FakeTools';
import { labs } from './__testUtils__/labRepository';

/*
 * The smoke test of Lab 1, run by a real shell and a real Python. The driver, PyTorch and Docker are played: that it tells
 * what is missing from what works is shown, that a GPU computes is not.
 */

const script = path.join(
  labs,
  'lab-1-gpu-environment/repository/infra/files/gpu-smoke-test.sh',
);
const python = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'])
  .stdout?.toString()
  .trim();
const describeWithPython = python ? describe : describe.skip;
const compiler = ['cc', 'gcc', 'clang'].find(
  it => !spawnSync(it, ['--version']).error,
);
const describeWithCompiler = compiler ? describe : describe.skip;

/*
 * As much of the CUDA driver as the test calls, as a library: a GPU whose memory is that of the process. It asks for a
 * kernel in NVIDIA's assembly language by its name, and does what the kernel says; FAULT makes it do wrong.
 */
const DRIVER = `
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
static int fault(const char *it) { const char *is = getenv("FAULT"); return is && !strcmp(is, it); }
int cuInit(unsigned flags) { return fault("init") ? 100 : 0; }
int cuGetErrorName(int code, const char **text) { *text = "CUDA_ERROR_NO_DEVICE"; return 0; }
int cuDeviceGetCount(int *count) { *count = fault("none") ? 0 : 2; return 0; }
int cuDeviceGet(int *device, int ordinal) { *device = ordinal; return 0; }
int cuDeviceGetName(char *name, int length, int device) { strncpy(name, "NVIDIA L4", length); return 0; }
int cuCtxCreate_v2(void **context, unsigned flags, int device) { *context = malloc(1); return 0; }
int cuCtxDestroy_v2(void *context) { free(context); return 0; }
int cuModuleLoadData(void **module, const char *text) { *module = (void *)text; return strstr(text, ".visible .entry square(") ? 0 : 218; }
int cuModuleGetFunction(void **kernel, void *module, const char *name) { *kernel = module; return strcmp(name, "square") ? 500 : 0; }
int cuMemAlloc_v2(uint64_t *target, size_t bytes) { *target = (uint64_t)malloc(bytes); return 0; }
int cuLaunchKernel(void *kernel, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz,
                   unsigned shared, void *stream, void **arguments, void **extra) {
  uint32_t *target = (uint32_t *)*(uint64_t *)arguments[0];
  for (uint32_t it = 0; it < gx * bx; it++) target[it] = it * it;
  if (fault("wrong")) target[70000] = 7;
  return gy * gz * by * bz == 1 ? 0 : 1;
}
int cuCtxSynchronize(void) { return 0; }
int cuMemcpyDtoH_v2(void *here, uint64_t there, size_t bytes) { memcpy(here, (void *)there, bytes); return 0; }
`;

/** As much of PyTorch as the test calls; `product` is what the GPU makes of ones. */
const torch = (available: boolean, product = 1024): string => `
class _Tensor:
    def __init__(self, value=1): self.value = value
    def __matmul__(self, other): return _Tensor(${product})
    def min(self): return self
    def max(self): return self
    def item(self): return self.value

class cuda:
    is_available = staticmethod(lambda: ${available ? 'True' : 'False'})
    device_count = staticmethod(lambda: 1)
    synchronize = staticmethod(lambda index: None)
    get_device_name = staticmethod(lambda index: "NVIDIA L4")

def ones(*size, device): return _Tensor()
`;

jest.setTimeout(30_000);

describeWithPython('the smoke test of a GPU', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gpu-smoke-test-'));
  const packages = path.join(folder, 'packages');
  /** Where an image may keep a Python with PyTorch. */
  const homes = path.join(folder, 'pytorch');
  const tools = new FakeTools(path.join(folder, 'tools'));
  let metrics: string | undefined;
  /** So many requests come too early. */
  let early = 0;
  const exporter = http.createServer((_, response) => {
    const answer = early > 0 ? undefined : metrics;
    early -= 1;
    response
      .writeHead(answer === undefined ? 503 : 200, { connection: 'close' })
      .end(answer);
  });

  beforeAll(async () => {
    fs.symlinkSync(python!, path.join(tools.bin, 'python3'));
    await new Promise<void>(resolve => {
      exporter.listen(0, '127.0.0.1', resolve);
    });
  });

  beforeEach(() => {
    tools.forgetCalls();
    tools.set('nvidia-smi', [
      { stdout: '0, NVIDIA L4, 23034 MiB, 595.91.07\n' },
    ]);
    tools.set('docker', undefined);
    tools.set('sleep', [{}]);
    withTorch(torch(true));
    early = 0;
    metrics = '# HELP x\nDCGM_FI_DEV_GPU_UTIL{gpu="0"} 0\n';
  });

  afterAll(() => {
    exporter.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function withTorch(source: string | undefined) {
    fs.rmSync(packages, { recursive: true, force: true });
    if (source !== undefined) {
      fs.mkdirSync(packages);
      fs.writeFileSync(path.join(packages, 'torch.py'), source);
    }
  }

  function run(
    env: Record<string, string> = {},
  ): Promise<{ code: number | null; output: string }> {
    const { port } = exporter.address() as AddressInfo;
    const child = spawn('/bin/sh', [script], {
      env: {
        PATH: tools.bin,
        PYTHONPATH: packages,
        PYTHONNOUSERSITE: '1',
        PYTHONDONTWRITEBYTECODE: '1',
        DCGM_METRICS_URL: `http://127.0.0.1:${port}/metrics`,
        PYTORCH_HOMES: homes,
        ...env,
      },
    });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    return new Promise(resolve => {
      child.on('close', code => resolve({ code, output }));
    });
  }

  it('passes where the driver, PyTorch and the exporter each see the GPU', async () => {
    const { code, output } = await run();

    expect(output).toMatch(
      /ok {4}the driver sees a GPU[^]*NVIDIA L4 multiplied[^]*ok {4}the GPU computes[^]*ok {4}the GPU can be watched/,
    );
    expect(output).not.toContain('FAIL');
    expect(code).toBe(0);
  });

  it.each<[string, string, RegExp, () => void]>([
    [
      'there is no driver',
      'the driver sees a GPU',
      /nvidia-smi failed: the driver may still be installing/,
      () => tools.set('nvidia-smi', undefined),
    ],
    [
      'the driver finds no GPU',
      'the driver sees a GPU',
      /No devices were found[^]*nvidia-smi failed/,
      () =>
        tools.set('nvidia-smi', [
          { stdout: 'No devices were found\n', code: 6 },
        ]),
    ],
    [
      'PyTorch finds no GPU',
      'the GPU computes',
      /PyTorch finds no GPU/,
      () => withTorch(torch(false)),
    ],
    [
      'there is neither PyTorch nor a CUDA driver',
      'the GPU computes',
      /neither PyTorch nor a CUDA driver \(libcuda\.so\.1\)/,
      () => withTorch('raise ImportError("no torch")'),
    ],
    [
      'the GPU computes wrongly',
      'the GPU computes',
      /GPU 0 computes wrongly: expected 1024 everywhere/,
      () => withTorch(torch(true, 1023)),
    ],
    [
      'nothing answers for the metrics',
      'the GPU can be watched',
      /\/metrics has no DCGM_FI_DEV_GPU_UTIL; the log of its exporter says why/,
      () => {
        metrics = undefined;
      },
    ],
    [
      'the metrics are of another exporter',
      'the GPU can be watched',
      /\/metrics has no DCGM_FI_DEV_GPU_UTIL/,
      () => {
        metrics = 'node_load1 0.2\n';
      },
    ],
  ])('says so where %s, and goes on', async (_, failed, message, breaks) => {
    breaks();
    const { code, output } = await run();

    expect(output).toMatch(message);
    expect([...output.matchAll(/^(?:ok|FAIL) .*$/gm)].map(String)).toEqual(
      [
        'the driver sees a GPU',
        'the GPU computes',
        'the GPU can be watched',
      ].map(it => `${it === failed ? 'FAIL  ' : 'ok    '}${it}`),
    );
    expect(code).toBe(1);
  });

  it('starts the exporter where Docker can and nothing answers, and stops it again', async () => {
    early = 3;
    tools.set('docker', [{ when: /^run/, stdout: 'c0ffee\n' }, {}]);
    const { code, output } = await run();
    const [started, stopped] = tools
      .calls('docker')
      .map(it => it.args)
      .filter(([word]) => word !== 'info');

    expect(started).toEqual(
      expect.arrayContaining([
        ...['--gpus', 'all', '--publish', '127.0.0.1:9400:9400'],
        expect.stringMatching(/^nvcr\.io\/nvidia\/k8s\/dcgm-exporter:/),
      ]),
    );
    expect(stopped).toEqual(['stop', 'c0ffee']);
    expect(tools.calls('sleep')).toHaveLength(2);
    expect(output).toContain('ok    the GPU can be watched');
    expect(code).toBe(0);
  });

  it('asks Docker with sudo where one may not ask it oneself', async () => {
    early = 2;
    tools.set('docker', [{ stderr: 'permission denied\n', code: 1 }]);
    tools.set('sudo', [{ when: /docker run/, stdout: 'c0ffee\n' }, {}]);
    const { code } = await run();
    tools.set('sudo', undefined);
    const [started, stopped] = tools.calls('sudo').map(it => it.args);

    expect(started.slice(0, 3)).toEqual(['-n', 'docker', 'run']);
    expect(stopped).toEqual(['-n', 'docker', 'stop', 'c0ffee']);
    expect(code).toBe(0);
  });

  it('takes the Python of the image that has PyTorch, where that of the path has not', async () => {
    const bin = path.join(homes, 'bin');
    withTorch(undefined);
    fs.mkdirSync(bin, { recursive: true });
    fs.mkdirSync(packages);
    fs.writeFileSync(path.join(packages, 'torch.py'), torch(true));
    fs.writeFileSync(
      path.join(bin, 'python'),
      `#!/bin/sh\nPYTHONPATH=${packages} exec ${python} "$@"\n`,
      { mode: 0o755 },
    );
    const { code, output } = await run({ PYTHONPATH: '' });
    fs.rmSync(homes, { recursive: true });

    expect(output).toContain('NVIDIA L4 multiplied 1024 x 1024 (PyTorch)');
    expect(code).toBe(0);
  });

  describeWithCompiler('without PyTorch', () => {
    const libraries = path.join(folder, 'libraries');

    beforeAll(() => {
      fs.mkdirSync(libraries);
      const source = path.join(libraries, 'driver.c');
      fs.writeFileSync(source, DRIVER);
      const { status, stderr } = spawnSync(
        compiler!,
        [
          '-shared',
          '-fPIC',
          '-w',
          '-o',
          path.join(libraries, 'libcuda.so.1'),
          source,
        ],
        { encoding: 'utf8' },
      );
      if (status !== 0) {
        throw new Error(`${compiler} made no library: ${stderr}`);
      }
    });

    beforeEach(() => withTorch('raise ImportError("no torch")'));

    it('computes with the driver alone, on every GPU', async () => {
      const { code, output } = await run({ LD_LIBRARY_PATH: libraries });

      expect(output).toContain(
        'GPU 1: NVIDIA L4 squared 262144 numbers (CUDA driver)',
      );
      expect(output).toContain('ok    the GPU computes');
      expect(code).toBe(0);
    });

    it.each([
      ['init', /cuInit failed: CUDA_ERROR_NO_DEVICE \(100\)/],
      ['none', /The CUDA driver finds no GPU/],
      ['wrong', /GPU 0 computes wrongly: 70000 squared is not 7/],
    ])('says so where the driver fails: %s', async (FAULT, message) => {
      const { code, output } = await run({
        LD_LIBRARY_PATH: libraries,
        FAULT,
      });

      expect(output).toMatch(message);
      expect(output).toContain('FAIL  the GPU computes');
      expect(code).toBe(1);
    });
  });
});
