import { IamProblem, nameOfStatement } from '@gpu-academy/findings';

type Smaller = NonNullable<IamProblem['smaller']>[number];

/** More than these a line does not name. */
const MOST = 8;

/**
 * Problems as paragraphs for people. Several problems of one policy are mended by the same smaller one: it is told with the
 * first of them, and the others point there.
 */
export class ProblemTexts {
  readonly #withFixes: boolean;
  /** By what is put where: what it was told with. */
  readonly #told = new Map<string, string>();

  /** @param withFixes - whether smaller policies and how to put them there are told in full */
  constructor(withFixes: boolean) {
    this.#withFixes = withFixes;
  }

  linesOf(problem: IamProblem): string[] {
    const { file, line, severity, message, conditions, remedy, rule } = problem;
    const condition = conditions.length
      ? ` It depends on: ${conditions.join('; ')}.`
      : '';
    return [
      `${file}:${line}: ${severity}: ${message}${condition} → ${remedy} [${rule}]`,
      `    ${severity} because ${problem.reason}`,
      `    ${
        rule.startsWith('aws-policy/') ? 'stands in' : 'allowed by'
      } ${problem.statements.map(statementText).join(', ')}`,
      ...this.#mendingOf(problem),
    ];
  }

  #mendingOf(problem: IamProblem): string[] {
    const { smaller = [], noSmaller, rule, file, line } = problem;
    const key = JSON.stringify([
      file,
      smaller.map(it => [it.policy, it.document]),
    ]);
    const told = smaller.length > 0 ? this.#told.get(key) : undefined;
    if (told !== undefined) {
      const names = smaller.map(it => it.policy).join(', ');
      return [`    smaller: ${names}, the same as for ${told}`];
    }
    this.#told.set(key, `${rule} at ${file}:${line}`);
    return [
      ...smaller.map(it => `    smaller: ${it.policy}${changesOf(it)}`),
      ...(noSmaller ? [`    no smaller policy: ${noSmaller}`] : []),
      ...(this.#withFixes ? fixesOf(problem) : []),
    ];
  }
}

function statementText(statement: IamProblem['statements'][number]): string {
  const { file, line, pointer } = statement;
  return `${file}:${line} (${nameOfStatement(statement)}${
    pointer ? `, ${pointer}` : ''
  })`;
}

function changesOf({ removed, narrowed, placeholders, kept }: Smaller): string {
  const parts = [
    ...narrowed,
    ...(placeholders.length > 0 ? [`fill in ${placeholders.join(', ')}`] : []),
    ...(kept.length > 0 ? [`still allowed: ${listed(kept)}`] : []),
  ];
  return [
    removed.length > 0 ? ` without ${listed(removed)}` : '',
    parts.length > 0
      ? `${removed.length > 0 ? '; ' : ': '}${parts.join('; ')}`
      : '',
  ].join('');
}

function listed(list: readonly string[]): string {
  return list.length > MOST
    ? `${list.slice(0, MOST).join(', ')} and ${list.length - MOST} more`
    : list.join(', ');
}

function fixesOf({ smaller = [], remediation }: IamProblem): string[] {
  const indented = (text: string) =>
    text.split('\n').map(line => `      ${line}`.trimEnd());
  return [
    ...smaller.flatMap(it => [
      `    ${it.policy}, smaller:`,
      ...indented(JSON.stringify(it.document, undefined, 2)),
    ]),
    '    Console:',
    ...remediation.console.map((it, index) => `      ${index + 1}. ${it}`),
    '    Command line:',
    ...remediation.cli.flatMap(indented),
    '    Terraform:',
    ...indented(remediation.terraform),
  ];
}
