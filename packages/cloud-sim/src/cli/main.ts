import { fileURLToPath } from 'node:url';
import { CommandError } from './CommandError';
import { startProvider } from './startProvider';

/*
 * The entry of the bundle. Built as an ES module for Node >= 20 by
 * scripts/bundle.mjs; not part of the library.
 *
 * Terraform starts providers again and again, so that they begin here, before
 * anything is loaded that other commands need.
 */

/** Where the bundle lies; scripts/bundle.mjs defines it as `import.meta.url`. */
declare const BUNDLE_URL: string;

async function main(args: string[]): Promise<void> {
  const [command, name] = args;
  if (command === 'provider') {
    await startProvider(name, process.env);
    return;
  }
  const { runCommand } = await import('./runCommand');
  await runCommand(args, {
    program: fileURLToPath(BUNDLE_URL),
    env: process.env,
    input: process.stdin,
    print: text => process.stdout.write(text),
  });
}

main(process.argv.slice(2)).catch((error: Error) => {
  const text = error instanceof CommandError ? error.message : error.stack;
  process.stderr.write(`cloud-sim: ${text}\n`);
  process.exitCode = 1;
});
