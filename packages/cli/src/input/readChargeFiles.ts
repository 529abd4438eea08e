import {
  ChargeFile,
  chargeFileFormat,
  readDeliveries,
  SpendInputError,
} from '@gpu-academy/spend';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * The charge files that a path on the command line stands for: a file itself; of a folder those that its manifests list,
 * or all where there is none. Files are named as they were typed.
 *
 * @throws SpendInputError where the path is not there, holds no charge file, or a manifest cannot be followed
 */
export async function readChargeFiles(path: string): Promise<ChargeFile[]> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) {
    throw new SpendInputError({
      file: path,
      found: 'nothing there',
      expected: 'a file or a folder',
      remedy: 'check the path',
    });
  }
  if (stats.isDirectory()) {
    return await readFolder(path);
  }
  const format = chargeFileFormat(path);
  if (!format) {
    throw new SpendInputError({
      file: path,
      found: 'a file of another kind',
      expected: 'a name that ends in .csv, .csv.gz or .parquet',
      remedy: 'name the file for what it is',
    });
  }
  return [
    {
      path: resolve(path),
      name: path,
      format,
      size: stats.size,
      modifiedAt: stats.mtimeMs,
    },
  ];
}

async function readFolder(folder: string): Promise<ChargeFile[]> {
  const deliveries = await readDeliveries(folder).catch(error => {
    throw error instanceof SpendInputError
      ? new SpendInputError({
          ...error.problem,
          file: join(folder, error.problem.file),
        })
      : error;
  });
  const files = deliveries.flatMap(delivery => delivery.files);
  if (files.length === 0) {
    throw new SpendInputError({
      file: folder,
      found: 'a folder without charge files',
      expected: 'files that end in .csv, .csv.gz or .parquet',
      remedy: 'check the path',
    });
  }
  return files.map(file => ({ ...file, name: join(folder, file.name) }));
}
