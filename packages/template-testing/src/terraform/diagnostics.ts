import { CheckId, Problem } from '../report/Problem';
import { CommandResult } from '../process/runCommand';

interface Diagnostic {
  severity: string;
  summary: string;
  detail?: string;
  range?: { filename: string; start: { line: number } };
}

/** The errors in what `terraform … -json` printed: one document, or a line for each event. */
export function errorsOf(stdout: string): Diagnostic[] {
  const messages = stdout
    .split('\n')
    .filter(line => line.startsWith('{"'))
    .flatMap(line => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
  const whole = messages.length ? undefined : parseWhole(stdout);
  return [
    ...(whole?.diagnostics ?? []),
    ...messages.flatMap(it => [
      ...(it.diagnostic ? [it.diagnostic] : []),
      ...(Array.isArray(it.diagnostics) ? it.diagnostics : []),
    ]),
  ].filter((it: Diagnostic) => it.severity === 'error');
}

function parseWhole(text: string): { diagnostics?: Diagnostic[] } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a command of Terraform that failed says, as problems of one check. */
export function terraformProblems(
  check: CheckId,
  root: string,
  result: CommandResult,
  expected: string,
  advice: string,
): Problem[] {
  const place = (file: string) => (root === '.' ? file : `${root}/${file}`);
  if (result.timedOut) {
    return [
      {
        check,
        file: root,
        found:
          'Terraform was still at it when its time was over, and was ended',
        expected,
        advice: 'Run it by hand in the folder, and see what it waits for',
      },
    ];
  }
  const errors = errorsOf(result.stdout);
  if (!errors.length) {
    return [
      {
        check,
        file: root,
        line: undefined,
        ...plainError(result.output),
        expected,
        advice,
      },
    ];
  }
  return errors.map(({ summary, detail, range }) => ({
    check,
    file: range ? place(range.filename) : root,
    line: range?.start.line,
    found: [summary, detail?.trim().replace(/\s*\n\s*/g, ' ')]
      .filter(Boolean)
      .join(': '),
    expected,
    advice,
  }));
}

/** `terraform init` has no JSON in the versions that are supported. */
function plainError(output: string): { found: string } {
  const lines = output
    .split('\n')
    .map(it => it.replace(/^[\s│╷╵]+/, '').trim())
    .filter(Boolean);
  const start = lines.findIndex(it => it.startsWith('Error:'));
  return {
    found:
      lines
        .slice(Math.max(0, start), Math.max(0, start) + 6)
        .join(' ')
        .replace(/^Error:\s*/, '')
        .slice(0, 500) || 'it failed without a word',
  };
}
