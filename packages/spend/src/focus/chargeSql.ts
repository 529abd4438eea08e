import { ChargeFile, ChargeFileColumn } from './ChargeFile';
import {
  CHARGE_CATEGORIES,
  FoundFocusColumn,
  FocusColumnKind,
} from './focusColumns';

/*
 * One file of FOCUS as the relation `charge`: exact decimals, UTC times, tags as JSON, no `NULL`
 * that is a word. The same row comes out of CSV and of Parquet, whatever types the exporter chose:
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
    return `read_parquet(${paths})`;
  }
  const struct = columns
    .map(column => `${literal(column.name)}: 'VARCHAR'`)
    .join(', ');
  // Everything is said and nothing sniffed: a sniffer that is unsure drops rows.
  return `read_csv(${paths}, columns = {${struct}}, auto_detect = false, header = true, delim = ',', quote = '"',
    escape = '"', strict_mode = true, null_padding = false)`;
}

/** Value of a FOCUS column in a row of the file, NULL where there is none or it cannot be read. */
export function valueSql(focus: FoundFocusColumn): string {
  if (focus.found.length === 0) {
    return EMPTY_VALUE[focus.kind];
  }
  const values = focus.found.map(found => convert(focus.kind, found));
  return values.length === 1 ? values[0] : `coalesce(${values.join(', ')})`;
}

/** True of a row whose value is there and cannot be read, or is missing where it must not be. */
export function badValueSql(focus: FoundFocusColumn): string | undefined {
  const checks = focus.found
    .filter(() => focus.kind !== 'text')
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

/** What the file itself holds in the column, as text, for an error. */
export function foundTextSql(focus: FoundFocusColumn): string {
  const texts = focus.found.map(found => `${identifier(found.name)}::VARCHAR`);
  return `coalesce(${texts.join(', ')}, '')`;
}

/** The SELECT of `charge` out of the file's own columns, with further expressions over them. */
export function chargeSelect(
  columns: FoundFocusColumn[],
  relation: string,
  further: string[] = [],
): string {
  const values = columns.map(focus => `${valueSql(focus)} AS ${focus.as}`);
  return `SELECT ${[...values, ...further].join(',\n  ')}\nFROM ${relation}`;
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
      return column.type === 'TIMESTAMP WITH TIME ZONE'
        ? `timezone('UTC', ${raw})`
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

function identifier(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}
