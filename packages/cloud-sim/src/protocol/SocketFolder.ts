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

const SOCKET = 'provider.sock';
/** Room for a number before the name of a provider. */
const LONGEST_SOCKET = '99999-azurerm.sock';

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

async function isInUse(folder: string): Promise<boolean> {
  for (const name of fs.readdirSync(folder)) {
    if (await answers(path.join(folder, name))) {
      return true;
    }
  }
  return false;
}

/** The folder of one process's sockets, removed when the process ends. */
export class SocketFolder {
  readonly #folder: string;

  static create(parent = os.tmpdir()): SocketFolder {
    const tail = `/${PREFIX}${process.pid}-XXXXXX/${LONGEST_SOCKET}`;
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
      if (pid !== undefined && !isAlive(Number(pid))) {
        try {
          if (!(await isInUse(folder))) {
            fs.rmSync(folder, { recursive: true, force: true });
          }
        } catch {
          // Another user's folder, theirs to sweep; or swept by another process.
        }
      }
    }
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  get socket(): string {
    return this.socketOf(SOCKET);
  }

  /** @param name - e.g. `12-aws.sock` */
  socketOf(name: string): string {
    return path.join(this.#folder, name);
  }

  remove(): void {
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
