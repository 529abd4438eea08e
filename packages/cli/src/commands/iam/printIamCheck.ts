import {
  FINDING_SEVERITIES,
  IamCheck,
  iamProblemEvent,
  IamProblem,
  iamSarif,
} from '@gpu-academy/findings';
import { version } from '../../../package.json';

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
    default:
      return [
        ...result.problems.flatMap(it => textOf(it, withFixes)),
        ...notesOf(result),
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

function textOf(problem: IamProblem, withFixes: boolean): string[] {
  const { file, line, severity, message, conditions, remedy, rule } = problem;
  const condition = conditions.length
    ? ` It depends on: ${conditions.join('; ')}.`
    : '';
  return [
    `${file}:${line}: ${severity}: ${message}${condition} → ${remedy} [${rule}]`,
    `    ${severity} because ${problem.reason}`,
    ...(problem.statements?.length
      ? [`    allowed by ${problem.statements.map(statementOf).join(', ')}`]
      : []),
    ...(problem.smaller ?? []).map(
      it => `    smaller: ${it.policy}${changesOf(it)}`,
    ),
    ...(problem.noSmaller
      ? [`    no smaller policy: ${problem.noSmaller}`]
      : []),
    ...(withFixes ? fixesOf(problem) : []),
  ];
}

type Statement = NonNullable<IamProblem['statements']>[number];

function statementOf(statement: Statement): string {
  const { file, line, policy, sid, index, pointer } = statement;
  return `${file}:${line} (${policy}, statement ${sid || index}${
    pointer ? `, ${pointer}` : ''
  })`;
}

type Smaller = NonNullable<IamProblem['smaller']>[number];

function changesOf({ removed, narrowed, kept }: Smaller): string {
  const MOST = 8;
  const listed = (list: readonly string[]) =>
    list.length > MOST
      ? `${list.slice(0, MOST).join(', ')} and ${list.length - MOST} more`
      : list.join(', ');
  return [
    removed.length > 0 ? ` without ${listed(removed)}` : '',
    narrowed.length > 0 ? `; ${listed(narrowed)}` : '',
    kept.length > 0 ? `; still allowed: ${listed(kept)}` : '',
  ].join('');
}

function fixesOf({ smaller = [], remediation }: IamProblem): string[] {
  const indented = (text: string) =>
    text.split('\n').map(line => `      ${line}`.trimEnd());
  return [
    ...smaller.flatMap(it => [
      `    ${it.policy}, smaller:`,
      ...indented(JSON.stringify(it.document, undefined, 2)),
    ]),
    ...(remediation
      ? [
          '    Console:',
          ...remediation.console.map(
            (it, index) => `      ${index + 1}. ${it}`,
          ),
          '    Command line:',
          ...remediation.cli.flatMap(indented),
          '    Terraform:',
          ...indented(remediation.terraform),
        ]
      : []),
  ];
}
