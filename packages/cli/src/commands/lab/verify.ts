import { cli } from 'cleye';
import { Command } from '../../Command';
import { readFormat } from '../../input/readFormat';
import { verifyRepository } from './verifyRepository';
import { VerifyStep } from './VerifyStep';

const FORMATS = ['text', 'json'] as const;

/** Something is wrong with the repository. */
const PROBLEMS = 2;
/** Nothing was found, and there was no Terraform to prove it. */
const REDUCED = 3;

const MARKS: Record<VerifyStep['outcome'], string> = {
  ok: '✔',
  problems: '✖',
  reduced: '~',
  skipped: '?',
};

/** `academy lab verify`: what is wrong with the repository of a lab, before anything of it is run. */
export const labVerify: Command = {
  words: ['lab', 'verify'],
  summary: 'Look at the repository of a lab before it is run',
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
            description: 'text: a line a problem; json: the steps',
          },
        },
        help: {
          description: `Looks at the files, at lab.yaml, at the source (providers, modules, provisioners, programs, backends), and, where that uses nothing but what the lab allows, asks Terraform, in a copy, against cloud-sim. Without Terraform the check is a reduced one, which is no pass. Exit codes: 0 nothing is wrong; 1 a wrong argument; ${PROBLEMS} something is wrong; ${REDUCED} nothing was found, by the reduced check.`,
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
    const steps = await verifyRepository(_.repository ?? '.');
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify({ steps }, undefined, 2)}\n`
        : toText(steps),
    );
    const outcomes = steps.map(({ outcome }) => outcome);
    if (outcomes.includes('problems')) {
      return PROBLEMS;
    }
    return outcomes.includes('reduced') ? REDUCED : 0;
  },
};

function toText(steps: readonly VerifyStep[]): string {
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
    '',
  ].join('\n');
}
