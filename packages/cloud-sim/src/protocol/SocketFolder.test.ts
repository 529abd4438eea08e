import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { SocketFolder } from './SocketFolder';

function pidOfTheDead(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('SocketFolder', () => {
  let parent: string;

  beforeEach(() => {
    parent = fs.mkdtempSync(path.join(os.tmpdir(), 'sockets-'));
  });

  afterEach(() => fs.rmSync(parent, { recursive: true }));

  it('is there until it is removed', () => {
    const folder = SocketFolder.create(parent);
    expect(fs.existsSync(path.dirname(folder.socket))).toBe(true);
    folder.remove();
    folder.remove();
    expect(fs.readdirSync(parent)).toEqual([]);
  });

  it('lies elsewhere where its path would be too long for a socket', () => {
    const deep = path.join(parent, 'x'.repeat(100));
    fs.mkdirSync(deep);
    const folder = SocketFolder.create(deep);
    expect(Buffer.byteLength(folder.socket)).toBeLessThan(104);
    folder.remove();
  });

  it('sweeps what a killed process left, and nothing else', async () => {
    const live = SocketFolder.create(parent);
    fs.mkdirSync(path.join(parent, `cloud-sim-${pidOfTheDead()}-aBc123`));
    fs.mkdirSync(path.join(parent, 'cloud-sim-notes'));
    await SocketFolder.sweep(parent);
    expect(fs.readdirSync(parent).sort()).toEqual(
      [path.basename(path.dirname(live.socket)), 'cloud-sim-notes'].sort(),
    );
  });

  it('leaves a folder whose socket still answers', async () => {
    const name = `cloud-sim-${pidOfTheDead()}-aBc123`;
    fs.mkdirSync(path.join(parent, name));
    const server = net.createServer();
    await new Promise<void>(resolve => {
      server.listen(path.join(parent, name, 'provider.sock'), resolve);
    });
    await SocketFolder.sweep(parent);
    expect(fs.readdirSync(parent)).toEqual([name]);
    await new Promise(resolve => {
      server.close(resolve);
    });
  });
});
