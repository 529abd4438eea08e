import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Inventory } from '../inventory/Inventory';
import { CommandError } from './CommandError';
import { runCommand } from './runCommand';

const AT = '2026-11-01T10:00:00.000Z';

describe('the command line', () => {
  let folder: string;

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "cloud sim's "));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  async function run(...args: string[]): Promise<string> {
    let output = '';
    await runCommand(args, {
      program: '/somewhere/cloud-sim.mjs',
      env: {},
      input: Readable.from([]),
      print: text => {
        output += text;
      },
    });
    return output;
  }

  async function put(id: string, tags: Record<string, string>) {
    const entry = {
      provider: 'aws',
      accountId: '000123456789',
      region: 'us-east-1',
      type: 'aws_sns_topic',
      id,
      sku: null,
      purchase: null,
      sizeGb: null,
      tags,
      createdAt: AT,
      simulated: true as const,
      state: { arn: `arn:${id}`, name: id, token: 'hidden' },
    };
    await Inventory.open(folder).run(view => view.put(entry, AT));
  }

  describe('setup', () => {
    it('prints the environment to run Terraform in', async () => {
      expect(JSON.parse(await run('setup', '--dir', folder))).toEqual({
        TF_CLI_CONFIG_FILE: path.join(folder, 'cloud-sim.tfrc'),
        CLOUD_SIM_DIR: folder,
        CHECKPOINT_DISABLE: '1',
        GOGC: '400',
        TF_IN_AUTOMATION: '1',
        NODE_COMPILE_CACHE: path.join(folder, 'compile-cache'),
      });
    });

    it('writes a mirror whose provider is a shell script that starts this program', async () => {
      await run('setup', '--dir', folder);
      const versions = path.join(
        folder,
        'mirror/registry.terraform.io/hashicorp/aws',
      );
      const [version] = fs.readdirSync(versions);
      const [platform] = fs.readdirSync(path.join(versions, version));
      expect(platform).toMatch(/^(linux|darwin)_(amd64|arm64)$/);
      const script = path.join(
        versions,
        version,
        platform,
        `terraform-provider-aws_v${version}`,
      );
      expect(fs.readFileSync(script, 'utf8')).toBe(
        `#!/bin/sh\nexec '${process.execPath}' '/somewhere/cloud-sim.mjs' provider aws\n`,
      );
      expect(fs.statSync(script).mode % 0o1000).toBe(0o755);
    });

    it('quotes paths so that the shell takes them literally', async () => {
      const program = path.join(folder, "it's $HOME.mjs");
      fs.writeFileSync(program, 'process.stdout.write(process.argv[2]);');
      await runCommand(['setup', '--dir', folder], {
        program,
        env: {},
        input: Readable.from([]),
        print: () => {},
      });
      const [script] = fs
        .readdirSync(folder, { recursive: true })
        .map(String)
        .filter(name => /terraform-provider-aws_v[\d.]+$/.test(name));
      expect(execFileSync(path.join(folder, script)).toString()).toBe(
        'provider',
      );
    });

    it('can be run again', async () => {
      const first = await run('setup', '--dir', folder);
      await expect(run('setup', '--dir', folder)).resolves.toBe(first);
    });
  });

  describe('inventory', () => {
    beforeEach(async () => {
      await put('a', { lab: 'lab-1', learner: 'ada' });
      await put('b', { lab: 'lab-2', learner: 'ada', note: 'x=y' });
    });

    async function ids(...tags: string[]): Promise<string[]> {
      const options = tags.flatMap(tag => ['--tag', tag]);
      const text = await run('inventory', '--dir', folder, ...options);
      return JSON.parse(text).resources.map(({ id }: { id: string }) => id);
    }

    it('lists what exists, without its attributes', async () => {
      const text = await run('inventory', '--dir', folder);
      expect(JSON.parse(text).resources[0]).toEqual({
        provider: 'aws',
        accountId: '000123456789',
        region: 'us-east-1',
        type: 'aws_sns_topic',
        id: 'a',
        arn: 'arn:a',
        name: 'a',
        sku: null,
        purchase: null,
        sizeGb: null,
        tags: { lab: 'lab-1', learner: 'ada' },
        createdAt: AT,
        simulated: true,
      });
      expect(text).not.toContain('hidden');
    });

    it('lists only what carries every tag', async () => {
      await expect(ids('learner=ada')).resolves.toEqual(['a', 'b']);
      await expect(ids('learner=ada', 'lab=lab-2')).resolves.toEqual(['b']);
      await expect(ids('note=x=y')).resolves.toEqual(['b']);
      await expect(ids('lab=lab-3')).resolves.toEqual([]);
    });

    it('refuses a tag without a value', async () => {
      await expect(ids('lab')).rejects.toThrow(
        '--tag: found "lab", expected KEY=VALUE',
      );
    });
  });

  it('journal prints one JSON record a line', async () => {
    await put('a', {});
    const lines = (await run('journal', '--dir', folder)).trim().split('\n');
    expect(lines.map(line => JSON.parse(line))).toEqual([
      expect.objectContaining({ at: AT, op: 'create', id: 'a' }),
    ]);
  });

  it('drift deletes a resource and journals that', async () => {
    await put('a', {});
    await expect(run('drift', '--dir', folder, '--id', 'a')).resolves.toBe(
      'deleted aws_sns_topic a (simulated)\n',
    );
    expect(JSON.parse(await run('inventory', '--dir', folder))).toEqual({
      resources: [],
    });
    expect(await run('journal', '--dir', folder)).toContain('"op":"destroy"');
    await expect(run('drift', '--dir', folder, '--id', 'a')).rejects.toThrow(
      'the simulated account has no resource "a"',
    );
  });

  it('types lists what there is of a provider, and how many of each', async () => {
    const types = (await run('types', 'google')).split('\n');
    expect(types).toContain('google_compute_instance');
    expect(types).toContain('data.google_compute_zones');
    await expect(run('types')).resolves.toMatch(
      /^random {2}hashicorp\/random \S+ {2}8 resource types, 0 data sources$/m,
    );
    await expect(run('types', 'moon')).rejects.toThrow('no provider "moon"');
  });

  it('explains itself', async () => {
    await expect(run()).resolves.toContain('setup --dir DIR');
    await expect(run('--help')).resolves.toContain('setup --dir DIR');
  });

  it.each([
    [['fly'], 'there is no command "fly"'],
    [['setup'], '--dir DIR is missing'],
    [['drift', '--dir', '/tmp'], '--id ID is missing'],
    [['inventory', '--colour'], "Unknown option '--colour'"],
    [['provider', 'moon'], 'there is no provider "moon"; expected aws'],
    [['provider', 'aws'], 'Terraform starts it'],
  ])('refuses %j and says why', async (args, message) => {
    const failing = run(...args);
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toBeInstanceOf(CommandError);
  });
});
