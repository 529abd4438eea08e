import { ChargeFile, ChargeFileColumn } from '../focus/ChargeFile';
import { parseCsvHeader } from '../focus/parseCsvHeader';
import { readChargeFile } from '../focus/readChargeFile';
import { DuckDbLimits, DuckDbSandbox } from '../rollup/DuckDbSandbox';
import { readErrorOf } from '../rollup/readErrorOf';
import { quoteFound, SpendInputError } from '../SpendInputError';
import { detectFocus } from './detectFocus';
import { FocusColumnSpecification } from './FocusColumnSpecification';
import { FocusFileCheck, FocusViolation } from './FocusCheck';
import { findColumn, focusRelation, readFocusTable } from './focusRelation';
import {
  FocusPresenceRule,
  FocusRelationRule,
  FocusRowRule,
  FocusRule,
  focusRuleId,
} from './FocusRule';
import { FOCUS_COLUMN_SPECIFICATIONS, FOCUS_RULES } from './focusRules';
import { FocusDataset, FocusVersion, isWithin } from './FocusVersion';
import { parquetColumns } from './parquetColumns';

/*
 * One file against the rules of its version, in DuckDB: it is read once, into a table; one pass over that counts what
 * breaks which rule, and a second fetches the first rows of those that are broken.
 */

/** How many rows of a violation are shown unless said otherwise. */
const SHOWN_ROWS = 3;

/** @public */
export interface FocusCheckOptions extends DuckDbLimits {
  /** The version to judge by; seen by the columns unless given. */
  version?: FocusVersion;
  /** How many rows of each violation are shown; 3 unless given. */
  shownRows?: number;
  signal?: AbortSignal;
}

/** A file with what it is judged by. */
interface Judged {
  file: ChargeFile;
  dataset: FocusDataset;
  version: FocusVersion;
  columns: readonly ChargeFileColumn[];
  specs: readonly FocusColumnSpecification[];
  rules: readonly FocusRule[];
  relation: string;
  sandbox: DuckDbSandbox;
  shownRows: number;
  signal: AbortSignal | undefined;
}

/**
 * Judges one file. Throws `SpendInputError` where it cannot be read to its end.
 *
 * @public
 */
export async function checkFocusFile(
  file: ChargeFile,
  options: FocusCheckOptions = {},
): Promise<FocusFileCheck> {
  if (/[*?[]/.test(file.path)) {
    throw new SpendInputError({
      file: file.name,
      found: 'a name with a character that stands for others',
      expected: 'a path without *, ? and [',
      remedy: 'rename the file or its folder',
    });
  }
  const { firstLine } = await readChargeFile(file);
  const sandbox = await DuckDbSandbox.create([file.path], options);
  try {
    const columns =
      firstLine === undefined
        ? await parquetColumns(file, sandbox)
        : parseCsvHeader(firstLine, file.name).map(name => ({
            name,
            type: 'VARCHAR',
          }));
    return await judge(file, columns, sandbox, options);
  } catch (error) {
    throw readErrorOf(error, file.name);
  } finally {
    await sandbox.dispose();
  }
}

async function judge(
  file: ChargeFile,
  columns: readonly ChargeFileColumn[],
  sandbox: DuckDbSandbox,
  options: FocusCheckOptions,
): Promise<FocusFileCheck> {
  const detected = detectFocus(columns.map(column => column.name));
  const { dataset } = detected;
  const version = options.version ?? detected.version;
  const specs = FOCUS_COLUMN_SPECIFICATIONS.filter(
    spec => spec.dataset === dataset,
  );
  const ofVersion = specs.filter(spec =>
    isWithin(version, spec.since, spec.until),
  );
  const rules = FOCUS_RULES.filter(
    rule =>
      rule.dataset === dataset &&
      isWithin(version, rule.since, rule.until) &&
      ofVersion.some(spec => spec.name === rule.column),
  );
  await sandbox.run(readFocusTable(file, columns, specs), options.signal);
  const judged: Judged = {
    file,
    dataset,
    version,
    columns,
    specs,
    rules,
    relation: focusRelation(columns, specs),
    sandbox,
    shownRows: options.shownRows ?? SHOWN_ROWS,
    signal: options.signal,
  };
  const { rows, violations } = await judgeRows(judged);
  return {
    file: file.name,
    dataset,
    version,
    rows,
    rules: rules.length + 1,
    violations: [
      ...judgePresence(judged),
      ...judgeCustomColumns(judged),
      ...violations,
      ...(await judgeRelations(judged)),
    ],
    absent: ofVersion
      .filter(spec => spec.feature === 'conditional')
      .map(spec => spec.name)
      .filter(name => !findColumn(columns, name)),
  };
}

function judgePresence(judged: Judged): FocusViolation[] {
  const { columns, rules } = judged;
  return rules
    .filter((rule): rule is FocusPresenceRule => rule.kind === 'presence')
    .filter(
      rule =>
        !findColumn(columns, rule.column) &&
        (!rule.with || rule.with.some(name => findColumn(columns, name))),
    )
    .map(rule =>
      violation(judged, rule, {
        count: 1,
        rows: [],
        found: `no such column among ${columns.length}`,
      }),
    );
}

/** Columns that FOCUS does not know in any version start with `x_`, so that a later version can take their names. */
function judgeCustomColumns(judged: Judged): FocusViolation[] {
  const { columns, specs, dataset } = judged;
  return columns
    .filter(
      column =>
        !/^x_/i.test(column.name) &&
        !specs.some(
          spec => spec.name.toLowerCase() === column.name.toLowerCase(),
        ),
    )
    .map(column =>
      violation(
        judged,
        {
          id: 'ColumnHandling-A-010-M',
          dataset,
          column: column.name,
          level: 'error',
          affectsTotals: false,
          expected: 'a name of FOCUS, or one that starts with x_',
          remedy: 'rename the column',
        },
        { count: 1, rows: [], found: 'a column that FOCUS does not have' },
      ),
    );
}

async function judgeRows(
  judged: Judged,
): Promise<{ rows: number; violations: FocusViolation[] }> {
  const { columns, relation, sandbox, signal } = judged;
  const rules = judged.rules
    .filter((rule): rule is FocusRowRule => rule.kind === 'row')
    .filter(rule =>
      [rule.column, ...(rule.needs ?? [])].every(name =>
        findColumn(columns, name),
      ),
    );
  const [{ rows, counts }] = await sandbox.query<{
    rows: string;
    counts: string[];
  }>(
    `SELECT count(*) AS rows, [${rules
      .map(rule => `count_if(${rule.broken})`)
      .join(',\n')}] AS counts FROM (${relation})`,
    signal,
  );
  const broken = rules.flatMap((rule, index) =>
    Number(counts[index]) > 0 ? [{ rule, count: Number(counts[index]) }] : [],
  );
  if (broken.length === 0) {
    return { rows: Number(rows), violations: [] };
  }
  const firsts = broken.map(
    ({ rule }) =>
      `arg_min(struct_pack("row" := row_of_file, found := ${foundSql(
        rule,
        columns,
      )}), row_of_file, ${judged.shownRows}) FILTER (WHERE ${rule.broken})`,
  );
  const [{ shown }] = await sandbox.query<{
    shown: { row: string; found: string }[][];
  }>(
    `SELECT [${firsts.join(',\n')}] AS shown
    FROM (${relation})`,
    signal,
  );
  return {
    rows: Number(rows),
    violations: broken.map(({ rule, count }, index) => {
      const first = shown[index].map(it => ({
        row: Number(it.row),
        found: it.found,
      }));
      return violation(judged, rule, {
        count,
        rows: first,
        found: first[0].found,
      });
    }),
  };
}

/** What stands in the column of a rule, and in those beside it that the file has. */
function foundSql(
  rule: FocusRowRule,
  columns: readonly ChargeFileColumn[],
): string {
  const value = (name: string) =>
    `coalesce('"' || CASE WHEN length(${name}_text) > 60 THEN left(${name}_text, 59) || '…' ELSE ${name}_text END || '"', 'nothing')`;
  const beside = (rule.beside ?? [])
    .filter(name => findColumn(columns, name))
    .map(name => `'${name} ' || ${value(name)}`);
  return beside.length === 0
    ? value(rule.column)
    : `${value(rule.column)} || ' beside ' || ${beside.join(" || ', ' || ")}`;
}

async function judgeRelations(judged: Judged): Promise<FocusViolation[]> {
  const { columns, relation, sandbox, signal } = judged;
  const rules = judged.rules
    .filter((rule): rule is FocusRelationRule => rule.kind === 'relation')
    .filter(
      rule => findColumn(columns, rule.column) && findColumn(columns, rule.one),
    );
  const violations: FocusViolation[] = [];
  for (const rule of rules) {
    const found = await sandbox.query<{
      total: string;
      key: string;
      others: string[];
      row: string;
    }>(
      `SELECT count(*) OVER () AS total, key, list_sort(list(other)) AS others, max(first_row) AS row FROM (
        SELECT ${rule.column} AS key, ${rule.one} AS other, min(row_of_file) AS first_row
        FROM (${relation})
        WHERE ${rule.column} IS NOT NULL AND ${rule.one} IS NOT NULL GROUP BY ALL
      ) GROUP BY key HAVING count(*) > 1 ORDER BY row LIMIT ${judged.shownRows}`,
      signal,
    );
    if (found.length > 0) {
      const rows = found.map(it => ({
        row: Number(it.row),
        found: `${quoteFound(it.key)} with ${rule.one} ${it.others
          .map(quoteFound)
          .join(' and ')}`,
      }));
      violations.push(
        violation(judged, rule, {
          count: Number(found[0].total),
          rows,
          found: rows[0].found,
        }),
      );
    }
  }
  return violations;
}

function violation(
  judged: Judged,
  rule: Omit<FocusPresenceRule, 'kind' | 'since' | 'until' | 'with'>,
  what: Pick<FocusViolation, 'count' | 'rows' | 'found'>,
): FocusViolation {
  return {
    file: judged.file.name,
    rule: focusRuleId(rule, judged.version),
    level: rule.level,
    column: rule.column,
    affectsTotals: rule.affectsTotals,
    count: what.count,
    rows: what.rows,
    found: what.found,
    expected: rule.expected,
    remedy: rule.remedy,
  };
}
