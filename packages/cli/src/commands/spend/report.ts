import {
  csvText,
  DailyCostRecord,
  MonthEndForecast,
  readDailyCost,
} from '@gpu-academy/spend';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { readBudgets } from '../../input/readBudgets';
import { readFormat } from '../../input/readFormat';
import { textTable } from '../../output/textTable';
import { makeReport } from './makeReport';
import { GROUPS, SpendReport } from './SpendReport';

const FORMATS = ['text', 'json', 'csv'] as const;

/** `academy spend report`: who spent what, what the month will cost, what stands out, where budgets stand. */
export const spendReport: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy spend report',
        parameters: ['<files...>'],
        strictFlags: true,
        flags: {
          by: {
            type: String,
            default: 'learner',
            placeholder: `<${GROUPS.join('|')}>`,
          },
          from: {
            type: String,
            placeholder: '<day>',
            description:
              'First day of the table; the first there is unless given',
          },
          to: {
            type: String,
            placeholder: '<day>',
            description:
              'Day after the last; forecasts begin there. The day after the last there is unless given',
          },
          budgets: {
            type: String,
            placeholder: '<file>',
            description: 'In YAML or JSON (schemas/budgets.schema.json)',
          },
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description:
              'text; json: everything; csv: the table, safe for spreadsheets',
          },
        },
        help: {
          description:
            'Reads daily cost as academy spend ingest writes it. Money is billed cost. Exits with 1 where a budget is reached.',
          examples: [
            'academy spend report daily.parquet',
            'academy spend report --by service --from 2026-11-01 daily.csv',
            'academy spend report --budgets budgets.yaml --format json daily.csv',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    const by = GROUPS.find(each => each === flags.by);
    if (!by) {
      throw new Error(
        `--by is “${flags.by}”, but expected ${GROUPS.join(', ')}`,
      );
    }
    const budgets = await readBudgets(flags.budgets);
    const records: DailyCostRecord[] = [];
    for (const file of _.files) {
      for (const record of await readDailyCost(file)) {
        records.push(record);
      }
    }
    const report = makeReport(records, {
      by,
      from: readDay('--from', flags.from),
      to: readDay('--to', flags.to),
      budgets,
    });
    process.stdout.write(print(report, format));
    return report.alerts.length > 0 ? 1 : 0;
  },
};

function readDay(flag: string, value: string | undefined): string | undefined {
  const isDay =
    value === undefined ||
    (/^\d{4}-\d{2}-\d{2}$/.test(value) &&
      new Date(value).toJSON()?.slice(0, 10) === value);
  if (!isDay) {
    throw new Error(
      `${flag} is “${value}”, but expected a day such as 2026-11-01`,
    );
  }
  return value;
}

function print(report: SpendReport, format: (typeof FORMATS)[number]): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case 'csv':
      return csvText(
        [report.by, 'currency', 'simulated', 'billed', 'effective', 'charges'],
        report.lines.map(({ name, rows, simulated, ...line }) => ({
          ...line,
          [report.by]: name,
          simulated: String(simulated),
          charges: rows,
        })),
      );
    default:
      return textOf(report);
  }
}

function textOf(report: SpendReport): string {
  const { from, to, by, lines } = report;
  return [
    `${from} to ${to}, end not included`,
    '',
    textTable([
      [by, 'currency', 'billed', 'effective', 'charges'],
      ...lines.map(line => [
        line.simulated ? `${line.name} (simulated)` : line.name,
        line.currency,
        line.billed,
        line.effective,
        line.rows,
      ]),
    ]),
    '',
    'Month end',
    ...report.forecasts.map(forecastText),
    ...(report.forecasts.length > 0 ? [] : ['  nothing that is paid for']),
    '',
    'Anomalies of the last 7 days',
    ...report.anomalies.map(
      ({ subject, lab, currency, from: first, expected, actual, services }) =>
        `  ${first} ${[subject, lab]
          .filter(Boolean)
          .join(', ')}: ${actual} ${currency}, expected ${expected}; ${services
          .map(({ service, impact }) => `${service} ${impact}`)
          .join(', ')}`,
    ),
    ...(report.anomalies.length > 0 ? [] : ['  none']),
    ...budgetsText(report),
    '',
  ].join('\n');
}

function forecastText(forecast: MonthEndForecast & { currency: string }) {
  const { month, currency, spent, likely, low, high } = forecast;
  const band =
    low === undefined
      ? 'too few days for a band'
      : `${low} to ${high} in ${Math.round(
          forecast.rest.coverage * 100,
        )} % of cases`;
  return `  ${month} ${currency}: ${spent} so far, likely ${likely}, ${band}`;
}

function budgetsText({ budgets, alerts }: SpendReport): string[] {
  if (budgets.length === 0) {
    return [];
  }
  return [
    '',
    textTable([
      [
        'budget',
        'period',
        'currency',
        'amount',
        'reported',
        'forecast',
        'remaining',
      ],
      ...budgets.map(each => [
        each.budgetId,
        each.period,
        each.currency,
        each.amount,
        each.reported,
        each.forecast,
        each.remaining,
      ]),
    ]),
    ...alerts.map(
      alert =>
        `${alert.budgetId}: ${alert.measure} spend of ${alert.amount} ${alert.currency} in ${alert.period} reached ${alert.limit} (${alert.thresholdId})`,
    ),
  ];
}
