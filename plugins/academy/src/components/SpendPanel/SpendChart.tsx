import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatMoney } from '../../format/formatMoney';
import { formatDay } from '../../format/formatTime';
import { CurrencyCost } from '../../spend/groupDailyCost';
import { academyTranslationRef } from '../../translation';
import { axisDecimals, chartRows, MAX_SERIES, REST } from './chartRows';

// Okabe and Ito's palette: told apart with every common kind of colour blindness, readable on light and dark.
const COLOURS = [
  '#0072B2',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#56B4E9',
  '#D55E00',
  '#8A8A8A',
];

/** @public */
export interface SpendChartProps {
  cost: CurrencyCost;
  /** ISO 8601 dates, half-open, UTC. */
  from: string;
  to: string;
  /** Says what is drawn to those who do not see it. */
  label: string;
}

/** Billed cost by day, stacked by service. Loaded when it is first drawn. */
export function SpendChart(props: SpendChartProps) {
  const { cost, from, to, label } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const { series, rows } = chartRows(cost, from, to);
  const decimals = axisDecimals(rows);
  return (
    <figure aria-label={label} style={{ margin: 0 }}>
      <ResponsiveContainer
        width="100%"
        height={320}
        initialDimension={{ width: 640, height: 320 }}
      >
        <BarChart data={rows} accessibilityLayer stackOffset="sign">
          <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
          <XAxis
            dataKey="day"
            tickFormatter={day => String(Number(String(day).slice(8)))}
            stroke="var(--bui-fg-secondary)"
          />
          <YAxis
            width={96}
            tickFormatter={value =>
              formatMoney(String(value), cost.currency, { decimals })
            }
            stroke="var(--bui-fg-secondary)"
          />
          <Tooltip
            labelFormatter={day => formatDay(String(day))}
            formatter={value => formatMoney(String(value), cost.currency)}
            contentStyle={{
              background: 'var(--bui-bg-app)',
              color: 'var(--bui-fg-primary)',
              border: '1px solid var(--bui-border-2)',
            }}
          />
          <Legend
            formatter={name => (
              <span style={{ color: 'var(--bui-fg-primary)' }}>{name}</span>
            )}
          />
          {series.map((name, index) => (
            <Bar
              key={name}
              // Names of services carry dots, which recharts would take for paths.
              dataKey={row => row.amounts[name]}
              name={name === REST ? t('spend.otherServices') : name}
              stackId="day"
              fill={name === REST ? COLOURS[MAX_SERIES] : COLOURS[index]}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
