import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  Flex,
  Skeleton,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { DailyCostResponse } from '@gpu-academy/backstage-plugin-academy-common';
import {
  RiBarChartBoxLine,
  RiBillLine,
  RiDownloadLine,
  RiTableLine,
} from '@remixicon/react';
import { academyApiRef } from '../../api';
import { formatMoney } from '../../format/formatMoney';
import { formatDay, formatTime } from '../../format/formatTime';
import { useApiData } from '../../hooks/useApiData';
import { dailyCostCsv } from '../../spend/dailyCostCsv';
import { CurrencyCost, groupDailyCost } from '../../spend/groupDailyCost';
import { academyTranslationRef } from '../../translation';
import { SimulatedBadge } from '../badges';
import { EmptyState, ErrorState, LoadingState } from '../states';
import { downloadText } from './downloadText';
import styles from './SpendPanel.module.css';
import { SpendTable } from './SpendTable';

// The chart library is the largest thing that this plugin carries; nobody waits for it who reads the table.
const SpendChart = lazy(() =>
  import('./SpendChart').then(module => ({ default: module.SpendChart })),
);

export type SpendShape = 'chart' | 'table';

/** @public */
export interface SpendPanelProps {
  learnerRef: string;
  /** ISO 8601 dates, half-open, UTC. */
  interval: { from: string; to: string };
  shape: SpendShape;
  onShapeChange: (shape: SpendShape) => void;
}

/** What one learner's labs cost in an interval: totals, chart, the same numbers as a table, and as CSV. */
export function SpendPanel(props: SpendPanelProps) {
  const { learnerRef, interval, shape, onShapeChange } = props;
  const { from, to } = interval;
  const api = useApi(academyApiRef);
  const { value, error, reload } = useApiData(
    useCallback(
      signal => api.getDailyCost(learnerRef, { from, to }, { signal }),
      [api, learnerRef, from, to],
    ),
  );
  if (error) {
    return <ErrorState error={error} onRetry={reload} />;
  }
  if (!value) {
    return <LoadingState rows={4} />;
  }
  return (
    <LoadedSpend
      learnerRef={learnerRef}
      cost={value}
      shape={shape}
      onShapeChange={onShapeChange}
    />
  );
}

function LoadedSpend(props: {
  learnerRef: string;
  cost: DailyCostResponse;
  shape: SpendShape;
  onShapeChange: (shape: SpendShape) => void;
}) {
  const { learnerRef, cost, shape, onShapeChange } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const currencies = useMemo(() => groupDailyCost(cost.items), [cost.items]);

  if (!cost.billedThrough && currencies.length === 0) {
    return (
      <EmptyState
        icon={<RiBillLine size={32} />}
        title={t('spend.notReadTitle')}
        description={t('spend.notReadDescription')}
      />
    );
  }
  if (currencies.length === 0) {
    return (
      <EmptyState
        icon={<RiBillLine size={32} />}
        title={t('spend.emptyTitle')}
        description={t('spend.emptyDescription', {
          time: formatTime(cost.billedThrough!),
        })}
      />
    );
  }
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="end" gap="4" className={styles.wrap}>
        <div>
          <Flex gap="2" align="center">
            <Text
              as="h3"
              variant="body-medium"
              color="secondary"
              className={styles.text}
            >
              {t('spend.title', {
                from: formatDay(cost.from),
                to: formatDay(lastDay(cost.to)),
              })}
            </Text>
            {cost.simulated && <SimulatedBadge />}
          </Flex>
          {cost.totals.map(total => (
            <div key={total.currency}>
              <Text as="p" variant="title-medium" className={styles.text}>
                {formatMoney(total.billed, total.currency)}
              </Text>
              {total.effective !== total.billed && (
                <Text as="p" variant="body-small" className={styles.text}>
                  {t('spend.effective', {
                    amount: formatMoney(total.effective, total.currency),
                  })}
                </Text>
              )}
            </div>
          ))}
          {cost.billedThrough && (
            <Text
              as="p"
              variant="body-small"
              color="secondary"
              className={styles.text}
            >
              {t('spend.billedThrough', {
                time: formatTime(cost.billedThrough),
              })}
            </Text>
          )}
        </div>
        <Flex gap="2" align="center" className={styles.wrap}>
          <ToggleButtonGroup
            aria-label={t('spend.viewLabel')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[shape]}
            onSelectionChange={keys =>
              onShapeChange(keys.has('table') ? 'table' : 'chart')
            }
          >
            <ToggleButton id="chart" iconStart={<RiBarChartBoxLine />}>
              {t('spend.asChart')}
            </ToggleButton>
            <ToggleButton id="table" iconStart={<RiTableLine />}>
              {t('spend.asTable')}
            </ToggleButton>
          </ToggleButtonGroup>
          <Button
            variant="secondary"
            iconStart={<RiDownloadLine />}
            onPress={() =>
              downloadText(
                fileName(learnerRef, cost),
                'text/csv;charset=utf-8',
                dailyCostCsv(cost.items),
              )
            }
          >
            {t('spend.download')}
          </Button>
        </Flex>
      </Flex>
      {currencies.map(currency => (
        <CostOfCurrency
          key={currency.currency}
          cost={currency}
          interval={cost}
          shape={shape}
        />
      ))}
    </Flex>
  );
}

function CostOfCurrency(props: {
  cost: CurrencyCost;
  interval: { from: string; to: string };
  shape: SpendShape;
}) {
  const { cost, interval, shape } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  if (shape === 'table') {
    return <SpendTable cost={cost} />;
  }
  return (
    <Suspense fallback={<Skeleton width="100%" height={320} />}>
      <SpendChart
        cost={cost}
        from={interval.from}
        to={interval.to}
        label={t('spend.chartLabel', {
          currency: cost.currency,
          from: formatDay(interval.from),
          to: formatDay(lastDay(interval.to)),
        })}
      />
    </Suspense>
  );
}

/** People read intervals with both ends in; the backend's end is out. */
function lastDay(to: string) {
  return new Date(Date.parse(to) - 1).toISOString();
}

function fileName(learnerRef: string, cost: DailyCostResponse) {
  const learner = learnerRef.replace(/[^a-zA-Z0-9]+/g, '-');
  return `spend-${learner}-${cost.from.slice(0, 10)}.csv`;
}
