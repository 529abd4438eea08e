/*
 * How far forecasts of the next 14 days are off, given 28 days, on the project's own series: the ensemble beside what it
 * must not be worse than. The last line is JSON. MSTL is augurs' (Grafana, MIT or Apache-2.0), with its own automatic
 * exponential smoothing of the trend.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { initSync, MSTL } from '@bsull/augurs/mstl';
import { dailySeriesFixtures } from '../src/__fixtures__/dailySeriesFixtures';
import {
  ForecastMeasure,
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

/** Errors are of the 14-day total; shares, 0.1 is 10 %. */
export interface ForecastBenchmark {
  methods: (ForecastMeasure & {
    name: string;
    shapes: (ForecastMeasure & { shape: string })[];
  })[];
  /** The share of totals that the band was to hold, and the share that it held. */
  coverage: { wanted: number; held: number };
}

/** Lets every method forecast from every day of every series. */
export function benchForecast(): ForecastBenchmark {
  const methods: [name: string, method: ForecastMethod][] = [
    ['ensemble', medianForecast],
    ['run-rate', runRate],
    ['MSTL (augurs)', mstl()],
    ['last week', lastWeekMean],
    ['seasonal naive', seasonalNaive],
    ['day of week × level', dayOfWeekLevel],
    ['damped Holt-Winters', dampedHoltWinters],
  ];
  const fixtures = dailySeriesFixtures();
  const valuesOf = (shape?: string) =>
    fixtures
      .filter(fixture => !shape || fixture.shape === shape)
      .map(({ values }) => values);
  const shapes = [...new Set(fixtures.map(({ shape }) => shape))];
  return {
    methods: methods.map(([name, method]) => ({
      name,
      ...measureForecast(method, valuesOf(), OPTIONS),
      shapes: shapes.map(shape => ({
        shape,
        ...measureForecast(method, valuesOf(shape), OPTIONS),
      })),
    })),
    coverage: {
      wanted: COVERAGE,
      held: measureCoverage(medianForecast, valuesOf(), {
        ...OPTIONS,
        coverage: COVERAGE,
      }),
    },
  };
}

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

if (require.main === module) {
  process.stdout.write(`${JSON.stringify(benchForecast())}\n`);
}
