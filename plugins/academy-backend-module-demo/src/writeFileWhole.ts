import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file so that a reader of its folder finds all of the old or all of the new: under a name that ingest passes
 * over, then renamed. A file that says the same already is left alone. Makes the folder.
 */
export async function writeFileWhole(
  filePath: string,
  text: string,
): Promise<void> {
  const current = await readFile(filePath, 'utf8').catch(() => undefined);
  if (current === text) {
    return;
  }
  const folder = path.dirname(filePath);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `.${path.basename(filePath)}.writing`);
  await writeFile(temporary, text);
  await rename(temporary, filePath);
}
