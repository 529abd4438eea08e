import fs from 'node:fs';
import path from 'node:path';
import { sha256 } from './shared/digest.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { records } from './shared/paths.mjs';
import { fromEnvironment, writeSubmission } from './shared/submission.mjs';

// What was agreed: how old a backup may be, and how long a restore may take.
const RPO_HOURS = 24;
const RTO_MINUTES = 60;

const BEGUN = path.join(records, 'restore-drill.json');

/** The clock and the digests of a drill; what happens between is for people to do. */
async function restoreDrill() {
  const [step] = process.argv.slice(2);
  await (step === 'begin' ? begin() : end());
}

function begin() {
  const { FILE } = fromEnvironment({ FILE: 'a file that was backed up' });
  fs.mkdirSync(records, { recursive: true });
  const startedAt = new Date().toISOString();
  fs.writeFileSync(
    BEGUN,
    `${JSON.stringify({ startedAt, sha256Before: digestOf(FILE) })}\n`,
  );
  console.log(
    `The drill began at ${startedAt}. Lose the file, restore it, then: make restore-drill-end`,
  );
}

function end() {
  const { FILE, RESOURCE, BACKUP_AT } = fromEnvironment({
    FILE: 'the same file, restored',
    RESOURCE:
      'the address of what was restored, as `terraform state list` has it',
    BACKUP_AT: 'when the backup was made, e.g. 2026-11-24T01:00:00Z',
  });
  if (!fs.existsSync(BEGUN)) {
    throw new LabError(
      'No drill was begun here. First: FILE=… make restore-drill-begin',
    );
  }
  if (Number.isNaN(Date.parse(BACKUP_AT))) {
    throw new LabError(
      `BACKUP_AT is ${BACKUP_AT}, expected a time such as 2026-11-24T01:00:00Z.`,
    );
  }
  const { startedAt, sha256Before } = JSON.parse(
    fs.readFileSync(BEGUN, 'utf8'),
  );
  writeSubmission('restore-drill.json', {
    schema: 'gpu-academy.io/restore-drill/v1alpha1',
    resource: RESOURCE,
    backupAt: new Date(BACKUP_AT).toISOString(),
    startedAt,
    restoredAt: new Date().toISOString(),
    rpoHours: RPO_HOURS,
    rtoMinutes: RTO_MINUTES,
    sha256Before,
    sha256After: digestOf(FILE),
  });
}

function digestOf(file) {
  try {
    return sha256(fs.readFileSync(file));
  } catch (error) {
    throw new LabError(`${file} cannot be read: ${error.message}`);
  }
}

await runCommand(restoreDrill);
