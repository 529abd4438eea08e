import path from 'node:path';
import { ROOT } from '../toolchain/paths.mjs';
import { runCommand, tail } from '../toolchain/runCommand.mjs';

/** Runs the benchmark script of a library, whose last line is JSON. */
export async function benchLibrary(toolchain, script) {
  const { code, output } = await runCommand(
    toolchain.node,
    [
      '--require',
      path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      path.join(ROOT, 'packages', script),
    ],
    { cwd: ROOT, env: toolchain.env },
  );
  if (code !== 0) {
    throw new Error(tail(output));
  }
  return JSON.parse(output.trim().split('\n').pop());
}
