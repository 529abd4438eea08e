import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { ChargeFile } from '../focus/ChargeFile';
import { parseCsvHeader } from '../focus/parseCsvHeader';
import { DuckDbSandbox } from '../rollup/DuckDbSandbox';
import { readErrorOf } from '../rollup/readErrorOf';
import { SpendInputError } from '../SpendInputError';
import { detectFocus } from './detectFocus';
import { FocusDataset } from './FocusVersion';
import { parquetColumns } from './parquetColumns';

/** No header is longer. */
const MAX_HEADER_BYTES = 1024 ** 2;

/**
 * Files by the dataset that their columns say they are of. A delivery of FOCUS 1.3 or 1.4 can hold contract commitments, billing
 * periods and invoices beside its charges; `CostAndUsage` alone is to be rolled up. Reads headers only.
 *
 * Throws `SpendInputError` where a header cannot be read.
 *
 * @public
 */
export async function byFocusDataset<T extends ChargeFile>(
  files: readonly T[],
): Promise<Record<FocusDataset, T[]>> {
  const found: Record<FocusDataset, T[]> = {
    CostAndUsage: [],
    ContractCommitment: [],
    BillingPeriod: [],
    InvoiceDetail: [],
  };
  for (const file of files) {
    found[detectFocus(await columnNames(file)).dataset].push(file);
  }
  return found;
}

async function columnNames(file: ChargeFile): Promise<string[]> {
  if (file.format !== 'parquet') {
    return parseCsvHeader(await firstLine(file), file.name);
  }
  const sandbox = await DuckDbSandbox.create([file.path]);
  try {
    return (await parquetColumns(file, sandbox)).map(column => column.name);
  } catch (error) {
    throw readErrorOf(error, file.name);
  } finally {
    await sandbox.dispose();
  }
}

async function firstLine(file: ChargeFile): Promise<string> {
  const bytes = createReadStream(file.path);
  const unpacked = file.format === 'csv.gz' ? createGunzip() : undefined;
  bytes.on('error', error => unpacked?.destroy(error));
  const head: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of unpacked ? bytes.pipe(unpacked) : bytes) {
      head.push(chunk);
      length += chunk.length;
      if (chunk.includes(0x0a) || length > MAX_HEADER_BYTES) {
        break;
      }
    }
  } catch (error) {
    throw new SpendInputError({
      file: file.name,
      found: `bytes that cannot be unpacked (${(error as Error).message})`,
      expected: 'a CSV file packed with gzip',
      remedy:
        'name the file .csv where it is not packed, else deliver it again',
    });
  } finally {
    bytes.destroy();
    unpacked?.destroy();
  }
  return Buffer.concat(head).toString('utf8').split('\n', 1)[0];
}
