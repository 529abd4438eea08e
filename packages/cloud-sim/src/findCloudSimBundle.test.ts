import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findCloudSimBundle } from './findCloudSimBundle';

describe('findCloudSimBundle', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bundle-'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('tells path and digest', () => {
    const file = path.join(folder, 'cloud-sim.mjs');
    fs.writeFileSync(file, 'abc');
    expect(findCloudSimBundle(folder)).toEqual({
      path: file,
      digest:
        'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('names the command that builds the bundle where there is none', () => {
    expect(() => findCloudSimBundle(folder)).toThrow(
      /has not been built; run `yarn workspace @gpu-academy\/cloud-sim bundle`/,
    );
  });
});
