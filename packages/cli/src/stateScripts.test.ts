import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FakeAnswer, FakeTools } from './__testUtils__/FakeTools';
import { CLOUDS, renderLab } from './__testUtils__/labRepository';

/*
 * `make state` and `make state-destroy`, as they are in a generated repository. Terraform is played, as no backend can be
 * simulated: that it is called in the right order is shown. What `state/` makes, the samples of the templates show.
 */

jest.setTimeout(60_000);

const BACKEND = 'terraform {\n  backend "played" {}\n}\n';

const held = (...addresses: string[]): string =>
  JSON.stringify({
    values: {
      root_module: {
        resources: [
          { address: 'data.played.account', mode: 'data' },
          ...addresses.map(address => ({ address, mode: 'managed' })),
        ],
      },
    },
  });

const terraform = (state: string): FakeAnswer[] => [
  { when: /^version/, stdout: '{"terraform_version": "1.11.4"}' },
  { when: /^output -raw backend/, stdout: BACKEND },
  { when: /^show -json/, stdout: state },
  {},
];

describe.each(CLOUDS)('the place for the state on %s', cloud => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'state-scripts-'));
  const repository = path.join(folder, 'repository');
  const backend = path.join(repository, 'infra/backend.tf');
  const own = path.join(repository, 'state/terraform.tfstate');
  const tools = new FakeTools(path.join(folder, 'tools'));

  beforeAll(() => renderLab('lab-3-cost-monitoring', cloud, repository));

  beforeEach(() => {
    tools.forgetCalls();
    tools.set('terraform', terraform(held()));
    fs.rmSync(backend, { force: true });
    fs.rmSync(own, { force: true });
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  function run(
    script: string,
    env: Record<string, string> = { CONFIRM: 'yes' },
  ): Promise<{ code: number | null; stderr: string }> {
    const child = spawn(process.execPath, [`scripts/${script}.mjs`], {
      cwd: repository,
      env: { PATH: tools.bin, HOME: folder, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', chunk => {
      stderr += chunk;
    });
    return new Promise(resolve => {
      child.on('close', code => resolve({ code, stderr }));
    });
  }

  /** What Terraform was asked for, and in which folder. */
  function asked(): string[] {
    return tools
      .calls('terraform')
      .map(({ args, files }) => {
        const where = files.includes('workspace.tf') ? 'infra' : 'state';
        return `${where}: ${args.filter(it => it !== '-no-color').join(' ')}`;
      })
      .filter(it => !it.includes('version'));
  }

  it('is made under the names of the workspace, and the state moved there', async () => {
    expect(await run('state')).toEqual({ code: 0, stderr: '' });

    expect(asked()).toEqual([
      'state: init -input=false',
      'state: plan -input=false -out=state.tfplan',
      'state: apply -input=false state.tfplan',
      'state: output -raw backend',
      'infra: init -input=false -migrate-state -force-copy',
    ]);
    expect(fs.readFileSync(backend, 'utf8')).toBe(BACKEND);
    const values = JSON.parse(
      fs.readFileSync(
        path.join(repository, 'state/terraform.tfvars.json'),
        'utf8',
      ),
    );
    const lab = JSON.parse(
      fs.readFileSync(
        path.join(repository, 'infra/lab.auto.tfvars.json'),
        'utf8',
      ),
    );
    expect(values).toEqual({
      region: lab.region,
      module: lab.module,
      workspace: lab.workspace,
    });
    // Each of them is asked for, and none is missing.
    const text = fs.readFileSync(
      path.join(repository, 'state/main.tf'),
      'utf8',
    );
    expect(
      [...text.matchAll(/^variable "(\w+)"/gm)].map(it => it[1]).sort(),
    ).toEqual(Object.keys(values).sort());
  });

  it('is neither made nor destroyed where nobody says so', async () => {
    fs.writeFileSync(own, '{}');
    const made = await run('state', {});
    const destroyed = await run('state-destroy', {});

    expect(made.stderr).toMatch(/makes what is planned.*Set CONFIRM=yes/);
    expect(destroyed.stderr).toMatch(/destroys the storage.*Set CONFIRM=yes/);
    expect([made.code, destroyed.code]).toEqual([1, 1]);
    expect(asked().join()).not.toMatch(/: (apply|destroy)/);
  });

  it('is destroyed once the lab is, after the state was brought back', async () => {
    fs.writeFileSync(own, '{}');
    fs.writeFileSync(backend, BACKEND);

    expect(await run('state-destroy')).toEqual({ code: 0, stderr: '' });
    expect(asked()).toEqual([
      'infra: init -input=false',
      'infra: show -json',
      'infra: init -input=false -migrate-state -force-copy',
      'state: init -input=false',
      'state: destroy -input=false -auto-approve',
    ]);
    expect(fs.existsSync(backend)).toBe(false);
  });

  it('stays as long as the state holds a resource', async () => {
    fs.writeFileSync(own, '{}');
    fs.writeFileSync(backend, BACKEND);
    tools.set('terraform', terraform(held('played_bucket.data')));
    const { code, stderr } = await run('state-destroy');

    expect(stderr).toMatch(
      /still holds 1 resources, such as played_bucket\.data.*make destroy/,
    );
    expect(code).toBe(1);
    expect(asked().join()).not.toContain(': destroy');
    expect(fs.readFileSync(backend, 'utf8')).toBe(BACKEND);
  });

  it('says so where its own state is not here', async () => {
    const { code, stderr } = await run('state-destroy');

    expect(stderr).toContain('state/terraform.tfstate is not here');
    expect(code).toBe(1);
    expect(asked()).toEqual([]);
  });
});
