import { runCommand } from '../process/runCommand';
import { ContentCheck } from './ByContent';
import { nothingWrong } from './Lint';
import { RenderedSample } from './RenderedSample';

/** Shell scripts can be parsed. */
export const shellScripts: ContentCheck = {
  // A script without an extension says what it is in its first line.
  reads: file => /(\.(sh|bash)|(^|\/)[^./]+)$/.test(file),
  async check(rendered) {
    const result = nothingWrong();
    for (const { file, shell } of scriptsIn(rendered)) {
      const command = await runCommand('bash', ['-n', file], {
        cwd: rendered.rendering.folder,
        timeoutMs: 30_000,
      });
      if (command.missing) {
        return {
          ...result,
          skipped: ['shell scripts: there is no bash on this machine'],
        };
      }
      if (command.code !== 0) {
        const match = /line (\d+): (.*)/.exec(command.stderr);
        result.problems.push({
          check: 'shell-script',
          file,
          line: match ? Number(match[1]) : undefined,
          found: match?.[2] ?? command.stderr.trim(),
          expected: `a script that ${shell} can parse`,
          advice: 'Correct the script',
        });
      }
    }
    return result;
  },
};

function scriptsIn(
  rendered: RenderedSample,
): { file: string; shell: string }[] {
  return rendered.files.filter(shellScripts.reads).flatMap(file => {
    const text = rendered.read(file) ?? '';
    const shell =
      /^#!\s*\S*\/(?:env\s+(?:-\S+\s+)*)?(bash|sh|dash|ksh)\b/.exec(
        text,
      )?.[1] ?? (/\.(sh|bash)$/.test(file) ? 'bash' : undefined);
    return shell ? [{ file, shell }] : [];
  });
}
