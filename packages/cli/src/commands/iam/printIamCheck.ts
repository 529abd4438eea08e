import {
  FINDING_SEVERITIES,
  IamCheck,
  iamProblemEvent,
  iamSarif,
} from '@gpu-academy/findings';
import { version } from '../../../package.json';
import { ProblemTexts } from './ProblemTexts';

export const IAM_CHECK_FORMATS = ['text', 'json', 'sarif', 'ocsf'] as const;
export type IamCheckFormat = (typeof IAM_CHECK_FORMATS)[number];

export interface PrintIamCheckOptions {
  format: IamCheckFormat;
  /** ISO 8601. */
  now: string;
  /** Whether text holds smaller policies and how to put them there. */
  withFixes: boolean;
}

/** What was found, as `--format` asks for it. */
export function printIamCheck(
  result: IamCheck,
  { format, now, withFixes }: PrintIamCheckOptions,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(result, undefined, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(
        iamSarif(result.problems, { version, ...result }),
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
    default: {
      const texts = new ProblemTexts(withFixes);
      return [
        ...result.problems.flatMap(it => texts.linesOf(it)),
        ...notesOf(result),
        `${countsOf(result.problems)}; files judged: ${result.checked.length}`,
        ...(result.problems.length > 0 && !withFixes
          ? [
              'With --fix: the smaller policies, and how to put them there by console, command line and Terraform.',
            ]
          : []),
        '',
      ].join('\n');
    }
  }
}

/** Warnings and errors, a line each. */
export function notesOf({ warnings, errors }: IamCheck): string[] {
  return [
    ...warnings.map(it => `warning: ${it}`),
    ...errors.map(
      ({ file, line, message }) =>
        `${file}${line === undefined ? '' : `:${line}`}: error: ${message}`,
    ),
  ];
}

/** What is less than low is named where there is any. */
function countsOf(problems: IamCheck['problems']): string {
  return FINDING_SEVERITIES.slice(0, 5)
    .map(severity => ({
      severity,
      count: problems.filter(it => it.severity === severity).length,
    }))
    .filter(({ count }, index) => index < 4 || count > 0)
    .map(({ severity, count }) => `${severity}: ${count}`)
    .join(', ');
}
