import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Card, CardBody, Flex, Grid, Text } from '@backstage/ui';
import {
  FindingSeverity,
  LearnerOverview,
} from '@gpu-academy/backstage-plugin-academy-common';
import { formatMoney } from '../../format/formatMoney';
import { formatTime } from '../../format/formatTime';
import { academyTranslationRef } from '../../translation';
import { SeverityLabel, SimulatedBadge } from '../badges';
import { requiredProgress } from '../ModuleList';
import { ProgressBar } from '../ProgressBar';
import styles from './LearnerSummary.module.css';

const WORST_FIRST: FindingSeverity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
  'unknown',
];

/** Progress, spend and findings of one learner at a glance. */
export function LearnerSummary(props: { overview: LearnerOverview }) {
  const { overview } = props;
  return (
    <Grid.Root columns={{ initial: '1', sm: '3' }} gap="4">
      <Progress overview={overview} />
      <Spend overview={overview} />
      <Findings overview={overview} />
    </Grid.Root>
  );
}

function Progress(props: { overview: LearnerOverview }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const { passed, total } = requiredProgress(props.overview.modules);
  const figures = { passed: String(passed), total: String(total) };
  return (
    <Figure
      title={t('summary.progress')}
      value={t('summary.progressValue', figures)}
      detail={t('summary.progressDetail')}
    >
      {total > 0 && (
        <ProgressBar
          value={passed}
          total={total}
          label={t('modules.progressLabel', figures)}
        />
      )}
    </Figure>
  );
}

function Spend(props: { overview: LearnerOverview }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const { totals, billedThrough, simulated } = props.overview.spend;
  return (
    <Figure
      title={t('summary.spend')}
      value={
        totals
          .map(total => formatMoney(total.billed, total.currency))
          .join(' + ') || t('summary.spendNone')
      }
      detail={
        billedThrough
          ? t('spend.billedThrough', { time: formatTime(billedThrough) })
          : t('summary.spendNotRead')
      }
    >
      {simulated && <SimulatedBadge />}
    </Figure>
  );
}

function Findings(props: { overview: LearnerOverview }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const { open, bySeverity, evaluatedAt, simulated } = props.overview.findings;
  const worst = WORST_FIRST.find(severity => bySeverity[severity] > 0);
  return (
    <Figure
      title={t('summary.findings')}
      value={evaluatedAt ? String(open) : '–'}
      detail={
        evaluatedAt
          ? (open === 0 && t('summary.findingsNone')) ||
            t('findings.evaluatedAt', { time: formatTime(evaluatedAt) })
          : t('summary.findingsNoEvidence')
      }
    >
      <Flex gap="3" align="center" className={styles.wrap}>
        {simulated && <SimulatedBadge />}
        {open > 0 && worst && (
          <Flex gap="1" align="center">
            <SeverityLabel severity={worst} />
            <Text variant="body-small">× {bySeverity[worst]}</Text>
          </Flex>
        )}
      </Flex>
    </Figure>
  );
}

function Figure(props: {
  title: string;
  value: string;
  detail: string;
  children?: ReactNode;
}) {
  const { title, value, detail, children } = props;
  return (
    <Card>
      <CardBody>
        <Text
          as="h3"
          variant="body-small"
          color="secondary"
          className={styles.text}
        >
          {title}
        </Text>
        <Text as="p" variant="title-small" className={styles.text}>
          {value}
        </Text>
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.text}
        >
          {detail}
        </Text>
        {children}
      </CardBody>
    </Card>
  );
}
