import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/*
 * Every provider process listens on a unix socket in a folder of its own. The
 * folder's name carries the process id, so that a later process can tell which
 * folders were left behind by a process that was killed and sweep them. A live
 * process of another pid namespace looks dead from here; its socket answers.
 */

const PREFIX = 'cloud-sim-';
const FOLDER_NAME = /^cloud-sim-(\d+)-\w{6}$/;

/** Unix socket paths are short: 104 bytes on macOS, 108 on Linux. */
const MAX_SOCKET_PATH = 103;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise(resolve => {
    const connection = net.connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}

/** The folder of one process's socket, removed when the process ends. */
export class SocketFolder {
  readonly #folder: string;

  static create(parent = os.tmpdir()): SocketFolder {
    const tail = `/${PREFIX}${process.pid}-XXXXXX/provider.sock`;
    const fits = Buffer.byteLength(parent + tail) <= MAX_SOCKET_PATH;
    const prefix = `${PREFIX}${process.pid}-`;
    return new SocketFolder(
      fs.mkdtempSync(path.join(fits ? parent : '/tmp', prefix)),
    );
  }

  /** Removes the folders in `parent` whose process is gone. */
  static async sweep(parent = os.tmpdir()): Promise<void> {
    for (const name of fs.readdirSync(parent)) {
      const pid = FOLDER_NAME.exec(name)?.[1];
      const folder = path.join(parent, name);
      if (
        pid !== undefined &&
        !isAlive(Number(pid)) &&
        !(await answers(path.join(folder, 'provider.sock')))
      ) {
        try {
          fs.rmSync(folder, { recursive: true, force: true });
        } catch {
          // Another user's folder; theirs to sweep.
        }
      }
    }
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  get socket(): string {
    return path.join(this.#folder, 'provider.sock');
  }

  remove(): void {
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
