import { randomUUID } from 'node:crypto';
import fs from 'node:fs';

/*
 * Node has no file locks, so the lock is a file that can be created only once.
 * A holder keeps it for one synchronous section, milliseconds at most, and may be
 * killed inside it; whoever finds the lock of a dead process breaks it. Breaking
 * is "look again, then remove", which two processes must not do at once: it is
 * guarded by a second file, which nobody holds longer than two system calls and
 * which simply expires.
 */

/** A lock older than this is dead even where its process id lives on. */
const EXPIRES_AFTER_MS = 30_000;
const BREAKER_EXPIRES_AFTER_MS = 5_000;
const RETRY_MS = 10;
const GIVE_UP_AFTER_MS = 60_000;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ageMs(file: string): number | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat && Date.now() - stat.mtimeMs;
}

function sleep(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}

/** Mutual exclusion between processes that survives the death of its holder. */
export class FileLock {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Runs `section` while no other process or call runs one under the same file.
   * The section is synchronous, so the lock is never held across a wait.
   *
   * @throws Error where the lock cannot be had within a minute.
   */
  async run<T>(section: () => T): Promise<T> {
    const deadline = Date.now() + GIVE_UP_AFTER_MS;
    while (!this.#tryAcquire()) {
      if (Date.now() > deadline) {
        throw new Error(
          `${
            this.#file
          }: held by another process for a minute; remove the file if no Terraform run uses this folder`,
        );
      }
      this.#breakIfDead();
      await sleep(RETRY_MS * (0.5 + Math.random()));
    }
    try {
      return section();
    } finally {
      fs.rmSync(this.#file, { force: true });
    }
  }

  /** Links a finished file into place, so that a lock is never seen half-written. */
  #tryAcquire(): boolean {
    const own = `${this.#file}.${randomUUID()}`;
    fs.writeFileSync(own, String(process.pid));
    try {
      fs.linkSync(own, this.#file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
      return false;
    } finally {
      fs.rmSync(own, { force: true });
    }
  }

  #isDead(): boolean {
    const age = ageMs(this.#file);
    if (age === undefined) {
      return false;
    }
    try {
      const holder = Number(fs.readFileSync(this.#file, 'utf8'));
      return age > EXPIRES_AFTER_MS || !isRunning(holder);
    } catch {
      return false;
    }
  }

  #breakIfDead(): void {
    if (!this.#isDead()) {
      return;
    }
    const breaker = `${this.#file}.breaking`;
    try {
      fs.writeFileSync(breaker, '', { flag: 'wx' });
    } catch {
      if ((ageMs(breaker) ?? 0) > BREAKER_EXPIRES_AFTER_MS) {
        fs.rmSync(breaker, { force: true });
      }
      return;
    }
    try {
      if (this.#isDead()) {
        fs.rmSync(this.#file, { force: true });
      }
    } finally {
      fs.rmSync(breaker, { force: true });
    }
  }
}
