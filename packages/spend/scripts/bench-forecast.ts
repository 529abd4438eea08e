/*
 * How far forecasts of the next 14 days are off, given 28 days, on the project's own series: the ensemble beside what it
 * must not be worse than. Prints a table, and in its last line the same as JSON. MSTL is augurs' (Grafana, MIT or
 * Apache-2.0), with its own automatic exponential smoothing of the trend.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { initSync, MSTL } from '@bsull/augurs/mstl';
import { dailySeriesFixtures } from '../src/__fixtures__/dailySeriesFixtures';
import {
  measureCoverage,
  measureForecast,
} from '../src/forecast/measureForecasts';
import { medianForecast } from '../src/forecast/medianForecast';
import { dampedHoltWinters } from '../src/forecast/methods/dampedHoltWinters';
import { dayOfWeekLevel } from '../src/forecast/methods/dayOfWeekLevel';
import { ForecastMethod } from '../src/forecast/methods/ForecastMethod';
import { lastWeekMean } from '../src/forecast/methods/lastWeekMean';
import { runRate } from '../src/forecast/methods/runRate';
import { seasonalNaive } from '../src/forecast/methods/seasonalNaive';

const OPTIONS = { history: 28, horizon: 14 };
const COVERAGE = 0.8;

function mstl(): ForecastMethod {
  const folder = path.dirname(require.resolve('@bsull/augurs/mstl'));
  initSync({ module: readFileSync(path.join(folder, 'mstl_bg.wasm')) });
  return (history, horizon) => {
    const model = MSTL.ets(new Uint32Array([7]));
    model.fit(Float64Array.from(history));
    const { point } = model.predict(horizon);
    model.free();
    return point;
  };
}

const methods: Record<string, ForecastMethod> = {
  ensemble: medianForecast,
  'run-rate': runRate,
  MSTL: mstl(),
  'last week': lastWeekMean,
  'seasonal naive': seasonalNaive,
  'day of week × level': dayOfWeekLevel,
  'damped Holt-Winters': dampedHoltWinters,
};
const fixtures = dailySeriesFixtures();
const shapes = [...new Set(fixtures.map(({ shape }) => shape))];
const measured = Object.entries(methods).map(([name, method]) => ({
  name,
  ...measureForecast(
    method,
    fixtures.map(({ values }) => values),
    OPTIONS,
  ),
  shapes: shapes.map(shape => ({
    shape,
    ...measureForecast(
      method,
      fixtures.filter(f => f.shape === shape).map(({ values }) => values),
      OPTIONS,
    ),
  })),
}));
const coverage = measureCoverage(
  medianForecast,
  fixtures.map(({ values }) => values),
  { ...OPTIONS, coverage: COVERAGE },
);

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
for (const method of measured) {
  const byShape = method.shapes.map(
    ({ shape, meanError }) => `${shape} ${percent(meanError)}`,
  );
  process.stdout.write(
    `${method.name.padEnd(20)} mean ${percent(
      method.meanError,
    )}, weighted ${percent(method.weightedError)}: ${byShape.join(', ')}\n`,
  );
}
process.stdout.write(
  `The ${percent(COVERAGE)} band held in ${percent(coverage)}.\n`,
);
process.stdout.write(
  `${JSON.stringify({ ...OPTIONS, methods: measured, coverage })}\n`,
);
