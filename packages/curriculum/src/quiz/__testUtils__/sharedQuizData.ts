import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Other people's quizzes stand beside a checkout of the repository and are no part of it. */
const SHARED_DATA = resolve(__dirname, '../../../../../../shared/data');

/** `describe` where the quizzes are there; else a skipped one whose title says so. */
export const describeWithSharedData: typeof describe | typeof describe.skip =
  existsSync(resolve(SHARED_DATA, 'quizzes')) ? describe : describe.skip;

/** Names of the files of a folder: `quizzes` or `gift`. */
export function sharedFiles(folder: 'quizzes' | 'gift'): string[] {
  return existsSync(resolve(SHARED_DATA, folder))
    ? readdirSync(resolve(SHARED_DATA, folder)).sort()
    : [];
}

/** Text of a file. */
export function sharedText(folder: 'quizzes' | 'gift', file: string): string {
  return readFileSync(resolve(SHARED_DATA, folder, file), 'utf8');
}
