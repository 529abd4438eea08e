import { ChargeFile, ChargeFileColumn } from '../focus/ChargeFile';
import { fileRelation, literal, valueSql } from '../focus/chargeSql';
import { FocusColumnSpecification } from './FocusColumnSpecification';

/*
 * A file as the relation that rules are written for: every column of FOCUS by its name, typed, NULL where the file has none;
 * `<name>_text` as it stands in the file; `<name>_isText` true where it came as text; `row_of_file` from 1. Values are
 * read as the roll-up reads them, so that a rule judges what totals are made of.
 *
 * They are read once, into a table: reading a number or a time costs more than all rules on it.
 */

const TABLE = 'focus_value';

const EMPTY_VALUE: Record<FocusColumnSpecification['kind'], string> = {
  text: 'NULL::VARCHAR',
  json: 'NULL::VARCHAR',
  pairs: 'NULL::VARCHAR',
  decimal: 'NULL::DOUBLE',
  time: 'NULL::TIMESTAMP',
};

/** The statement that reads the file. */
export function readFocusTable(
  file: ChargeFile,
  columns: readonly ChargeFileColumn[],
  specs: readonly FocusColumnSpecification[],
): string {
  const selected = specs.flatMap(spec => {
    const found = findColumn(columns, spec.name);
    if (!found) {
      return [];
    }
    const text = read(spec.name, 'text', found);
    return hasOwnText(spec, found)
      ? [
          `${typed(spec, found)} AS ${spec.name}`,
          `${text} AS ${spec.name}_text`,
        ]
      : [`${text} AS ${spec.name}`];
  });
  const source = fileRelation([file], [...columns]);
  return `CREATE TEMP TABLE ${TABLE} AS SELECT ${[
    ...selected,
    'true AS of_file',
  ].join(',\n  ')}\nFROM ${source}`;
}

/** What `readFocusTable` has read, with the names that rules use. */
export function focusRelation(
  columns: readonly ChargeFileColumn[],
  specs: readonly FocusColumnSpecification[],
): string {
  const selected = specs.flatMap(spec => {
    const { name, kind } = spec;
    const found = findColumn(columns, name);
    const isText = `${found?.type === 'VARCHAR'} AS ${name}_isText`;
    if (!found) {
      return [
        `${EMPTY_VALUE[kind]} AS ${name}`,
        `NULL::VARCHAR AS ${name}_text`,
        isText,
      ];
    }
    return [
      name,
      hasOwnText(spec, found) ? `${name}_text` : `${name} AS ${name}_text`,
      isText,
    ];
  });
  return `SELECT rowid + 1 AS row_of_file, ${selected.join(
    ', ',
  )} FROM ${TABLE}`;
}

export function findColumn(
  columns: readonly ChargeFileColumn[],
  name: string,
): ChargeFileColumn | undefined {
  return columns.find(it => it.name.toLowerCase() === name.toLowerCase());
}

/** True where the value is another than the text. */
function hasOwnText(
  spec: FocusColumnSpecification,
  found: ChargeFileColumn,
): boolean {
  return (
    spec.kind === 'decimal' ||
    spec.kind === 'time' ||
    (found.type === 'VARCHAR' && spec.allowed !== undefined)
  );
}

function typed(
  spec: FocusColumnSpecification,
  found: ChargeFileColumn,
): string {
  if (spec.kind === 'decimal' || spec.kind === 'time') {
    return read(spec.name, spec.kind, found);
  }
  const text = read(spec.name, 'text', found);
  const cases = (spec.allowed?.values ?? []).map(
    allowed =>
      `WHEN ${literal(allowed.toLowerCase())} THEN ${literal(allowed)}`,
  );
  return `CASE lower(${text}) ${cases.join(' ')} ELSE ${text} END`;
}

function read(
  name: string,
  kind: 'text' | 'decimal' | 'time',
  found: ChargeFileColumn,
): string {
  return valueSql({
    names: [name],
    as: name,
    kind,
    required: 'no',
    found: [found],
  });
}
