import { fileURLToPath } from 'node:url';
import { CommandError } from './CommandError';
import { runCommand } from './runCommand';

/*
 * The entry of the bundle. Built as an ES module for Node >= 20 by
 * scripts/bundle.mjs; not part of the library.
 */

/** Where the bundle lies; scripts/bundle.mjs defines it as `import.meta.url`. */
declare const BUNDLE_URL: string;

runCommand(process.argv.slice(2), {
  program: fileURLToPath(BUNDLE_URL),
  env: process.env,
  input: process.stdin,
  print: text => process.stdout.write(text),
}).catch((error: Error) => {
  const text = error instanceof CommandError ? error.message : error.stack;
  process.stderr.write(`cloud-sim: ${text}\n`);
  process.exitCode = 1;
});
