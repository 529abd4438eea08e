import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { TemplateReport } from '@gpu-academy/template-testing';

const root = path.resolve(__dirname, '../../../../..');

/*
 * Every lab that the project ships, filled in as the form proposes it: rendered, searched, linted, and lived through from
 * init to an empty account, by Terraform itself and by the jobs of its GitLab pipeline. Where there is no Terraform, that
 * part is reduced. With `--samples boundary` or `all` the same command tries every choice, edge and hostile text; that
 * takes minutes, and is for CI by itself.
 */
describe('the labs of the project', () => {
  jest.setTimeout(20 * 60_000);

  it('pass as their forms propose them', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [
        path.join(root, 'packages/cli/bin/academy'),
        ...['template', 'test', path.join(root, 'templates')],
        ...['--samples', 'declared', '--format', 'json'],
      ],
      { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
    );
    const templates: TemplateReport[] = JSON.parse(stdout).templates;
    const problems = templates.flatMap(({ name, problems: own, samples }) => [
      ...own.map(it => ({ name, ...it })),
      ...samples.flatMap(sample =>
        sample.problems.map(it => ({ name, sample: sample.name, ...it })),
      ),
    ]);

    expect(problems).toEqual([]);
    expect(templates.length).toBeGreaterThan(0);
    expect([0, 2]).toContain(status);
  });
});
