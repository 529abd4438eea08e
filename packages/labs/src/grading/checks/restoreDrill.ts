import { Check, failed, passed } from '../Check';

const FILE = 'restore-drill.json';
const MINUTE_MS = 60 * 1000;

interface Drill {
  resource: string;
  backupAt: string;
  startedAt: string;
  restoredAt: string;
  rpoHours: number;
  rtoMinutes: number;
  sha256Before: string;
  sha256After: string;
}

/** A backup was restored, in time, and held what it should. */
export const restoreDrill: Check = {
  id: 'restore-drill',
  title: 'A backup was restored',
  hint: 'Do the drill of `docs/restore-drill.md` and keep what it writes: times, and the digests of the data before and after.',
  run(run) {
    const drill = run.json<Drill>(FILE);
    const backupAt = Date.parse(drill.backupAt);
    const startedAt = Date.parse(drill.startedAt);
    const restoredAt = Date.parse(drill.restoredAt);
    if (!(backupAt <= startedAt && startedAt <= restoredAt)) {
      return failed(
        'The backup, the start of the drill and its end are not in this order.',
        `${FILE}#/startedAt`,
      );
    }
    const age = (startedAt - backupAt) / MINUTE_MS / 60;
    if (age > drill.rpoHours) {
      return failed(
        `The backup was ${age.toFixed(1)} hours old, at most ${
          drill.rpoHours
        } were agreed.`,
        `${FILE}#/backupAt`,
      );
    }
    const minutes = (restoredAt - startedAt) / MINUTE_MS;
    if (minutes > drill.rtoMinutes) {
      return failed(
        `Restoring took ${minutes.toFixed(0)} minutes, at most ${
          drill.rtoMinutes
        } were agreed.`,
        `${FILE}#/restoredAt`,
      );
    }
    if (drill.sha256Before !== drill.sha256After) {
      return failed(
        'What was restored is not what was backed up.',
        `${FILE}#/sha256After`,
      );
    }
    return run.planned.some(({ address }) => address === drill.resource)
      ? passed(
          `${drill.resource} was restored in ${minutes.toFixed(0)} minutes.`,
        )
      : failed(
          `${drill.resource} is no resource of the plan.`,
          `${FILE}#/resource`,
        );
  },
};
