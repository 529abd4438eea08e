import {
  ActionCatalog,
  checkIam,
  compareSeverity,
  ESCALATION_RULES,
  FINDING_SEVERITIES,
  FindingSeverity,
  IamCheck,
  iamProblemEvent,
  iamSarif,
} from '@gpu-academy/findings';
import { cli } from 'cleye';
import { version } from '../../../package.json';
import { Command } from '../../Command';
import { readFormat } from '../../input/readFormat';
import { readPaths } from '../../input/readPaths';

const FORMATS = ['text', 'json', 'sarif', 'ocsf'] as const;
type Format = (typeof FORMATS)[number];

/** Exit code where everything could be read and something is at least as severe as asked for. */
const FOUND = 2;

/** `academy iam check`: what documents of permissions let somebody do that they should not. */
export const iamCheck: Command = {
  words: ['iam', 'check'],
  summary: 'Find ways to more permissions in policies, roles and accounts',
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy iam check',
        parameters: ['<files...>'],
        strictFlags: true,
        flags: {
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description:
              'text: a line a problem; json: everything; sarif: for code hosts and editors; ocsf: findings of class 2008',
          },
          failOn: {
            type: String,
            default: 'high',
            placeholder: '<severity>',
            description:
              'Exit with 2 where a problem is at least as severe: critical, high, medium or low; never: only tell',
          },
        },
        help: {
          description:
            'Judges permissions without a call to a cloud. A folder stands for the .json in it. Exit codes: 0 nothing as severe as --fail-on; 1 something could not be read, or a wrong argument; 2 something is as severe as --fail-on.',
          examples: [
            'academy iam check policies',
            'aws iam get-account-authorization-details > account.json && academy iam check account.json',
            'academy iam check --format sarif --fail-on never . > iam.sarif',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    const failOn = readFailOn(flags.failOn);
    const now = new Date().toISOString();
    const files = await readPaths(_.files, /\.json$/i);
    const result = checkIam(files, {
      catalog: await ActionCatalog.load(
        ESCALATION_RULES.flatMap(it => it.actions),
      ),
      now,
    });
    // What was named and is nothing of the kind was a mistake; in a folder it just stands there.
    for (const file of result.unrecognised.filter(it => _.files.includes(it))) {
      result.errors.push({
        file,
        message:
          'this is no document of permissions that is known; expected a policy, a role or an account export as JSON',
      });
    }
    process.stdout.write(print(result, format, now));
    if (format === 'sarif' || format === 'ocsf') {
      process.stderr.write(
        notes(result)
          .map(it => `${it}\n`)
          .join(''),
      );
    }
    if (result.errors.length) {
      return 1;
    }
    return failOn !== undefined &&
      result.problems.some(it => compareSeverity(it.severity, failOn) <= 0)
      ? FOUND
      : 0;
  },
};

function readFailOn(value: string): FindingSeverity | undefined {
  if (value === 'never') {
    return undefined;
  }
  const severity = FINDING_SEVERITIES.find(it => it === value);
  if (!severity || severity === 'unknown') {
    throw new Error(
      `--fail-on is “${value}”, but expected critical, high, medium, low, informational or never`,
    );
  }
  return severity;
}

function print(result: IamCheck, format: Format, now: string): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(result, undefined, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(
        iamSarif(result.problems, { version }),
        undefined,
        2,
      )}\n`;
    case 'ocsf':
      return `${JSON.stringify(
        result.problems.map(it =>
          iamProblemEvent(it, { observedAt: now, version }),
        ),
        undefined,
        2,
      )}\n`;
    default:
      return [
        ...result.problems.map(
          it =>
            `${it.file}:${it.line}: ${it.severity}: ${it.message}${
              it.conditions.length
                ? ` It depends on: ${it.conditions.join('; ')}.`
                : ''
            } → ${it.remedy} [${it.rule}]`,
        ),
        ...notes(result),
        `${FINDING_SEVERITIES.slice(0, 4)
          .map(
            severity =>
              `${severity}: ${
                result.problems.filter(it => it.severity === severity).length
              }`,
          )
          .join(', ')}; files judged: ${result.checked.length}`,
        '',
      ].join('\n');
  }
}

function notes({ warnings, errors }: IamCheck): string[] {
  return [
    ...warnings.map(it => `warning: ${it}`),
    ...errors.map(
      ({ file, line, message }) =>
        `${file}${line === undefined ? '' : `:${line}`}: error: ${message}`,
    ),
  ];
}
