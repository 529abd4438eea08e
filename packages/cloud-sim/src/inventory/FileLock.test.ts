import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FileLock } from './FileLock';

describe('FileLock', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'file-lock-'));
    file = path.join(folder, 'lock');
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('gives the result of the section and leaves no file', async () => {
    await expect(new FileLock(file).run(() => 42)).resolves.toBe(42);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('is free again after a section that failed', async () => {
    const lock = new FileLock(file);
    const failing = lock.run(() => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    await expect(lock.run(() => 'free')).resolves.toBe('free');
  });

  it('waits while another process holds it', async () => {
    fs.writeFileSync(file, String(process.pid));
    let done = false;
    const waiting = new FileLock(file).run(() => {
      done = true;
    });
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
    expect(done).toBe(false);
    fs.rmSync(file);
    await waiting;
    expect(done).toBe(true);
  });

  it('takes over from a process that was killed while it held the lock', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    fs.writeFileSync(file, String(pid));
    await expect(new FileLock(file).run(() => 'mine')).resolves.toBe('mine');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('takes over a lock that is older than any section, whoever has its process id', async () => {
    fs.writeFileSync(file, String(process.pid));
    const minuteAgo = Date.now() / 1000 - 60;
    fs.utimesSync(file, minuteAgo, minuteAgo);
    await expect(new FileLock(file).run(() => 'mine')).resolves.toBe('mine');
  });

  it('takes over also where a process was killed while it broke a lock', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    fs.writeFileSync(file, String(pid));
    fs.writeFileSync(`${file}.breaking`, '');
    const minuteAgo = Date.now() / 1000 - 60;
    fs.utimesSync(`${file}.breaking`, minuteAgo, minuteAgo);
    await expect(new FileLock(file).run(() => 'mine')).resolves.toBe('mine');
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
