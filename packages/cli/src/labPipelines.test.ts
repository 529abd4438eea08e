import { spawnSync, SpawnSyncReturns } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FakeTools } from './__testUtils__/FakeTools';
import { labs } from './__testUtils__/labRepository';

/*
 * Parts of the labs' pipelines that a pipeline which goes well does not come to: the end of a cycle that was cut short,
 * and a report that is not what was committed. The harness of the templates runs the jobs themselves.
 */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lab-pipelines-'));
const tools = new FakeTools(path.join(folder, 'tools'));

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
beforeEach(() => tools.forgetCalls());

function run(
  program: string,
  args: string[],
  cwd: string,
  searched = `${tools.bin}${path.delimiter}${process.env.PATH}`,
): SpawnSyncReturns<string> {
  return spawnSync(program, args, {
    cwd,
    env: {
      PATH: searched,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      NODE_OPTIONS: '',
    },
    encoding: 'utf8',
  });
}

describe('the end of a cycle in GitLab', () => {
  const script = path.join(labs, 'shared/repository/.gitlab/end.sh');
  const checkout = path.join(folder, 'cycle');

  beforeEach(() => {
    fs.rmSync(checkout, { recursive: true, force: true });
    fs.mkdirSync(path.join(checkout, '.tools'), { recursive: true });
    tools.set('make', [{}]);
  });

  const made = () => tools.calls('make').map(it => it.args.join(' '));

  it('does nothing where the script came to its end', () => {
    fs.writeFileSync(path.join(checkout, '.tools/ended'), '');

    expect(run('sh', [script], checkout).status).toBe(0);
    expect(made()).toEqual([]);
  });

  it('destroys what a script left that was cut short, and looks into the account', () => {
    expect(run('sh', [script], checkout).status).toBe(0);
    expect(made()).toEqual(['destroy', 'verify-teardown', 'evidence']);
  });

  it('looks into the account also where destroying failed, and says that it did', () => {
    tools.set('make', [{ when: /^destroy$/, code: 2 }, {}]);

    expect(run('sh', [script], checkout).status).toBe(2);
    expect(made()).toEqual(['destroy', 'verify-teardown', 'evidence']);
  });
});

describe.each(['aws', 'azure', 'gcp'])(
  'the command line of %s in GitLab',
  cloud => {
    const script = path.join(
      labs,
      'shared',
      cloud,
      'repository/.gitlab/install-cloud-cli.sh',
    );
    const program = { aws: 'aws', azure: 'az', gcp: 'gcloud' }[cloud]!;

    it('is installed in one version, and only where there is none', () => {
      const text = fs.readFileSync(script, 'utf8');
      expect(text).toMatch(/^version=\d+\.\d+\.\d+(-\d+)?$/m);
      expect(run('sh', ['-n', script], folder).status).toBe(0);

      tools.set(program, [{}]);
      const { status, stdout, stderr } = run(
        '/bin/sh',
        [script],
        folder,
        tools.bin,
      );
      tools.set(program, undefined);
      expect([status, stdout, stderr]).toEqual([0, '', '']);
    });
  },
);

describe('what Lab 3 submits', () => {
  const checkout = path.join(folder, 'cost');
  const report = path.join(checkout, 'submission/report.json');

  beforeAll(() => {
    tools.set('make', undefined);
    fs.cpSync(path.join(labs, 'lab-3-cost-monitoring/repository'), checkout, {
      recursive: true,
    });
    fs.cpSync(
      path.join(labs, 'shared/repository/Makefile'),
      path.join(checkout, 'Makefile'),
    );
    // Written by the learner: here as little as needed.
    fs.writeFileSync(
      path.join(checkout, 'report/report.py'),
      'open("submission/report.json", "w").write("{}\\n")\n',
    );
    fs.writeFileSync(
      path.join(checkout, 'calculator/run.py'),
      'open("submission/calculator.json", "w").write("{}\\n")\n',
    );
    git('init', '--quiet');
    git('add', '--all');
    commit();
  });

  function git(...args: string[]) {
    const { status, stderr } = run('git', args, checkout);
    expect([status, stderr]).toEqual([0, '']);
  }

  function commit() {
    git('add', '--all');
    git(
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@example.com',
      'commit',
      '--quiet',
      '--message',
      'Ada',
    );
  }

  const check = () => run('make', ['check-submission'], checkout);

  it('is not compared before something was committed', () => {
    const { status, stdout } = check();

    expect(stdout).toContain('nothing to compare');
    expect(status).toBe(0);
    expect(fs.existsSync(report)).toBe(false);
  });

  it('has to be what report and notebook write', () => {
    fs.writeFileSync(report, '{}\n');
    commit();
    const incomplete = check();
    commit();
    const same = check();
    fs.writeFileSync(report, '{"total": "0"}\n');
    commit();
    const other = check();

    expect(incomplete.stdout).toContain('submission/calculator.json');
    expect(other.stdout).toContain('-{"total": "0"}');
    expect([incomplete, same, other].map(({ status }) => status === 0)).toEqual(
      [false, true, false],
    );
  });
});
