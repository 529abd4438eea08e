import { ChargeFile, ChargeFileColumn } from './ChargeFile';
import {
  CHARGE_CATEGORIES,
  FoundFocusColumn,
  FocusColumnKind,
} from './focusColumns';

/*
 * How the columns of a file become those of a charge: exact decimals, UTC times, tags as JSON, no `NULL` that is a word.
 * The same comes out of CSV and of Parquet, whatever types the exporter chose:
 *
 * - Decimals are DECIMAL(38, 18). A DOUBLE goes through its shortest text, which is what a CSV holds.
 * - A time without a zone is UTC.
 * - Tags are a MAP (AWS), JSON text (the specification), pairs without braces (Azure's own exports), a list of
 *   structs (BigQuery) or a struct. Keys that differ only in blanks are all kept.
 */

/** Exact money and quantities. */
export const DECIMAL = 'DECIMAL(38, 18)';

const EMPTY_VALUE: Record<FocusColumnKind, string> = {
  text: 'NULL::VARCHAR',
  decimal: `NULL::${DECIMAL}`,
  time: 'NULL::TIMESTAMP',
  'charge-category': 'NULL::VARCHAR',
  tags: 'NULL::VARCHAR',
  flag: 'NULL::BOOLEAN',
};

/** A file as DuckDB reads it, with the columns that it has. */
export function fileRelation(
  files: Pick<ChargeFile, 'path' | 'format'>[],
  columns: ChargeFileColumn[],
): string {
  const paths = `[${files.map(file => literal(file.path)).join(', ')}]`;
  if (files[0].format === 'parquet') {
    // Names of folders are no columns: `BILLING_PERIOD=2026-11/` says what the rows say, `BilledCost=0/` would lie.
    return `read_parquet(${paths}, hive_partitioning = false)`;
  }
  const struct = columns
    .map(column => `${literal(column.name)}: 'VARCHAR'`)
    .join(', ');
  // Everything is said and nothing sniffed: a sniffer that is unsure drops rows.
  return `read_csv(${paths}, columns = {${struct}}, auto_detect = false, header = true, delim = ',', quote = '"',
    escape = '"', strict_mode = true, null_padding = false, hive_partitioning = false)`;
}

/** Value of a FOCUS column in a row of the file, NULL where there is none or it cannot be read. */
export function valueSql(focus: FoundFocusColumn): string {
  if (focus.found.length === 0) {
    return EMPTY_VALUE[focus.kind];
  }
  const values = focus.found.map(found => convert(focus.kind, found));
  return values.length === 1 ? values[0] : `coalesce(${values.join(', ')})`;
}

/** The sum of a FOCUS column of decimals over rows of the file; exact, and added up in the type that the file has. */
export function sumSql(focus: FoundFocusColumn): string {
  const [found] = focus.found;
  return focus.found.length === 1 && isReadable('decimal', found)
    ? `sum(${identifier(found.name)})::${DECIMAL}`
    : `sum(${valueSql(focus)})`;
}

/**
 * Whether each distinct value of a column is read once, rather than that of every row: they repeat, and there are few
 * of them.
 */
export function isReadByValue(focus: FoundFocusColumn): boolean {
  return focus.kind !== 'decimal' && focus.kind !== 'time';
}

/** The columns of the file that carry a FOCUS column, to be selected as they are. */
export function fileColumnsSql(focus: FoundFocusColumn): string[] {
  return focus.found.map(found => identifier(found.name));
}

/**
 * True of a row whose value is there and cannot be read, or is missing where it must not be. Undefined where the type of
 * the column rules that out.
 */
export function badValueSql(focus: FoundFocusColumn): string | undefined {
  const checks = focus.found
    .filter(found => !isReadable(focus.kind, found))
    .map(found =>
      focus.kind === 'tags'
        ? `(${present(found)} AND ${badTagsSql(found)})`
        : `(${present(found)} AND ${convert(focus.kind, found)} IS NULL)`,
    );
  if (focus.required === 'value') {
    checks.push(`(${valueSql(focus)} IS NULL)`);
  }
  return checks.length > 0 ? checks.join(' OR ') : undefined;
}

/** Whether every value that a column of this type can have is read. */
function isReadable(kind: FocusColumnKind, column: ChargeFileColumn): boolean {
  switch (kind) {
    case 'text':
      return true;
    case 'decimal':
      return isExactNumber(column.type);
    case 'time':
      return /^(DATE|TIMESTAMP( WITH TIME ZONE)?)$/.test(column.type);
    case 'tags':
      return /^(MAP|STRUCT)\(.*\)$/.test(column.type);
    case 'flag':
      return column.type === 'BOOLEAN';
    default:
      return false;
  }
}

/** Whether all numbers of a type fit into ours, which has 20 digits before the point and 18 behind it. */
function isExactNumber(type: string): boolean {
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(type);
  if (decimal) {
    const [precision, scale] = decimal.slice(1).map(Number);
    return scale <= 18 && precision - scale <= 20;
  }
  return /^U?(TINYINT|SMALLINT|INTEGER|BIGINT)$/.test(type);
}

/** What the file itself holds in the column, as text, for an error. */
export function foundTextSql(focus: FoundFocusColumn): string {
  const texts = focus.found.map(found => `${identifier(found.name)}::VARCHAR`);
  return `coalesce(${texts.join(', ')}, '')`;
}

function convert(kind: FocusColumnKind, column: ChargeFileColumn): string {
  const raw = identifier(column.name);
  const isText = column.type === 'VARCHAR';
  switch (kind) {
    case 'decimal':
      return isText || /^(DOUBLE|FLOAT)$/.test(column.type)
        ? `TRY_CAST(${textOf(column)} AS ${DECIMAL})`
        : `TRY_CAST(${raw} AS ${DECIMAL})`;
    case 'time':
      if (isText) {
        return `timezone('UTC', TRY_CAST(${textOf(column)} AS TIMESTAMPTZ))`;
      }
      if (column.type === 'TIMESTAMP WITH TIME ZONE') {
        return `timezone('UTC', ${raw})`;
      }
      return column.type === 'TIMESTAMP'
        ? raw
        : `TRY_CAST(${raw} AS TIMESTAMP)`;
    case 'charge-category':
      return `CASE lower(${textOf(column)}) ${CHARGE_CATEGORIES.map(
        category =>
          `WHEN ${literal(category.toLowerCase())} THEN ${literal(category)}`,
      ).join(' ')} END`;
    case 'tags':
      return tagsSql(column);
    case 'flag':
      return isText
        ? `CASE lower(${textOf(
            column,
          )}) WHEN 'true' THEN true WHEN 'false' THEN false END`
        : `TRY_CAST(${raw} AS BOOLEAN)`;
    default:
      return textOf(column);
  }
}

const TAG_LIST = 'STRUCT("key" VARCHAR, "value" VARCHAR)[]';

/** JSON text: an object, or a list of keys and values where that is what the file has. Not checked yet. */
function tagsSql(column: ChargeFileColumn): string {
  const raw = identifier(column.name);
  if (column.type.startsWith('STRUCT(') && column.type.endsWith('[]')) {
    return `to_json(list_transform(${raw}, lambda tag: {'key': tag."key", 'value': tag."value"}))::VARCHAR`;
  }
  if (/^(MAP|STRUCT)\(/.test(column.type)) {
    return `to_json(${raw})::VARCHAR`;
  }
  const text = textOf(column);
  return `CASE WHEN starts_with(${text}, '"') THEN '{' || ${text} || '}' ELSE ${text} END`;
}

/** True where the text is not JSON of one of the two shapes. */
function badTagsSql(column: ChargeFileColumn): string {
  const json = tagsSql(column);
  return `CASE
    WHEN NOT json_valid(${json}) THEN false
    WHEN json_type(${json}) = 'OBJECT' THEN true
    WHEN json_type(${json}) = 'ARRAY' THEN 
      len(list_filter(TRY_CAST((${json})::JSON AS ${TAG_LIST}), lambda tag: tag."key" IS NULL)) = 0
  END IS DISTINCT FROM true`;
}

/** True where the file has a value, be it readable or not. */
function present(column: ChargeFileColumn): string {
  return `${textOf(column)} IS NOT NULL`;
}

/** A value as trimmed text; empty text and the word NULL are no value. */
function textOf(column: ChargeFileColumn): string {
  const raw = identifier(column.name);
  return column.type === 'VARCHAR'
    ? `nullif(nullif(nullif(trim(${raw}), ''), 'NULL'), 'null')`
    : `${raw}::VARCHAR`;
}

/** A text literal. */
export function literal(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}
