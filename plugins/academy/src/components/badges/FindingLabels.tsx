import { ReactElement } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  FindingSeverity,
  FindingState,
  FindingStatus,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  RiAlarmWarningFill,
  RiAlertFill,
  RiCheckDoubleLine,
  RiCheckLine,
  RiCloseLine,
  RiErrorWarningLine,
  RiEyeOffLine,
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

/** States that say more than what the newest event said. */
type EndedState = Extract<FindingState, 'stale' | 'resolved'>;

const STATES: Record<EndedState, { tone: ToneName; icon: ReactElement }> = {
  stale: { tone: 'warning', icon: <RiEyeOffLine size={16} /> },
  resolved: { tone: 'positive', icon: <RiCheckDoubleLine size={16} /> },
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

/** That a finding is gone, or was not seen by the newest scan that looked. */
export function FindingStateLabel(props: { state: EndedState }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const { state } = props;
  return <Tone {...STATES[state]} text={t(`findings.states.${state}`)} />;
}
