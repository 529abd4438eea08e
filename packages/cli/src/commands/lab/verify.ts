import { cli } from 'cleye';
import { Command } from '../../Command';
import { readFormat } from '../../input/readFormat';
import { recordPrescan } from './recordPrescan';
import { VerifyReport } from './VerifyReport';
import { verifyRepository } from './verifyRepository';
import { VerifyStep } from './VerifyStep';

const FORMATS = ['text', 'json'] as const;

const EXIT_CODES: Record<VerifyReport['outcome'], number> = {
  ok: 0,
  problems: 2,
  reduced: 3,
};

const SUMMARY: Record<VerifyReport['outcome'], string> = {
  ok: 'ok: nothing is wrong',
  problems:
    'problems: mend what is marked ✖, and see why what is marked ? was not looked at',
  reduced:
    'reduced: nothing was found, and without Terraform nothing was proved; this is no pass',
};

const MARKS: Record<VerifyStep['outcome'], string> = {
  ok: '✔',
  problems: '✖',
  reduced: '~',
  skipped: '?',
};

/** `academy lab verify`: what is wrong with the repository of a lab, before anything of it is run. */
export const labVerify: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy lab verify',
        parameters: ['[repository]'],
        strictFlags: true,
        flags: {
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description:
              'text: a line a problem; json: the steps, and what pre-scan said',
          },
          record: {
            type: Boolean,
            default: false,
            description:
              'Keep what pre-scan said in .runs/prescan.json of the repository; `make evidence` takes it along',
          },
        },
        help: {
          description: `Looks at the files, at lab.yaml, at the source (providers, modules, provisioners, programs, backends), and, where that uses nothing but what the lab allows, asks Terraform, in a copy, against cloud-sim. Without Terraform the check is a reduced one, which is no pass. Exit codes: 0 nothing is wrong; 1 a wrong argument; ${EXIT_CODES.problems} something is wrong, or was not looked at; ${EXIT_CODES.reduced} nothing was found, by the reduced check.`,
          examples: [
            'academy lab verify',
            'academy lab verify --format json .',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    const repository = _.repository ?? '.';
    const report = await verifyRepository(repository);
    const recorded =
      flags.record && report.prescan
        ? await recordPrescan(repository, report.prescan)
        : undefined;
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify({ ...report, recorded }, undefined, 2)}\n`
        : toText(report, recorded),
    );
    return EXIT_CODES[report.outcome];
  },
};

function toText(
  { outcome: all, steps }: VerifyReport,
  recorded?: string,
): string {
  return [
    ...steps.flatMap(({ id, title, outcome, problems, notice }) => [
      `${MARKS[outcome]} ${title} [${id}${
        outcome === 'ok' || outcome === 'problems' ? '' : `, ${outcome}`
      }]`,
      ...problems.map(
        ({ file, line, message }) =>
          `    ${file}${line === undefined ? '' : `:${line}`}: ${message}`,
      ),
      ...(notice ? [`    ${notice}`] : []),
    ]),
    SUMMARY[all],
    ...(recorded ? [`What pre-scan said is in ${recorded}.`] : []),
    '',
  ].join('\n');
}
