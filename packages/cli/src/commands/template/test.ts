import type {
  SampleSelection,
  TerraformLife,
} from '@gpu-academy/template-testing';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { exportsOf } from '../../exportsOf';
import { readFormat } from '../../input/readFormat';

const FORMATS = ['text', 'json', 'junit'] as const;
const LIVES: TerraformLife[] = ['full', 'plan', 'none'];
const SELECTIONS: SampleSelection[] = ['declared', 'boundary', 'all'];

/** Exit code where nothing is wrong as far as was looked, and something could not be looked at. */
const REDUCED = 2;

/** `academy template test`: runs Scaffolder templates and lives through what they make. */
export const templateTest: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy template test',
        parameters: ['<folder>'],
        strictFlags: true,
        flags: {
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description:
              'text: for people; json: everything; junit: XML for CI systems',
          },
          samples: {
            type: String,
            default: 'all',
            placeholder: `<${SELECTIONS.join('|')}>`,
            description:
              'declared: the samples files and the defaults; boundary: every choice, the edges, hostile text and what must be refused, each by itself; all: every pair of choices too',
          },
          only: {
            type: String,
            placeholder: '<name>',
            description:
              'Only templates with this metadata.name; * stands for anything',
          },
          life: {
            type: String,
            default: 'full',
            placeholder: `<${LIVES.join('|')}>`,
            description:
              'What Terraform goes through with the choices and edges, several at once, unless --samples declared; declared samples and defaults live fully',
          },
          jobs: {
            type: Number,
            placeholder: '<n>',
            description:
              'How many lints and runs of Terraform at once; the cores of the machine',
          },
          terraform: {
            type: Boolean,
            default: true,
            description: 'Live through the Terraform; --no-terraform does not',
          },
          standIn: {
            type: [String],
            placeholder: '<action>',
            description:
              'Leave out this action of a portal of your own, and make up what it answers; may be given several times',
          },
          work: {
            type: String,
            placeholder: '<dir>',
            description: 'Work in this folder and keep it',
          },
        },
        help: {
          description:
            'Nothing is published or registered, and no cloud is called: Terraform runs against cloud-sim. Progress is on standard error. Exit codes: 0 everything passed; 1 something is wrong with a template, or with an argument; 2 nothing is wrong, but something could not be looked at, such as Terraform where there is none.',
          examples: [
            'academy template test templates',
            'academy template test --format junit templates > templates.xml',
            'academy template test --only mod-102-lab-1-aws --samples declared templates',
            "academy template test --only '*-aws' --life plan templates",
            'academy template test --stand-in argocd:create-resources templates',
          ],
        },
      },
      undefined,
      withNegation(args),
    );
    const format = readFormat(flags.format, FORMATS);
    const options = {
      samples: readOneOf('samples', flags.samples, SELECTIONS),
      life: readOneOf('life', flags.life, LIVES),
      only: flags.only,
      jobs: readJobs(flags.jobs),
      terraform: flags.terraform,
      work: flags.work,
      madeUp: flags.standIn,
    };
    // The scaffolder's backend is large: who asks for help, or has a flag wrong, does not wait for it.
    const { testFolder, reportAs } = exportsOf(await import('./testFolder'));
    const report = await testFolder(_.folder, options);
    process.stdout.write(reportAs(report, format));
    return { passed: 0, failed: 1, reduced: REDUCED }[report.outcome];
  },
};

/** cleye knows `--terraform=false`, people `--no-terraform`. */
function withNegation(args: string[]): string[] {
  return args.map(it => (it === '--no-terraform' ? '--terraform=false' : it));
}

function readOneOf<T extends string>(
  flag: string,
  value: string,
  choices: T[],
): T {
  const choice = choices.find(it => it === value);
  if (!choice) {
    throw new Error(
      `--${flag} is “${value}”, but expected ${choices.join(', ')}`,
    );
  }
  return choice;
}

function readJobs(value: number | undefined): number | undefined {
  if (value !== undefined && !(Number.isInteger(value) && value > 0)) {
    throw new Error(`--jobs is “${value}”, but expected 1 or more`);
  }
  return value;
}
