import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FakeAnswer, FakeTools } from './__testUtils__/FakeTools';
import { CLOUDS, renderLab } from './__testUtils__/labRepository';

/*
 * The scripts with which people reach the cluster of Lab 1, as they are in a generated repository. What they call is
 * played: that it is called in the right order with the right words is shown, that a cloud would answer so is not.
 */

jest.setTimeout(60_000);

/** The real one. */
const terraform = String(
  spawnSync('sh', ['-c', 'command -v terraform']).stdout,
).trim();

const OUTPUTS = {
  aws: {
    cluster_name: 'lab-2e8b0001',
    cluster_endpoint: 'https://ABC.gr7.us-east-1.eks.amazonaws.com',
  },
  gcp: { cluster_name: 'lab-2e8b0001', cluster_location: 'us-central1-a' },
  azure: {
    cluster_name: 'lab-2e8b0001',
    resource_group_name: 'lab-2e8b0001',
    workload_client_id: '00000000-0000-4000-8000-000000000009',
  },
};

const COMPLETE = JSON.stringify({
  status: { conditions: [{ type: 'Complete', status: 'True' }] },
});
const FAILED = JSON.stringify({
  status: {
    conditions: [
      { type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' },
    ],
  },
});

const KUBECTL: FakeAnswer[] = [
  { when: /^kustomize /, stdout: 'kind: Job\n' },
  { when: /^config view/, stdout: '{"clusters": [{"name": "arn:lab"}]}' },
  { when: /^get job/, stdout: COMPLETE },
  { when: /^logs/, stdout: 'ok    the driver sees a GPU\n' },
  { when: /^get pods/, stdout: 'NAME READY\n' },
  {},
];
const AWS: FakeAnswer[] = [
  {
    when: /^ec2 describe-instances/,
    stdout: '{"Reservations": [{"Instances": [{"InstanceId": "i-0abc"}]}]}',
  },
  { when: /^ssm start-session/, listens: true },
  {},
];
const invoked = (logs: string, exitCode = 0): string =>
  JSON.stringify({ exitCode, logs });
const AZ: FakeAnswer[] = [
  { when: /get job/, stdout: invoked(COMPLETE) },
  { when: /logs job/, stdout: invoked('ok    the driver sees a GPU\n') },
  { stdout: invoked('NAME READY\n') },
];

describe.each(CLOUDS)('the scripts of the cluster on %s', cloud => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cluster-scripts-'));
  const repository = path.join(folder, 'repository');
  const temporary = path.join(folder, 'tmp');
  const tools = new FakeTools(path.join(folder, 'tools'));

  beforeAll(async () => {
    fs.mkdirSync(temporary);
    await renderLab('lab-1-gpu-environment', cloud, repository, {
      runtime: 'kubernetes',
    });
  });

  beforeEach(() => {
    tools.forgetCalls();
    outputs(OUTPUTS[cloud]);
    tools.set('kubectl', KUBECTL);
    tools.set('helm', [{ stdout: 'STATUS: deployed\n' }]);
    tools.set('aws', AWS);
    tools.set('gcloud', [{}]);
    tools.set('az', AZ);
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  function outputs(values: Record<string, string>) {
    const stdout = JSON.stringify(
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, { value }]),
      ),
    );
    tools.set('terraform', [{ when: /^output -json/, stdout }]);
  }

  function run(
    script: string,
    args: string[] = [],
    env: Record<string, string> = {},
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [`scripts/${script}.mjs`, ...args], {
      cwd: repository,
      env: { PATH: tools.bin, TMPDIR: temporary, HOME: folder, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', chunk => {
      stdout += chunk;
    });
    child.stderr.on('data', chunk => {
      stderr += chunk;
    });
    return new Promise(resolve => {
      child.on('close', code => resolve({ code, stdout, stderr }));
    });
  }

  /** What kubectl and helm were asked, wherever they ran. */
  function asked(program: string): string[] {
    const here = tools
      .calls(program)
      .map(it => it.args.join(' '))
      .filter(it => !/^(config|kustomize) /.test(it));
    const there = tools
      .calls('az')
      .map(({ args }) => args[args.indexOf('--command') + 1])
      .filter(it => it?.startsWith(`${program} `))
      .map(it => it.slice(program.length + 1));
    return [...here, ...there];
  }

  it('hand a question to the cluster, and print the answer', async () => {
    const { code, stdout, stderr } = await run('kubectl', [
      ...['get', 'pods', '-A'],
    ]);

    expect([code, stdout, stderr]).toEqual([0, 'NAME READY\n', '']);
    expect(asked('kubectl')).toEqual(['get pods -A']);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });

  it('ask for a question where there is none', async () => {
    const { code, stderr } = await run('kubectl');

    expect(stderr).toContain("Say what to ask: make kubectl ARGS='get pods");
    expect(code).toBe(1);
  });

  it('say that there is no cluster before there is one', async () => {
    outputs({});
    const { code, stderr } = await run('smoke-test');

    expect(stderr).toContain('There is no cluster yet: make apply');
    expect(code).toBe(1);
  });

  it('run the smoke test and print what it says', async () => {
    const { code, stdout, stderr } = await run('smoke-test');

    expect(stderr).toBe('');
    expect(stdout).toMatch(/ok {4}the driver sees a GPU\nThe GPU works\.\n$/);
    expect(code).toBe(0);
    expect(asked('kubectl')).toEqual([
      'delete job gpu-smoke-test --namespace lab --ignore-not-found',
      'apply --filename smoke-test.yaml',
      ...(cloud === 'azure'
        ? [
            `annotate serviceaccount lab --namespace lab azure.workload.identity/client-id=${OUTPUTS.azure.workload_client_id} --overwrite`,
          ]
        : []),
      'get job gpu-smoke-test --namespace lab --output json',
      'logs job/gpu-smoke-test --namespace lab',
    ]);
    expect(tools.calls('kubectl')[0].args).toEqual([
      'kustomize',
      path.join(repository, 'kubernetes/smoke-test'),
    ]);
    const applied = tools
      .calls()
      .find(it => /apply --filename/.test(it.args.join(' ')));
    expect(applied?.files).toContain('smoke-test.yaml');
    expect(fs.readdirSync(temporary)).toEqual([]);
  });

  it('say why the smoke test failed, with what the pod said', async () => {
    const log = 'FAIL  the GPU computes\n';
    tools.set('kubectl', [
      { when: /^get job/, stdout: FAILED },
      { when: /^logs/, stdout: log },
      ...KUBECTL,
    ]);
    tools.set('az', [
      { when: /get job/, stdout: invoked(FAILED) },
      { when: /logs job/, stdout: invoked(log) },
      ...AZ,
    ]);
    const { code, stdout, stderr } = await run('smoke-test');

    expect(stdout).toContain(log);
    expect(stdout).not.toContain('The GPU works');
    expect(stderr).toMatch(
      /The smoke test failed: BackoffLimitExceeded\..*describe pods --namespace lab/,
    );
    expect(code).toBe(1);
  });

  it('say so where the pod found no node, and so left no log', async () => {
    tools.set('kubectl', [
      { when: /^get job/, stdout: FAILED },
      { when: /^logs/, stderr: 'no pods\n', code: 1 },
      ...KUBECTL,
    ]);
    tools.set('az', [
      { when: /get job/, stdout: invoked(FAILED) },
      { when: /logs job/, stdout: invoked('no pods', 1) },
      ...AZ,
    ]);
    const { code, stdout, stderr } = await run('smoke-test');

    expect(stdout).toContain('The pod left no log.');
    expect(stderr).toContain('The smoke test failed');
    expect(code).toBe(1);
  });

  it('say what to install where the way in is missing', async () => {
    const program = { aws: 'aws', gcp: 'gcloud', azure: 'az' }[cloud];
    tools.set(program, undefined);
    const { code, stderr } = await run('kubectl', ['version']);

    expect(stderr).toMatch(new RegExp(`${program} is not installed: https://`));
    expect(code).toBe(1);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });

  it('say that the way in failed, and leave nothing behind', async () => {
    const program = { aws: 'aws', gcp: 'gcloud', azure: 'az' }[cloud];
    tools.set(program, [{ stderr: 'not signed in\n', code: 255 }]);
    const { code, stderr } = await run('kubectl', ['version']);

    expect(stderr).toMatch(
      new RegExp(`not signed in\n[^]*${program} \\w+ ended with exit code 255`),
    );
    expect(code).toBe(1);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });

  switch (cloud) {
    case 'aws':
      it('go through Session Manager, with a kubeconfig of their own', async () => {
        await run('kubectl', ['get', 'pods', '-A']);
        const calls = tools.calls();
        const [update, describe_, session, ended] = tools.calls('aws');
        const [, setCluster, get] = tools.calls('kubectl');
        const { hostname } = new URL(OUTPUTS.aws.cluster_endpoint);
        const forwarded = JSON.parse(
          session.args[session.args.indexOf('--parameters') + 1],
        );

        expect(update.args).toEqual([
          ...['eks', 'update-kubeconfig', '--name', 'lab-2e8b0001'],
          ...['--region', 'us-east-1'],
        ]);
        expect(describe_.args).toContain(
          'Name=tag:eks:cluster-name,Values=lab-2e8b0001',
        );
        expect(session.args).toEqual(
          expect.arrayContaining(['--target', 'i-0abc']),
        );
        expect(forwarded).toMatchObject({
          host: [hostname],
          portNumber: ['443'],
        });
        expect(setCluster.args).toEqual([
          ...['config', 'set-cluster', 'arn:lab'],
          `--server=https://127.0.0.1:${forwarded.localPortNumber[0]}`,
          `--tls-server-name=${hostname}`,
        ]);
        for (const { kubeconfig } of [update, setCluster, get]) {
          expect(kubeconfig).toMatch(new RegExp(`^${temporary}/lab-cluster-`));
        }
        // The tunnel is closed, and after the last question.
        expect(ended).toMatchObject({ ended: true, args: session.args });
        expect(calls.indexOf(calls.find(it => it.ended)!)).toBe(
          calls.length - 1,
        );
      });

      it('say so where no node is left to go through', async () => {
        tools.set('aws', [
          { when: /^ec2/, stdout: '{"Reservations": []}' },
          ...AWS,
        ]);
        const { code, stderr } = await run('kubectl', ['version']);

        expect(stderr).toContain(
          'The cluster lab-2e8b0001 has no running node to go through',
        );
        expect(code).toBe(1);
      });

      it('say what is missing where the tunnel does not open', async () => {
        tools.set('aws', [{ when: /^ssm/, code: 254 }, ...AWS]);
        const { code, stderr } = await run('kubectl', ['version']);

        expect(stderr).toMatch(
          /The tunnel through i-0abc ended with exit code 254\. It needs the Session Manager plugin/,
        );
        expect(code).toBe(1);
      });
      break;
    case 'gcp':
      it('sign in by the name of the API, in the project that is set', async () => {
        await run('kubectl', ['get', 'pods'], {
          GOOGLE_PROJECT: 'lab-project',
        });
        const [{ args, kubeconfig }] = tools.calls('gcloud');

        expect(args).toEqual([
          ...['container', 'clusters', 'get-credentials', 'lab-2e8b0001'],
          ...['--location', 'us-central1-a', '--dns-endpoint'],
          ...['--project', 'lab-project'],
        ]);
        expect(kubeconfig).toMatch(new RegExp(`^${temporary}/lab-cluster-`));
      });

      it('install no operator: GKE has what it would bring', () => {
        expect(
          fs.existsSync(path.join(repository, 'make/gpu-operator.mk')),
        ).toBe(false);
      });
      break;
    default:
      it('let Azure run the command, with words quoted that a shell would take apart', async () => {
        await run('kubectl', ['get', 'pods', '--selector', "a in (b, 'c')"]);
        const [{ args }] = tools.calls('az');

        expect(args).toEqual([
          ...['aks', 'command', 'invoke', '--name', 'lab-2e8b0001'],
          ...['--resource-group', 'lab-2e8b0001', '--output', 'json'],
          '--command',
          `kubectl get pods --selector 'a in (b, '\\''c'\\'')'`,
        ]);
      });

      it('say what the command in the cluster said where it fails', async () => {
        tools.set('az', [{ stdout: invoked('forbidden', 1) }]);
        const { code, stderr } = await run('kubectl', ['get', 'pods']);

        expect(stderr).toContain(
          'kubectl get ended with exit code 1: forbidden',
        );
        expect(code).toBe(1);
      });
  }

  if (cloud !== 'gcp') {
    it('install the operator in one version, with the values of lab and cloud', async () => {
      const { code, stdout } = await run('gpu-operator');
      const [helm] = asked('helm');

      expect(code).toBe(0);
      expect(stdout).toContain(
        cloud === 'aws' ? 'STATUS: deployed' : 'NAME READY',
      );
      expect(helm).toMatch(
        /^upgrade --install gpu-operator gpu-operator --repo https:\/\/helm\.ngc\.nvidia\.com\/nvidia --version v\d+\.\d+\.\d+ --namespace gpu-operator --create-namespace --values values\.yaml --values cloud-values\.yaml$/,
      );
      const call = tools
        .calls(cloud === 'aws' ? 'helm' : 'az')
        .find(it => it.args.join(' ').includes('upgrade'));
      expect(call?.files).toEqual(
        expect.arrayContaining(['cloud-values.yaml', 'values.yaml']),
      );
    });
  }

  const describeQuota = terraform ? describe : describe.skip;
  const asksForQuota = () => {
    const usages = (entries: Record<string, [used: number, limit: number]>) =>
      tools.set('az', [
        {
          when: /^vm list-usage --location eastus --output json$/,
          stdout: JSON.stringify(
            Object.entries(entries).map(([value, [used, limit]]) => ({
              name: { value },
              currentValue: String(used),
              limit: String(limit),
            })),
          ),
        },
      ]);
    const written = path.join(repository, 'infra/quota.auto.tfvars.json');

    // Which quota it is, Terraform tells from the module that the plan asks too.
    beforeEach(() => {
      tools.set('terraform', undefined);
      fs.symlinkSync(terraform, path.join(tools.bin, 'terraform'));
    });

    afterEach(() => fs.rmSync(written, { force: true }));

    it('write the quota of the size’s family, however its name is spelt, and say what is in use', async () => {
      usages({
        cores: [0, 100],
        'Standard NCASv3_T4 Family': [8, 24],
      });
      const { code, stdout, stderr } = await run('quota');

      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('8 of 24 vCPUs are in use');
      expect(JSON.parse(fs.readFileSync(written, 'utf8'))).toEqual({
        quota_vcpus: 24,
      });
    });

    it('take the quota that is told where nobody may ask', async () => {
      tools.set('az', undefined);
      const told = await run('quota', [], { QUOTA_VCPUS: '12' });
      const written12 = fs.readFileSync(written, 'utf8');
      const wrong = await run('quota', [], { QUOTA_VCPUS: 'many' });

      expect([told.code, told.stderr]).toEqual([0, '']);
      expect(JSON.parse(written12)).toEqual({ quota_vcpus: 12 });
      expect(wrong.stderr).toContain('found many, expected a number of vCPUs');
      expect(wrong.code).toBe(1);
    });

    it('are asked before a plan and before an apply, and not before a simulated one', () => {
      const asks = (target: string) =>
        spawnSync('make', ['--dry-run', target], {
          cwd: repository,
          encoding: 'utf8',
        }).stdout.includes('scripts/quota.mjs');

      expect(['plan', 'apply', 'sim-plan', 'sim-apply'].map(asks)).toEqual([
        true,
        true,
        false,
        false,
      ]);
    });

    it('take the quota of spot for spot', async () => {
      const file = path.join(repository, 'infra/lab.auto.tfvars.json');
      const before = fs.readFileSync(file, 'utf8');
      fs.writeFileSync(
        file,
        JSON.stringify({ ...JSON.parse(before), purchase: 'spot' }),
      );
      usages({ lowPriorityCores: [0, 3], standardNCASv3_T4Family: [0, 24] });
      try {
        const { stdout } = await run('quota');

        expect(stdout).toContain('lowPriorityCores in eastus: 0 of 3 vCPUs');
      } finally {
        fs.writeFileSync(file, before);
      }
    });

    it('say so where the size is none of the lab’s', async () => {
      const file = path.join(repository, 'infra/lab.auto.tfvars.json');
      const before = fs.readFileSync(file, 'utf8');
      fs.writeFileSync(
        file,
        JSON.stringify({
          ...JSON.parse(before),
          instance_type: 'Standard_D2s_v5',
        }),
      );
      try {
        const { code, stderr } = await run('quota');

        expect(stderr).toContain(
          'infra/modules/gpu-types knows no quota for Standard_D2s_v5',
        );
        expect(code).toBe(1);
      } finally {
        fs.writeFileSync(file, before);
      }
    });

    it('say so where Azure has no such quota, the command line fails, or is missing', async () => {
      usages({ cores: [0, 100] });
      const unknown = await run('quota');
      tools.set('az', [{ stderr: 'Please run az login\n', code: 1 }]);
      const failed = await run('quota');
      tools.set('az', undefined);
      const missing = await run('quota');

      expect(unknown.stderr).toContain(
        'Azure names no quota standardNCASv3_T4Family in eastus',
      );
      expect(failed.stderr).toMatch(/command line failed: .*az login/);
      expect(missing.stderr).toMatch(/\(az\) is not installed: https/);
      expect([unknown.code, failed.code, missing.code]).toEqual([1, 1, 1]);
      expect(fs.existsSync(written)).toBe(false);
    });
  };
  if (cloud === 'azure') {
    describeQuota('that ask for the quota', asksForQuota);
  }
});
