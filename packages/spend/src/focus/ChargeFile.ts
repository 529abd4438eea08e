/** @public */
export type ChargeFileFormat = 'csv' | 'csv.gz' | 'parquet';

/** One file of charges in FOCUS. @public */
export interface ChargeFile {
  /** Absolute. */
  path: string;
  /** As errors and runs name it: the path within the source, with `/`. */
  name: string;
  format: ChargeFileFormat;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  modifiedAt: number;
}

/** Sums of the charges of one currency; decimal strings. @public */
export interface ChargeTotals {
  currency: string;
  rows: number;
  billed: string;
  effective: string;
  list: string;
}

/** What one file holds of one billing period. @public */
export interface ChargePeriod {
  /** `YYYY-MM`, UTC. */
  billingPeriod: string;
  totals: ChargeTotals[];
}

/** A file that was read to its end and found whole and valid. @public */
export interface InspectedChargeFile extends ChargeFile {
  /** Of the file's bytes, `sha256:<hex>`. */
  digest: string;
  columns: ChargeFileColumn[];
  /** In the order of time. */
  periods: ChargePeriod[];
}

/** A column as the file names it. @public */
export interface ChargeFileColumn {
  name: string;
  /** DuckDB's name of the type; `VARCHAR` for every column of a text file. */
  type: string;
}
