import { gradeBundle } from '@gpu-academy/labs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { labs, make, readBundle, renderLab, root } from './labRepository';

/* eslint-disable jest/no-export -- a file of tests a cloud takes these */
/*
 * The reference solutions of MOD-102, which instructors have and learners have not: each lab is rendered by the genuine
 * scaffolder, solved, run in the simulated cloud by its own Makefile, and graded. Labs with nothing to solve pass as
 * they are. A file of tests a cloud, so that two workers share them.
 */

const solutions = path.join(root, 'solutions/mod-102-cloud-computing');

const LABS = [
  'lab-1-gpu-environment',
  'lab-2-iam-and-secrets',
  'lab-3-cost-monitoring',
  'lab-4-secure-ml-workload',
];

const missing = ['terraform', 'make', 'python3'].filter(
  tool => spawnSync(tool, ['--version']).error,
);

/** That every lab's reference solution gets all points from the lab's own grader, on one cloud. */
export function describeSolutions(cloud: string): void {
  describe(`the reference solutions of MOD-102 on ${cloud}`, () => {
    jest.setTimeout(300_000);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'solutions-'));

    afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

    const passes = async (lab: string) => {
      const repository = path.join(folder, lab);
      await renderLab(lab, cloud, repository);
      solve(lab, cloud, repository);
      if (lab.startsWith('lab-3')) {
        await make(repository, 'report', 'calculator');
      }
      // What is not solved has been verified with the template.
      const isSolved = fs.existsSync(path.join(solutions, lab));
      await make(
        repository,
        ...(isSolved ? ['sim-verify'] : []),
        'sim-apply',
        'sim-destroy',
        'sim-evidence',
      );

      const { grade } = await gradeBundle(readBundle(repository));
      expect(grade?.checks.filter(it => it.outcome !== 'passed')).toEqual([]);
      expect(grade).toMatchObject({ outcome: 'passed', score: 100 });
    };

    if (missing.length) {
      // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect, jest/valid-title
      it.skip(`pass their graders (needs ${missing.join(', ')})`, () => {});
    } else {
      // eslint-disable-next-line jest/expect-expect
      it.each(LABS)('%s passes its grader', passes);
    }

    it('are in no folder that templates fetch from', () => {
      expect(fs.readdirSync(labs)).not.toContain('solutions');
      expect(path.relative(labs, solutions)).toMatch(/^\.\./);
    });
  });
}

/** Lays the solution over the repository; `.njk` files are given what Terraform is given. */
function solve(lab: string, cloud: string, repository: string) {
  const values = JSON.parse(
    fs.readFileSync(
      path.join(repository, 'infra/lab.auto.tfvars.json'),
      'utf8',
    ),
  );
  for (const part of ['repository', cloud]) {
    const from = path.join(solutions, lab, part);
    if (fs.existsSync(from)) {
      fs.cpSync(from, repository, { recursive: true });
    }
  }
  for (const name of fs.readdirSync(repository, { recursive: true })) {
    const file = path.join(repository, String(name));
    if (file.endsWith('.njk')) {
      const text = fs
        .readFileSync(file, 'utf8')
        .replace(/\$\{\{ values\.(\w+) \| dump \}\}/g, (_, value) =>
          JSON.stringify(values[value]),
        );
      fs.writeFileSync(file.slice(0, -'.njk'.length), text);
    }
  }
}
