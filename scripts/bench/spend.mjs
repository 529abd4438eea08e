import { megabytes, percent, ratio, seconds, table } from './table.mjs';

/** The roll-up beside the bare aggregate of the same file: time, and what each took of the machine. */
export function ingestTable({ rows, rollup, bare, ratio: ofTime }) {
  return table([
    [`${rows} FOCUS rows in Parquet to daily cost`, 'time', 'CPU', 'peak'],
    ...[
      ['inspected, attributed to 2,000 learners, reconciled', rollup],
      ['bare DuckDB aggregate over the same dimensions', bare],
    ].map(([name, measured]) => [
      name,
      seconds(measured.seconds),
      seconds(measured.cpuSeconds),
      megabytes(measured.peakBytes),
    ]),
    [
      'ratio (at most 2 ×)',
      ratio(ofTime),
      ratio(rollup.cpuSeconds / bare.cpuSeconds),
      '',
    ],
  ]);
}

/** Each method's error of the total of 14 days, and how often the band held. */
export function forecastTable(forecast) {
  return table([
    ['forecast of 14 days from 28', 'mean error', 'Σ error / Σ cost'],
    ...forecast.methods.map(({ name, meanError, weightedError }) => [
      name,
      percent(meanError),
      percent(weightedError),
    ]),
    [
      `band of ${percent(forecast.coverage.wanted)}, held`,
      percent(forecast.coverage.held),
      '',
    ],
  ]);
}

/** How well each score tells an anomalous day, and how many ordinary days it accuses. */
export function anomaliesTable(anomalies) {
  return table([
    [
      'anomalies of one day',
      ...anomalies.rule.map(({ factor }) => `× ${factor}`),
      'false days',
    ],
    ...anomalies.scores.map(({ name, factors }) => [
      `${name}: AUC`,
      ...factors.map(({ auc }) => auc.toFixed(3)),
      percent(factors[0].falseDays),
    ]),
    [
      'the whole rule: found',
      ...anomalies.rule.map(({ found }) => percent(found)),
      percent(anomalies.rule[0].falseDays),
    ],
  ]);
}
