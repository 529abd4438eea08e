import { ChargeFile, ChargeFileColumn } from '../focus/ChargeFile';
import { fileRelation } from '../focus/chargeSql';
import { DuckDbSandbox } from '../rollup/DuckDbSandbox';

/** The columns of a Parquet file, with DuckDB's types. Throws what DuckDB throws where it cannot be read. */
export async function parquetColumns(
  file: ChargeFile,
  sandbox: DuckDbSandbox,
): Promise<ChargeFileColumn[]> {
  const described = await sandbox.query<{
    column_name: string;
    column_type: string;
  }>(`DESCRIBE SELECT * FROM ${fileRelation([file], [])}`);
  return described.map(row => ({
    name: row.column_name,
    type: row.column_type,
  }));
}
