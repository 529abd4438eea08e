import { Problem } from '../report/Problem';
import { runCommand } from '../process/runCommand';
import { ContentCheck } from './ByContent';
import { nothingWrong } from './Lint';

/** Every target of the Makefiles can be made, as far as make can tell without making it. */
export const makefiles: ContentCheck = {
  reads: file => /(^|\/)(GNUm|M|m)akefile$|\.mk$/.test(file),
  // What a target needs has to exist.
  dependsOnNames: true,
  async check(rendered) {
    const result = nothingWrong();
    for (const file of rendered.files.filter(it =>
      /(^|\/)(GNUm|M|m)akefile$/.test(it),
    )) {
      const cwd = rendered.pathOf(file).replace(/\/[^/]+$/, '');
      const run = (args: string[]) =>
        runCommand('make', args, {
          cwd,
          timeoutMs: 60_000,
          env: { LC_ALL: 'C' },
        });
      const database = await run(['-pRrqn', ':']);
      if (database.missing) {
        return {
          ...result,
          skipped: ['Makefiles: there is no make on this machine'],
        };
      }
      const broken = /^[^\s:]*[Mm]akefile:(\d+): (\*\*\* .*)/m.exec(
        database.stderr,
      );
      const targets = targetsIn(database.stdout);
      const dry = broken
        ? undefined
        : await run(['-n', '-k', '--no-print-directory', ...targets]);
      const fault = broken
        ? { line: Number(broken[1]), found: broken[2] }
        : faultIn(dry!.stderr, dry!.code);
      if (fault) {
        result.problems.push(makeProblem(file, fault));
      }
    }
    return result;
  },
};

function makeProblem(
  file: string,
  { line, found }: { line?: number; found: string },
): Problem {
  return {
    check: 'makefile',
    file,
    line,
    found: found.replace(/^\*\*\*\s*/, '').replace(/\s*Stop\.$/, ''),
    expected: 'targets that make can make',
    advice:
      'Correct the rule: a recipe begins with a tab, and what it needs exists or has a rule',
  };
}

function faultIn(
  stderr: string,
  code: number | undefined,
): { line?: number; found: string } | undefined {
  if (code === 0) {
    return undefined;
  }
  const match =
    /[Mm]akefile:(\d+): (.*)/.exec(stderr) ?? /make: (\*\*\* .*)/.exec(stderr);
  return match?.length === 3
    ? { line: Number(match[1]), found: match[2] }
    : { found: match?.[1] ?? stderr.trim().slice(0, 300) };
}

/** Targets that somebody may ask for: none of make's own, and no patterns. */
function targetsIn(database: string): string[] {
  const [, rules = ''] = database.split(/^# Files$/m);
  return rules
    .split('\n\n')
    .filter(rule => !rule.trimStart().startsWith('# Not a target'))
    .flatMap(rule => /^([^\s#.%:=][^\s:=%]*):(?!=)/m.exec(rule)?.[1] ?? [])
    .filter(it => !/[Mm]akefile$/.test(it));
}
