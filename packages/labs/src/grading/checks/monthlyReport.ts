import { Check, failed, passed } from '../Check';
import { readCostReport, sum } from '../costReport';

/** The report is of a whole month, and adds up. */
export const monthlyReport: Check = {
  id: 'monthly-report',
  title: 'The report of the month adds up',
  hint: 'Make the report of a month that is over (`make report`): the rows and what nobody owns add up to the total, to the last digit, with credits and refunds in both.',
  run(run) {
    const { file, period, rows, unattributed, total } = readCostReport(run);
    const start = new Date(period.start);
    const next = new Date(start);
    next.setUTCMonth(next.getUTCMonth() + 1);
    const isWhole =
      start.toISOString().endsWith('-01T00:00:00.000Z') &&
      Date.parse(period.end) === next.getTime();
    if (!isWhole) {
      return failed(
        `The report is of ${period.start} to ${period.end}, which is no whole month in UTC.`,
        `${file}#/period`,
      );
    }
    if (!rows.length) {
      return failed('The report has no rows.', `${file}#/rows`);
    }
    for (const column of ['billed', 'effective'] as const) {
      const added = sum(rows.map(row => row[column])).plus(
        unattributed[column],
      );
      if (!added.eq(total[column])) {
        return failed(
          `The ${column} cost adds up to ${added}, the total says ${total[column]}.`,
          `${file}#/total/${column}`,
        );
      }
    }
    return passed(
      `${rows.length} rows of ${period.start.slice(0, 7)} add up to ${
        total.billed
      }.`,
    );
  },
};
