import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const BIN = resolve(__dirname, '../../../bin/academy');
const LABS = dirname(require.resolve('@gpu-academy/labs/package.json'));
const RECORDED = join(LABS, 'src/grading/__fixtures__');

function academy(args: string[], env: NodeJS.ProcessEnv = process.env) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [BIN, ...args],
    { encoding: 'utf8', env: { ...env, NO_COLOR: '1' } },
  );
  return { status, stdout, stderr };
}

/** Writes a recorded run as `make evidence` does. */
function writeEvidence(folder: string): void {
  cpSync(join(RECORDED, 'lab-3-gcp'), folder, { recursive: true });
  const files = Object.fromEntries(
    readdirSync(folder).map(name => {
      const text = readFileSync(join(folder, name));
      return [
        name,
        {
          sha256: createHash('sha256').update(text).digest('hex'),
          size: text.length,
        },
      ];
    }),
  );
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({
      schema: 'gpu-academy.io/evidence/v1alpha1',
      workspaceId: '4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10',
      moduleId: 'mod-102',
      itemId: 'lab-3',
      mode: 'simulated',
      commit: 'unknown',
      createdAt: '2026-11-23T14:00:00Z',
      tools: { terraform: '1.11.4' },
      files,
    }),
  );
}

describe('academy lab', () => {
  jest.setTimeout(300_000);
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'academy-lab-'));
    writeEvidence(join(folder, 'evidence'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe('grade', () => {
    it('passes an honest run, as a folder, an archive and a submission, and says that it was simulated', () => {
      const evidence = join(folder, 'evidence');
      const archive = join(folder, 'evidence.tar.gz');
      spawnSync('tar', ['czf', archive, '-C', folder, 'evidence']);
      const submission = join(folder, 'submission.json');
      writeFileSync(
        submission,
        JSON.stringify({
          manifest: readFileSync(join(evidence, 'manifest.json'), 'utf8'),
          files: Object.fromEntries(
            readdirSync(evidence)
              .filter(name => name !== 'manifest.json')
              .map(name => [name, readFileSync(join(evidence, name), 'utf8')]),
          ),
        }),
      );
      for (const bundle of [evidence, archive, submission]) {
        const { status, stdout, stderr } = academy(['lab', 'grade', bundle]);
        expect(stderr).toBe('');
        expect(stdout).toContain('passed: 100 % of mod-102/lab-3');
        expect(stdout).toContain('simulated: it was not shown');
        expect(status).toBe(0);
      }
    });

    it('fails by the portal’s word with exit code 2, the first failing check first, and tells details to instructors alone', () => {
      const workspace = join(folder, 'workspace.json');
      writeFileSync(
        workspace,
        JSON.stringify({
          id: '4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10',
          region: 'us-central1',
          budget: '10',
          expiresAt: '2026-12-01T18:00:00Z',
          provider: 'gcp',
        }),
      );
      const args = ['lab', 'grade', join(folder, 'evidence')];
      const flags = ['--workspace', workspace, '--format', 'json'];
      const { status, stdout } = academy([...args, ...flags]);
      const grade = JSON.parse(stdout);

      expect(status).toBe(2);
      expect(grade.checks[0]).toMatchObject({
        id: 'workspace-matches',
        outcome: 'failed',
        evidence: 'lab.yaml#/expiresAt',
      });
      expect(stdout).not.toContain('"detail"');
      const all = academy([...args, ...flags, '--details']);
      expect(JSON.parse(all.stdout).checks[0].detail).toMatch(/^found /);
    });

    it('calls a bundle that was changed invalid, with exit code 1 and the reason', () => {
      const broken = join(folder, 'broken');
      cpSync(join(folder, 'evidence'), broken, { recursive: true });
      writeFileSync(join(broken, 'fmt.json'), '{}');
      const { status, stdout } = academy(['lab', 'grade', broken]);
      expect(stdout).toMatch(
        /^invalid: fmt\.json has 2 bytes.*\[size-mismatch\]/,
      );
      expect(status).toBe(1);

      writeFileSync(join(broken, 'fmt.json'), ' '.repeat(5_000_000));
      expect(academy(['lab', 'grade', broken]).stdout).toMatch(
        /^invalid: .*fmt\.json has 5000000 bytes, at most 4194304 .*\[too-large\]/,
      );
      rmSync(join(broken, 'fmt.json'));
      symlinkSync('/etc/hostname', join(broken, 'fmt.json'));
      expect(academy(['lab', 'grade', broken]).stdout).toContain(
        '[not-a-file]',
      );
      expect(academy(['lab', 'grade', join(folder, 'none')]).stderr).toContain(
        'there is no file or folder',
      );
    });
  });

  describe('verify', () => {
    let contract: string;

    /** A repository of Lab 3 as its template would make it, as far as it is looked at. */
    function repositoryOf(name: string): string {
      const repository = join(folder, name);
      const { files } = JSON.parse(
        readFileSync(join(RECORDED, 'lab-3-gcp/source.json'), 'utf8'),
      );
      mkdirSync(join(repository, 'infra'), { recursive: true });
      for (const [file, text] of Object.entries<string>(files)) {
        writeFileSync(join(repository, 'infra', file), text);
      }
      for (const file of ['README.md', 'Makefile', 'catalog-info.yaml']) {
        writeFileSync(join(repository, file), '');
      }
      copyFileSync(contract, join(repository, 'lab.yaml'));
      return repository;
    }

    beforeAll(() => {
      contract = join(folder, 'lab.yaml');
      copyFileSync(join(RECORDED, 'lab-3-gcp/lab.yaml'), contract);
      spawnSync(process.execPath, [
        join(LABS, 'scripts/lab-checks.mjs'),
        'mod-102/lab-3',
        'gcp',
        contract,
      ]);
    });

    const withoutTerraform = {
      ...process.env,
      PATH: dirname(process.execPath),
    };
    const hasTerraform = spawnSync('terraform', ['version']).status === 0;

    it('calls a check without Terraform reduced, with what it cannot show, and never a pass', () => {
      const repository = repositoryOf('reduced');
      const { status, stdout } = academy(
        ['lab', 'verify', repository],
        withoutTerraform,
      );

      expect(stdout).toMatch(/✔ lab\.yaml follows its schema/);
      expect(stdout).toMatch(/~ .* \[reduced, reduced\]/);
      expect(stdout).toContain('Reduced check, not a pass');
      expect(status).toBe(3);
    });

    (hasTerraform ? describe : describe.skip)(
      `with Terraform${hasTerraform ? '' : ' (it is not installed)'}`,
      () => {
        it('asks Terraform against the simulated cloud, in a copy', () => {
          const repository = repositoryOf('whole');
          const before = readdirSync(join(repository, 'infra'));
          const { status, stdout } = academy(['lab', 'verify', repository]);

          expect(stdout).toMatch(/✔ Terraform takes the configuration/);
          expect(stdout).toContain('not that a cloud would accept it');
          expect(status).toBe(0);
          expect(readdirSync(join(repository, 'infra'))).toEqual(before);
        });

        it('names file and line of what Terraform does not take', () => {
          const repository = repositoryOf('wrong');
          writeFileSync(
            join(repository, 'infra/more.tf'),
            'resource "google_pubsub_topic" "more" {\n  nam = "x"\n}\n',
          );
          const { status, stdout } = academy([
            'lab',
            'verify',
            '--format',
            'json',
            repository,
          ]);
          const validate = JSON.parse(stdout).steps.find(
            ({ id }: { id: string }) => id === 'validate',
          );

          expect(validate.problems).toContainEqual({
            file: 'infra/more.tf',
            line: 2,
            message: expect.stringContaining('Unsupported argument'),
          });
          expect(status).toBe(2);
        });
      },
    );

    it('reads what Terraform would read or starts nothing, and keeps what pre-scan said where it is asked to', () => {
      const repository = repositoryOf('unread');
      writeFileSync(
        join(repository, 'infra/more.tf'),
        'variable "token" {\n  sensitive = true\n  default   = "hunter2-abc"\n}\n\nmodule "m" {\n  source = "git::https://example.com/hunter2-abc"\n}\n',
      );
      writeFileSync(join(repository, 'infra/big.tf'), ' '.repeat(2_000_000));
      spawnSync('mkfifo', [join(repository, 'infra/pipe.tf')]);
      rmSync(join(repository, 'lab.yaml'));
      symlinkSync('/etc/hostname', join(repository, 'lab.yaml'));
      const { status, stdout, stderr } = academy([
        'lab',
        'verify',
        '--record',
        '--format',
        'json',
        repository,
      ]);
      const report = JSON.parse(stdout);
      const problems = report.steps.flatMap((it: any) => it.problems);

      expect(problems.map((it: any) => `${it.file}: ${it.message}`)).toEqual([
        expect.stringMatching(/^lab\.yaml: is a link/),
        expect.stringMatching(/^infra\/big\.tf: has 2000000 bytes/),
        expect.stringMatching(/^infra\/pipe\.tf: is a pipe/),
        expect.stringMatching(/^infra\/more\.tf: module .*not allowed/),
      ]);
      expect(report).toMatchObject({
        outcome: 'problems',
        recorded: '.runs/prescan.json',
      });
      expect(status).toBe(2);
      const record = readFileSync(join(repository, '.runs/prescan.json'));
      expect(JSON.parse(String(record))).toEqual(report.prescan);
      expect(stdout + stderr + record).not.toContain('hunter2');
    });

    it('does not start Terraform on what the lab does not allow', () => {
      const repository = repositoryOf('forbidden');
      rmSync(join(repository, 'Makefile'));
      writeFileSync(
        join(repository, 'infra/more.tf'),
        'resource "terraform_data" "x" {\n  provisioner "local-exec" {\n    command = "true"\n  }\n}\n',
      );
      const { status, stdout } = academy(['lab', 'verify', repository]);

      expect(stdout).toContain('Makefile: is missing');
      expect(stdout).toContain('infra/more.tf:2: provisioner local-exec');
      expect(stdout).toContain('Terraform was not started');
      expect(status).toBe(2);
    });
  });
});
