import { ROOT } from '../toolchain/paths.mjs';
import { step } from '../toolchain/progress.mjs';
import { runCommand, tail } from '../toolchain/runCommand.mjs';

/** A check that is one command: passed where it exits with 0, else its output is shown. */
export function commandCheck(title, command, args) {
  return {
    title,
    async run(toolchain) {
      try {
        await step(title, async () => {
          const { code, output } = await runCommand(command, args, {
            cwd: ROOT,
            env: toolchain.env,
          });
          if (code !== 0) {
            throw new Error(tail(output, 80));
          }
        });
        return { passed: 1, failed: 0, skipped: 0 };
      } catch (error) {
        process.stdout.write(`${error.message}\n`);
        return { passed: 0, failed: 1, skipped: 0, failures: [title] };
      }
    },
  };
}
