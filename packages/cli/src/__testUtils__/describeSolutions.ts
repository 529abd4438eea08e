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
      // What has no solution has nothing to solve, and has been verified with the template.
      const isSolved = fs.existsSync(path.join(solutions, lab));
      if (isSolved) {
        solve(lab, cloud, repository);
      }
      if (lab.startsWith('lab-3')) {
        await make(repository, 'report', 'calculator');
      }
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

/** Lays the solution over the repository, as an instructor does. */
function solve(lab: string, cloud: string, repository: string) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'solutions/lay-over.mjs'), lab, cloud, repository],
    { env: { PATH: process.env.PATH }, encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
}
