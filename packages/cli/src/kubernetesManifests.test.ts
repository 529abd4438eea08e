import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import {
  chartProblems,
  DEFAULT_TOLERATIONS,
} from './__testUtils__/gpuOperatorChart';
import { CLOUDS, labs } from './__testUtils__/labRepository';

/*
 * What Lab 1 brings into a cluster: the manifests of the smoke test, held against the schemas of Kubernetes (from its
 * OpenAPI document, as kubernetes-models compiles them), and the values of NVIDIA's GPU operator, held against what its chart
 * takes. That a cluster would take them is not shown: a field that Kubernetes does not know passes these schemas.
 */

type Manifest = Record<string, any>;

const lab = path.join(labs, 'lab-1-gpu-environment');

const hasKubectl = !spawnSync('kubectl', ['version', '--client']).error;

/** In a process of its own, because the models are ES modules. */
const VALIDATE = `
const modules = { 'batch/v1': 'kubernetes-models/batch/v1', v1: 'kubernetes-models/v1' };
let text = '';
for await (const chunk of process.stdin) text += chunk;
const answers = [];
for (const manifest of JSON.parse(text)) {
  const { apiVersion, kind } = manifest;
  const Model = modules[apiVersion] && (await import(modules[apiVersion]))[kind];
  try {
    if (!Model) throw new Error('no such kind');
    new Model(manifest).validate();
    answers.push('valid');
  } catch (error) {
    answers.push(kind + ': ' + error.message);
  }
}
process.stdout.write(JSON.stringify(answers));
`;

function validities(manifests: Manifest[]): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', VALIDATE],
    {
      cwd: path.resolve(__dirname, '..'),
      input: JSON.stringify(manifests),
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  if (!stdout) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}

function readYaml(...place: string[]): Manifest {
  return parse(fs.readFileSync(path.join(lab, ...place), 'utf8'));
}

function readText(...place: string[]): string {
  return fs.readFileSync(path.join(lab, ...place), 'utf8');
}

describe('the schemas of Kubernetes', () => {
  it('refuse a job whose container has no name, or an image that is no text', () => {
    const job = readYaml('kubernetes/kubernetes/smoke-test/job.yaml');
    const [container] = job.spec.template.spec.containers;
    const broken = (change: object): Manifest => ({
      ...job,
      spec: {
        template: {
          spec: {
            ...job.spec.template.spec,
            containers: [{ ...container, ...change }],
          },
        },
      },
    });

    expect(
      validities([job, broken({ name: undefined }), broken({ image: 3 })]),
    ).toEqual([
      'valid',
      expect.stringMatching(/^Job: .*required property name/),
      expect.stringMatching(/^Job: .*image must be string/),
    ]);
  });
});

describe.each(CLOUDS)('the smoke test as a job on %s', cloud => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifests-'));
  let manifests: Manifest[];

  beforeAll(() => {
    for (const part of ['repository', 'kubernetes', `${cloud}-kubernetes`]) {
      fs.cpSync(path.join(lab, part), folder, { recursive: true });
    }
    if (hasKubectl) {
      const { stdout, stderr } = spawnSync(
        'kubectl',
        ['kustomize', path.join(folder, 'kubernetes/smoke-test')],
        { encoding: 'utf8' },
      );
      if (!stdout) {
        throw new Error(stderr);
      }
      manifests = parseAllDocuments(stdout).map(it => it.toJS());
    } else {
      // Without the config maps and patches that kustomize makes.
      manifests = fs
        .readdirSync(path.join(folder, 'kubernetes'), { recursive: true })
        .map(String)
        .filter(it => /\.yaml$/.test(it) && !/kustomization|values/.test(it))
        .map(it =>
          parse(fs.readFileSync(path.join(folder, 'kubernetes', it), 'utf8')),
        );
    }
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const podOf = (): Manifest =>
    manifests.find(it => it.kind === 'Job')!.spec.template;

  it('is of the kinds and shapes of Kubernetes', () => {
    const kinds = manifests.map(it => it.kind);

    expect(validities(manifests)).toEqual(manifests.map(() => 'valid'));
    expect(kinds).toEqual(
      expect.arrayContaining(['Namespace', 'ServiceAccount', 'Job']),
    );
    expect(kinds.includes('Service')).toBe(cloud === 'gcp');
  });

  it('lands on the GPU node, and nowhere else', () => {
    const { nodeSelector, tolerations, containers } = podOf().spec;
    const pool = readText(
      `${cloud}-kubernetes/infra/modules/gpu-nodes/main.tf`,
    );
    const [[label, value]] = Object.entries(nodeSelector);

    expect(pool).toMatch(new RegExp(`"${label}"\\s*=\\s*"${value}"`));
    expect(pool).toContain('nvidia.com/gpu');
    expect(tolerations).toContainEqual(DEFAULT_TOLERATIONS[0]);
    expect(containers[0].resources.limits['nvidia.com/gpu']).toBe(1);
    // By a version, so that it is the same one tomorrow.
    expect(containers[0].image).toMatch(/:[^:]*\d+\.\d+/);
  });

  it('is a pod that its namespace lets run', () => {
    const { metadata } = manifests.find(it => it.kind === 'Namespace')!;
    const { securityContext, containers } = podOf().spec;

    expect(metadata.labels['pod-security.kubernetes.io/enforce']).toBe(
      'restricted',
    );
    expect(securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(containers[0].securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
  });

  (hasKubectl ? describe : describe.skip)('as kustomize makes it', () => {
    it('has the script, the metrics’ address and the identity that it names', () => {
      const { serviceAccountName, containers, volumes } = podOf().spec;
      const configMaps = manifests.filter(it => it.kind === 'ConfigMap');
      const named = [
        containers[0].envFrom[0].configMapRef.name,
        volumes.find((it: Manifest) => it.configMap).configMap.name,
      ];

      expect(configMaps.map(it => it.metadata.name).sort()).toEqual(
        named.sort(),
      );
      expect(
        configMaps.find(it => it.data['gpu-smoke-test.sh'])!.data[
          'gpu-smoke-test.sh'
        ],
      ).toBe(readText('repository/infra/files/gpu-smoke-test.sh'));
      expect(
        configMaps.find(it => it.data.DCGM_METRICS_URL)!.data.DCGM_METRICS_URL,
      ).toMatch(/^http:\/\/[\w-]+\.[\w-]+\.svc:9400\/metrics$/);
      expect(
        manifests.find(it => it.kind === 'ServiceAccount')!.metadata.name,
      ).toBe(serviceAccountName);
    });
  });
});

describe('values of the GPU operator', () => {
  const shared = readYaml('gpu-operator/kubernetes/gpu-operator/values.yaml');

  it.each(['aws', 'azure'])(
    'of the lab are ones that its chart takes, on %s',
    cloud => {
      const own = readYaml(
        `${cloud}-kubernetes/kubernetes/gpu-operator/cloud-values.yaml`,
      );

      expect([...chartProblems(shared), ...chartProblems(own)]).toEqual([]);
    },
  );

  it('that the chart does not have, or has otherwise, are named', () => {
    expect(
      chartProblems({
        driver: { enabeld: false },
        toolkit: { enabled: 'false' },
        dcgmExporter: { service: { internalTrafficPolicy: 'Node' } },
        daemonsets: { tolerations: {} },
      }),
    ).toEqual([
      'the chart has no driver.enabeld',
      'toolkit.enabled is a string, the chart takes a boolean',
      'dcgmExporter.service.internalTrafficPolicy is Node, the chart takes Cluster or Local',
      'daemonsets.tolerations is a object, the chart takes a list',
    ]);
  });

  it('leave the driver to the image or the cloud, which bring it', () => {
    expect(shared).toMatchObject({
      driver: { enabled: false },
      toolkit: { enabled: false },
    });
    expect(readText('aws-kubernetes/infra/modules/gpu-nodes/main.tf')).toMatch(
      /ami_type\s*=\s*"AL2023_x86_64_NVIDIA"/,
    );
    expect(
      readText('azure-kubernetes/infra/modules/gpu-nodes/main.tf'),
    ).toMatch(/gpu_driver\s*=\s*"Install"/);
  });

  it('let it run on spot nodes of Azure, which keep others away', () => {
    const own = readYaml(
      'azure-kubernetes/kubernetes/gpu-operator/cloud-values.yaml',
    );
    const pool = readText('azure-kubernetes/infra/modules/gpu-nodes/locals.tf');
    const tolerated = [
      ...own.daemonsets.tolerations,
      ...own['node-feature-discovery'].worker.tolerations,
    ].map((it: Manifest) => it.key);
    const spot = /spot_key = "(.*)"/.exec(pool)![1];

    expect(tolerated.filter(it => it === spot)).toHaveLength(2);
    expect(tolerated.filter(it => it === 'nvidia.com/gpu')).toHaveLength(2);
  });
});
