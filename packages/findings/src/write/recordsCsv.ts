import { RecordWithoutEvent } from '../record/FindingRecord';

/** What a column is called, and what is in it. */
const COLUMNS: ReadonlyArray<
  [string, (record: RecordWithoutEvent) => string | undefined]
> = [
  ['key', record => record.key],
  ['source', record => record.source],
  ['format', record => record.format],
  ['product', record => record.product],
  ['check_id', record => record.checkId],
  ['title', record => record.title],
  ['severity', record => record.severity],
  ['status', record => record.status],
  ['source_state', record => record.sourceState],
  ['provider', record => record.provider],
  ['scope_id', record => record.scopeId],
  ['region', record => record.region],
  ['resource_uid', record => record.resourceUid],
  ['resource_name', record => record.resourceName],
  ['resource_type', record => record.resourceType],
  ['principal', record => record.principal],
  ['observed_at', record => record.observedAt],
  ['simulated', record => String(record.simulated)],
  ['description', record => record.description],
  ['remediation', record => record.remediation],
  ['remediation_url', record => record.remediationUrl],
  ['tags', record => tagsText(record.tags)],
];

/**
 * What makes a spreadsheet take a cell for a formula, at its start or after a line break (OWASP, "CSV Injection"), the
 * full-width forms that some read as the same included.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * Records as a table by RFC 4180, with a header, in the order given.
 *
 * @remarks
 *
 * Names of resources and descriptions are chosen by whoever made the resource. A cell that a spreadsheet would
 * take for a formula gets an apostrophe before it, which a program that reads the table has to expect.
 *
 * @public
 */
export function recordsCsv(records: Iterable<RecordWithoutEvent>): string {
  const lines = [COLUMNS.map(([name]) => name).join(',')];
  for (const record of records) {
    lines.push(COLUMNS.map(([, read]) => cell(read(record) ?? '')).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe =
    FORMULA.test(text) || FORMULA.test(text.trimStart()) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

function tagsText(tags: Record<string, string>): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join('; ');
}
