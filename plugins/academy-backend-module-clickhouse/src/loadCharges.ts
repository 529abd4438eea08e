import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ChargeFile, RollupRequest } from '@gpu-academy/spend';
import { CHARGE_COLUMNS, chargeInsertSql } from './chargeInsertSql';
import { ClickHouseSession, TABLE_ENGINE } from './ClickHouseSession';

/** Sends the files of a period and answers the table that has their charges. */
export async function loadCharges(
  session: ClickHouseSession,
  request: RollupRequest,
): Promise<string> {
  const columns = Object.entries(CHARGE_COLUMNS).map(
    ([name, type]) => `${name} ${type}`,
  );
  const table = await session.createTable(
    'charge',
    `(${columns.join(', ')}) ${TABLE_ENGINE}`,
  );
  for (const file of request.files) {
    await session.insert(
      chargeInsertSql(file, { ...request, table }),
      bytesOf(file, request.signal),
    );
  }
  return table;
}

function bytesOf(file: ChargeFile, signal?: AbortSignal): Readable {
  const bytes = createReadStream(file.path, { signal });
  if (file.format !== 'csv.gz') {
    return bytes;
  }
  const gunzip = createGunzip();
  bytes.on('error', error => gunzip.destroy(error));
  return bytes.pipe(gunzip);
}
