import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Text } from '@backstage/ui';
import {
  CohortLearner,
  FindingsSummary,
  SpendSummary,
} from '@gpu-academy/backstage-plugin-academy-common';
import { RiCloseCircleFill } from '@remixicon/react';
import { formatMoney } from '../../format/formatMoney';
import { academyTranslationRef } from '../../translation';
import { SeverityLabel, SimulatedBadge, Tone } from '../badges';
import { SEVERITIES } from '../FindingsPanel';
import { ProgressBar } from '../ProgressBar';

/** How far a learner is, and how many items wait for them after a failure. */
export function ProgressCell(props: { learner: CohortLearner }) {
  const { itemsPassed, itemsTotal, itemsFailed } = props.learner;
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <Flex direction="column" gap="1">
      <ProgressBar
        value={itemsPassed}
        total={itemsTotal}
        label={t('cohorts.progress', {
          passed: String(itemsPassed),
          total: String(itemsTotal),
        })}
      />
      {itemsFailed > 0 && (
        <Tone
          tone="negative"
          icon={<RiCloseCircleFill size={16} />}
          text={t('cohorts.failed', { count: itemsFailed })}
        />
      )}
    </Flex>
  );
}

/** What a learner's labs cost this month; nothing read is not nothing spent. */
export function SpendCell(props: { spend: SpendSummary }) {
  const { totals, billedThrough, simulated } = props.spend;
  const { t } = useTranslationRef(academyTranslationRef);
  const nothing = billedThrough ? t('cohorts.noSpend') : t('cohorts.notBilled');
  return (
    <Flex direction="column" gap="1" align="start">
      <Text variant="body-medium">
        {totals
          .map(total => formatMoney(total.billed, total.currency))
          .join(' + ') || nothing}
      </Text>
      {simulated && <SimulatedBadge />}
    </Flex>
  );
}

/** How many findings are open and how bad the worst is; no scan is not no finding. */
export function FindingsCell(props: { findings: FindingsSummary }) {
  const { open, bySeverity, evaluatedAt, simulated } = props.findings;
  const { t } = useTranslationRef(academyTranslationRef);
  if (!evaluatedAt) {
    return (
      <Text variant="body-medium" color="secondary">
        {t('cohorts.noEvidence')}
      </Text>
    );
  }
  const worst = SEVERITIES.find(severity => bySeverity[severity] > 0);
  return (
    <Flex direction="column" gap="1" align="start">
      <Flex gap="2" align="center">
        <Text variant="body-medium">{open}</Text>
        {open > 0 && worst && <SeverityLabel severity={worst} />}
      </Flex>
      {simulated && <SimulatedBadge />}
    </Flex>
  );
}
