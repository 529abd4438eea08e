import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { land } from './shared/machine.mjs';
import { runCommand } from './shared/lab-error.mjs';
import { infra } from './shared/paths.mjs';
import { readProjectOutputs } from './shared/project-outputs.mjs';
import { runProgram } from './shared/run-program.mjs';

/** Validates data (FILE, or the example) and puts it where training reads it, with a manifest. */
async function ingest() {
  const outputs = await readProjectOutputs();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'project-data-'));
  try {
    const file = process.env.FILE ? [path.resolve(process.env.FILE)] : [];
    const said = await runProgram('python3', [
      path.join(infra, 'workload/landing.py'),
      ...[folder, ...file],
    ]);
    await land(outputs, path.join(folder, 'landing'));
    process.stdout.write(said);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

await runCommand(ingest);
