import fs from 'node:fs';
import path from 'node:path';
import { LabError } from './lab-error.mjs';
import { submission } from './paths.mjs';

/** Variables of the environment, each of which has to be set. */
export function fromEnvironment(meanings) {
  const missing = Object.keys(meanings).filter(name => !process.env[name]);
  if (missing.length > 0) {
    throw new LabError(
      `Say ${missing
        .map(name => `${name}=… (${meanings[name]})`)
        .join(', ')} before or behind the command.`,
    );
  }
  return Object.fromEntries(
    Object.keys(meanings).map(name => [name, process.env[name]]),
  );
}

/** A file that goes into the evidence. */
export function writeSubmission(name, value) {
  fs.mkdirSync(submission, { recursive: true });
  fs.writeFileSync(
    path.join(submission, name),
    `${JSON.stringify(value, undefined, 2)}\n`,
  );
  console.log(`Wrote submission/${name}.`);
}
