import {
  checkFocusFiles,
  FOCUS_VERSIONS,
  FocusCheck,
  focusSarif,
  FocusVersion,
  FocusViolation,
  SpendInputError,
  SpendInputProblem,
} from '@gpu-academy/spend';
import { cli } from 'cleye';
import { version } from '../../../package.json';
import { Command } from '../../Command';
import { readChargeFiles } from '../../input/readChargeFiles';
import { readFormat } from '../../input/readFormat';

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

const VIOLATED = 1;
const UNREADABLE = 2;

/** `academy focus check`: whether cost exports keep the rules of FOCUS. */
export const focusCheck: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy focus check',
        parameters: ['<files or folders...>'],
        strictFlags: true,
        flags: {
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description:
              'text: a line a rule that is broken; json: everything; sarif: for code hosts and editors',
          },
          focusVersion: {
            type: String,
            placeholder: `<${FOCUS_VERSIONS.join('|')}>`,
            description:
              'The version to judge by; seen by the columns of each file unless given',
          },
        },
        help: {
          description:
            'Judges .csv, .csv.gz and .parquet. A folder stands for the files that its manifests list (AWS Data Exports, Azure exports), or for all in it where there is none. Exit codes: 0 every requirement is kept; 1 some are not; 2 something could not be read, or a flag has no such value.',
          examples: [
            'academy focus check exports/2026-11',
            'academy focus check --focus-version 1.2 --format sarif charges.csv.gz > focus.sarif',
          ],
        },
      },
      undefined,
      args,
    );
    try {
      const format = readFormat(flags.format, FORMATS);
      const focusVersion = readVersion(flags.focusVersion);
      const check = await checkPaths(_.filesOrFolders, focusVersion);
      process.stdout.write(print(check, format));
      return exitCodeOf(check);
    } catch (error) {
      // An exit code of 1 says that a requirement is broken; here nothing was looked at.
      process.stderr.write(`academy: ${(error as Error).message}\n`);
      return UNREADABLE;
    }
  },
};

function exitCodeOf(check: FocusCheck): number {
  if (check.unreadable.length > 0) {
    return UNREADABLE;
  }
  return violations(check).some(it => it.level === 'error') ? VIOLATED : 0;
}

function readVersion(value: string | undefined): FocusVersion | undefined {
  const found = FOCUS_VERSIONS.find(it => it === value);
  if (value !== undefined && !found) {
    throw new Error(
      `--focus-version is “${value}”, but expected ${FOCUS_VERSIONS.join(
        ', ',
      )}`,
    );
  }
  return found;
}

async function checkPaths(
  paths: readonly string[],
  focusVersion: FocusVersion | undefined,
): Promise<FocusCheck> {
  const whole: FocusCheck = { files: [], unreadable: [] };
  for (const path of paths) {
    try {
      const check = await checkFocusFiles(await readChargeFiles(path), {
        version: focusVersion,
      });
      whole.files.push(...check.files);
      whole.unreadable.push(...check.unreadable);
    } catch (error) {
      if (!(error instanceof SpendInputError)) {
        throw error;
      }
      whole.unreadable.push(error.problem);
    }
  }
  return whole;
}

function violations(check: FocusCheck): FocusViolation[] {
  return check.files.flatMap(it => it.violations);
}

function print(check: FocusCheck, format: Format): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(check, undefined, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(
        focusSarif(check, { version }),
        undefined,
        2,
      )}\n`;
    default:
      return printText(check);
  }
}

function printText(check: FocusCheck): string {
  const errors = violations(check).filter(it => it.level === 'error');
  const count = (level: FocusViolation['level']) =>
    violations(check).filter(it => it.level === level).length;
  return [
    ...check.unreadable.map(problemText),
    ...check.files.flatMap(it => [
      `${it.file}: FOCUS ${it.version} ${it.dataset}, rows: ${it.rows}, rules: ${it.rules}`,
      ...it.violations.map(violationText),
    ]),
    `error: ${errors.length} (${
      errors.filter(it => it.affectsTotals).length
    } of them make totals wrong), warning: ${count('warning')}, note: ${count(
      'note',
    )}; files: ${check.files.length}, unreadable: ${check.unreadable.length}`,
    '',
  ].join('\n');
}

function violationText(it: FocusViolation): string {
  const [first, ...others] = it.rows;
  const place = first ? `${it.file}, row ${first.row}` : it.file;
  const rest = first ? it.count - it.rows.length : 0;
  const also = [
    ...others.map(row => String(row.row)),
    ...(rest > 0 ? [`${rest} more`] : []),
  ].join(', ');
  return `${place}: ${it.level}: ${it.column}: found ${it.found}, expected ${
    it.expected
  }${it.affectsTotals ? '; this makes totals wrong' : ''} → ${it.remedy}${
    also && ` (also ${also})`
  } [${it.rule}]`;
}

function problemText(problem: SpendInputProblem): string {
  return `unreadable: ${new SpendInputError(problem).message}`;
}
