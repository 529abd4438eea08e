import { spawnSync } from 'node:child_process';
import { LabsReport, offeredValues, testLabs } from './testLabs';

const hasTerraform = !spawnSync('terraform', ['version']).error;

/* eslint-disable jest/no-export -- a file of tests a cloud takes these */
/*
 * What holds of every lab that the project ships. A file of tests a cloud, so that two workers share them.
 */
export function describeLabs(cloud: string): void {
  describe(`the labs of the project on ${cloud}`, () => {
    // Three minutes of one idle core; a machine that does other work takes several times as long.
    jest.setTimeout(20 * 60_000);
    let report: LabsReport;

    beforeAll(async () => {
      report = await testLabs(cloud);
    });

    it('pass with every value that their forms take', () => {
      const problems = report.templates.flatMap(
        ({ name, problems: own, samples }) => [
          ...own.map(it => ({ name, ...it })),
          ...samples.flatMap(sample =>
            sample.problems.map(it => ({ name, sample: sample.name, ...it })),
          ),
        ],
      );

      expect(problems).toEqual([]);
      expect(report.templates).toHaveLength(4);
      // Without Terraform that part is reduced.
      expect(report.status).toBe(hasTerraform ? 0 : 2);
    });

    (hasTerraform ? describe : describe.skip)('with Terraform', () => {
      it('go through its whole life with every choice and bound', () => {
        const lived = report.templates.flatMap(({ name, samples }) =>
          samples
            .filter(
              it => it.lives.length && it.lives.every(l => l.life === 'full'),
            )
            .map(({ parameters }) => ({ template: name, parameters })),
        );
        const offered = offeredValues(cloud);
        const missing = offered.filter(
          ({ template, field, value }) =>
            !lived.some(
              it => it.template === template && it.parameters[field] === value,
            ),
        );

        expect(missing).toEqual([]);
        expect(offered.length).toBeGreaterThan(20);
      });
    });
  });
}
