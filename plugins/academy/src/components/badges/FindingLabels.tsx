import { ReactElement } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  FindingSeverity,
  FindingStatus,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  RiAlarmWarningFill,
  RiAlertFill,
  RiCheckLine,
  RiCloseLine,
  RiErrorWarningLine,
  RiHand,
  RiInformationLine,
  RiQuestionLine,
} from '@remixicon/react';
import { academyTranslationRef } from '../../translation';
import { Tone, ToneName } from './Tone';

const SEVERITIES: Record<
  FindingSeverity,
  { tone: ToneName; icon: ReactElement }
> = {
  critical: { tone: 'negative', icon: <RiAlarmWarningFill size={16} /> },
  high: { tone: 'negative', icon: <RiAlertFill size={16} /> },
  medium: { tone: 'warning', icon: <RiErrorWarningLine size={16} /> },
  low: { tone: 'info', icon: <RiInformationLine size={16} /> },
  informational: { tone: 'neutral', icon: <RiInformationLine size={16} /> },
  unknown: { tone: 'neutral', icon: <RiQuestionLine size={16} /> },
};

const STATUSES: Record<FindingStatus, { tone: ToneName; icon: ReactElement }> =
  {
    fail: { tone: 'negative', icon: <RiCloseLine size={16} /> },
    warning: { tone: 'warning', icon: <RiErrorWarningLine size={16} /> },
    manual: { tone: 'info', icon: <RiHand size={16} /> },
    pass: { tone: 'positive', icon: <RiCheckLine size={16} /> },
  };

/** How bad a finding is. */
export function SeverityLabel(props: { severity: FindingSeverity }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const { severity } = props;
  return (
    <Tone
      {...SEVERITIES[severity]}
      text={t(`findings.severities.${severity}`)}
    />
  );
}

/** What the newest look at a finding's resource said. */
export function FindingStatusLabel(props: { status: FindingStatus }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const { status } = props;
  return <Tone {...STATUSES[status]} text={t(`findings.statuses.${status}`)} />;
}
