import { createInterface } from 'node:readline/promises';
import { LabError } from './lab-error.mjs';

/** Asks before something happens in a real account; throws unless the answer is yes. A pipeline sets CONFIRM=yes after its own approval. */
export async function confirm(what) {
  if (process.env.CONFIRM === 'yes') {
    return;
  }
  if (!process.stdin.isTTY) {
    throw new LabError(`${what} Set CONFIRM=yes to say that it may.`);
  }
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
  });
  const answer = await terminal.question(`\n${what} Type yes to go on: `);
  terminal.close();
  if (answer.trim() !== 'yes') {
    throw new LabError('Nothing was done.');
  }
}
