import {
  ChargeFileColumn,
  findFocusColumns,
  FoundFocusColumn,
  InspectedChargeFile,
  SpendInputError,
} from '@gpu-academy/spend';

/*
 * How a file of FOCUS becomes rows of a charge table: ClickHouse reads the bytes of the file itself (`input(...)`), with
 * the structure that was found when the file was inspected, and converts column by column. The counterpart in DuckDB's
 * dialect is `chargeSql` of `@gpu-academy/spend`; the contract of roll-up engines holds the two equal.
 */

/** Money and quantities, as everywhere. */
const DECIMAL = 'Decimal(38, 18)';

/** Columns of the charge table, in the order of the INSERT. */
export const CHARGE_COLUMNS: Readonly<Record<string, string>> = {
  billed: `Nullable(${DECIMAL})`,
  effective: `Nullable(${DECIMAL})`,
  list: `Nullable(${DECIMAL})`,
  quantity: `Nullable(${DECIMAL})`,
  charged_at: "DateTime64(6, 'UTC')",
  charged_until: "Nullable(DateTime64(6, 'UTC'))",
  charge_category: 'LowCardinality(Nullable(String))',
  currency: 'LowCardinality(Nullable(String))',
  provider: 'LowCardinality(Nullable(String))',
  service_category: 'LowCardinality(Nullable(String))',
  service_name: 'LowCardinality(Nullable(String))',
  service_subcategory: 'LowCardinality(Nullable(String))',
  commitment_status: 'LowCardinality(Nullable(String))',
  scope_id: 'LowCardinality(Nullable(String))',
  resource_id: 'Nullable(String)',
  region: 'LowCardinality(Nullable(String))',
  unit: 'LowCardinality(Nullable(String))',
  tags: 'Nullable(String)',
  simulated: 'Bool',
};

const MONTH = /^(\d{4})-(\d{2})$/;

/** The INSERT that is followed by the bytes of a file; only charges of the billing period are kept. */
export function chargeInsertSql(
  file: InspectedChargeFile,
  options: { table: string; billingPeriod: string; simulated?: boolean },
): string {
  const columns = findFocusColumns(file.columns, file.name);
  const structure = [
    ...new Set(
      columns.flatMap(focus =>
        focus.found.map(
          found => `\`${found.name}\` ${typeOf(focus, found, file)}`,
        ),
      ),
    ),
  ].join(', ');
  const valueOf = (as: string) =>
    valueSql(columns.find(focus => focus.as === as)!);
  const defaults: Record<string, string> = {
    service_category: "'Other'",
    service_name: "'Unspecified'",
    simulated: 'false',
  };
  const values = Object.keys(CHARGE_COLUMNS).map(as => {
    if (as === 'simulated' && options.simulated) {
      return 'true';
    }
    return as in defaults
      ? `ifNull(${valueOf(as)}, ${defaults[as]})`
      : valueOf(as);
  });
  const [, year, month] = MONTH.exec(options.billingPeriod)!;
  return `INSERT INTO ${options.table} (${Object.keys(CHARGE_COLUMNS).join(
    ', ',
  )})
    SELECT ${values.join(',\n      ')}
    FROM input(${text(structure)})
    WHERE toYYYYMM(${valueOf('billing_period_start')}) = ${year}${month}
    FORMAT ${file.format === 'parquet' ? 'Parquet' : 'CSVWithNames'}`;
}

/** How ClickHouse is to read a column of the file. */
function typeOf(
  focus: FoundFocusColumn,
  { type, name }: ChargeFileColumn,
  file: InspectedChargeFile,
): string {
  if (/^DECIMAL\(/.test(type)) {
    return `Nullable(Decimal${type.slice('DECIMAL'.length)})`;
  }
  if (/^TIMESTAMP/.test(type)) {
    return "Nullable(DateTime64(6, 'UTC'))";
  }
  if (type === 'DOUBLE' || type === 'FLOAT') {
    return 'Nullable(Float64)';
  }
  if (focus.kind !== 'tags' || type === 'VARCHAR') {
    return 'Nullable(String)';
  }
  if (type.startsWith('MAP(')) {
    return 'Map(String, Nullable(String))';
  }
  if (type.startsWith('STRUCT(') && type.endsWith('[]')) {
    return 'Array(Tuple(key Nullable(String), value Nullable(String)))';
  }
  throw new SpendInputError({
    file: file.name,
    column: name,
    found: `tags of type ${type}`,
    expected: 'text, a map, or a list of keys and values',
    remedy: 'export tags as JSON, or read this source with the embedded engine',
  });
}

/** Value of a FOCUS column in a row of the file, NULL where there is none or it cannot be read. */
function valueSql(focus: FoundFocusColumn): string {
  const values = focus.found.map(found => convert(focus, found));
  return values.length > 1
    ? `coalesce(${values.join(', ')})`
    : values[0] ?? 'NULL';
}

function convert(focus: FoundFocusColumn, column: ChargeFileColumn): string {
  const raw = `\`${column.name}\``;
  const isText = !/^(DECIMAL|TIMESTAMP|DOUBLE|FLOAT|MAP|STRUCT)/.test(
    column.type,
  );
  const value = isText ? textSql(raw) : raw;
  switch (focus.kind) {
    case 'decimal':
      return column.type.startsWith('DECIMAL')
        ? `CAST(${raw}, 'Nullable(${DECIMAL})')`
        : `toDecimal128OrNull(toString(${value}), 18)`;
    case 'time':
      return isText
        ? `parseDateTime64BestEffortOrNull(${value}, 6, 'UTC')`
        : raw;
    case 'charge-category':
      return `initcap(${value})`;
    case 'flag':
      return `lower(toString(${value})) = 'true'`;
    case 'tags':
      return isText
        ? `if(startsWith(${value}, '"'), concat('{', ${value}, '}'), ${value})`
        : `toJSONString(${raw})`;
    default:
      return `toString(${value})`;
  }
}

/** Trimmed text; empty text and the word NULL are no value. */
function textSql(raw: string): string {
  return `nullIf(nullIf(nullIf(trimBoth(${raw}), ''), 'NULL'), 'null')`;
}

/** A text literal. */
function text(value: string): string {
  return `'${value.replace(/[\\']/g, character => `\\${character}`)}'`;
}
