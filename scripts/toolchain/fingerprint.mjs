import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, TOOLCHAIN } from './paths.mjs';

async function* filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist', 'bundle'].includes(entry.name)) {
        yield* filesBelow(full);
      }
    } else {
      yield full;
    }
  }
}

async function digest(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const full = path.join(ROOT, input);
    const files = [];
    if (/\.[a-z]+$/.test(path.basename(input))) {
      files.push(full);
    } else {
      for await (const file of filesBelow(full)) {
        files.push(file);
      }
    }
    for (const file of files) {
      hash.update(path.relative(ROOT, file)).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

/**
 * Builds `outputs` from `inputs` (files, or folders as a whole) where they changed since the last time.
 * All paths are relative to the root of the checkout.
 */
export async function buildWhenChanged(name, { inputs, outputs, build }) {
  const stamp = path.join(TOOLCHAIN, 'built', name);
  const wanted = await digest(inputs);
  const fresh =
    outputs.every(output => existsSync(path.join(ROOT, output))) &&
    existsSync(stamp) &&
    (await readFile(stamp, 'utf8')) === wanted;
  if (!fresh) {
    await build();
    await mkdir(path.dirname(stamp), { recursive: true });
    await writeFile(stamp, wanted);
  }
}
