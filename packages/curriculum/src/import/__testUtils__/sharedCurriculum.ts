import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { CurriculumFile } from '../fileKind';

// Other people's curriculum stands beside a checkout of the repository and is no part of it.
const SHARED_DATA = resolve(__dirname, '../../../../../../shared/data');

/** `describe` where the published curriculum is there; else a skipped one, whose title is to say so. */
export const describeWithSharedData: typeof describe | typeof describe.skip =
  existsSync(join(SHARED_DATA, 'curriculum')) ? describe : describe.skip;

/** Files below a folder of the published data, by paths relative to the data. */
export function sharedFiles(folder: string, pattern: RegExp): CurriculumFile[] {
  const root = join(SHARED_DATA, folder);
  if (!existsSync(root)) {
    return [];
  }
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(it => relative(SHARED_DATA, join(root, it)))
    .filter(it => pattern.test(it))
    .sort()
    .map(file => ({
      file,
      source: readFileSync(join(SHARED_DATA, file), 'utf8'),
    }));
}
