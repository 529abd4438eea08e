import { DailyCost } from '@gpu-academy/backstage-plugin-academy-common';

const COLUMNS: (keyof DailyCost)[] = [
  'day',
  'provider',
  'serviceCategory',
  'serviceName',
  'region',
  'chargeCategory',
  'workspaceId',
  'currency',
  'billed',
  'effective',
  'simulated',
];

/**
 * Daily cost as CSV (RFC 4180, CRLF), one row a record, amounts exactly as the backend gave them.
 *
 * @remarks
 *
 * Text that a spreadsheet would run as a formula is defused with a leading apostrophe: names of services
 * come from bills that others write. Amounts are left alone, a negative one is a credit.
 */
export function dailyCostCsv(items: DailyCost[]): string {
  const rows = items.map(item =>
    COLUMNS.map(column => cell(column, item[column])).join(','),
  );
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

function cell(column: keyof DailyCost, value: DailyCost[keyof DailyCost]) {
  const text = value === undefined ? '' : String(value);
  const amount = column === 'billed' || column === 'effective';
  const safe = !amount && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
