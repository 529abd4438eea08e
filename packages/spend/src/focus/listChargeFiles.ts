import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ChargeFile, ChargeFileFormat } from './ChargeFile';

const FORMATS: readonly (readonly [string, ChargeFileFormat])[] = [
  ['.csv.gz', 'csv.gz'],
  ['.csv', 'csv'],
  ['.parquet', 'parquet'],
];

/**
 * The charge files in a folder and its folders, by name. Files of other kinds (manifests, markers) and
 * everything whose name starts with a dot or an underscore (what exporters write while they write) are left out.
 *
 * Throws the error of the file system where the folder cannot be read.
 *
 * @public
 */
export async function listChargeFiles(folder: string): Promise<ChargeFile[]> {
  const files: ChargeFile[] = [];
  for (const entry of await readdir(folder, { recursive: true })) {
    const name = entry.split(path.sep).join('/');
    const format = chargeFileFormat(name);
    const filePath = path.resolve(folder, entry);
    if (!format || name.split('/').some(part => /^[._]/.test(part))) {
      continue;
    }
    const stats = await stat(filePath);
    if (stats.isFile()) {
      const { size, mtimeMs: modifiedAt } = stats;
      files.push({ path: filePath, name, format, size, modifiedAt });
    }
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The format that a file's name promises; undefined for other files. @public */
export function chargeFileFormat(name: string): ChargeFileFormat | undefined {
  const lowerCase = name.toLowerCase();
  return FORMATS.find(([suffix]) => lowerCase.endsWith(suffix))?.[1];
}
