import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { LabError } from './lab-error.mjs';
import { runProgram } from './run-program.mjs';

// What Azure takes as a command.
const LARGEST_SCRIPT = 200_000;

/**
 * Puts data where it lands. The storage has no address outside of the network of the project: the data travel in the
 * command, and the machine validates them once more and writes them.
 */
export async function land(outputs, folder) {
  const data = gzipSync(fs.readFileSync(path.join(folder, 'jobs.csv')));
  const script = `file=$(mktemp); echo ${data.toString(
    'base64',
  )} | base64 --decode | gunzip > "$file"; land "$file"`;
  if (script.length > LARGEST_SCRIPT) {
    throw new LabError(
      `The data are too large for Azure's run command: ${script.length} characters packed, at most ${LARGEST_SCRIPT}. Take fewer rows.`,
    );
  }
  const said = await onMachine(outputs, script);
  if (!/^Landed \d+ rows/m.test(said)) {
    throw new LabError(`Nothing landed. The machine said: ${said}`);
  }
}

/** Runs a command of the training machine, by Azure's run command; returns what it said, errors among it. */
export async function onMachine(outputs, command) {
  const answer = await runProgram('az', [
    ...['vm', 'run-command', 'invoke', '--command-id', 'RunShellScript'],
    ...['--resource-group', outputs.resource_group],
    ...['--name', outputs.machine_name, '--output', 'json'],
    ...['--scripts', command],
  ]);
  return JSON.parse(answer)
    .value.map(({ message }) => message)
    .join('\n');
}
