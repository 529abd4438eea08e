import { ReactElement } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  AttemptOutcome,
  CheckOutcome,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiErrorWarningLine,
  RiForbidLine,
  RiHourglassLine,
  RiSkipForwardLine,
} from '@remixicon/react';
import { academyTranslationRef } from '../../translation';
import { Tone, ToneName } from './Tone';

const OUTCOMES = {
  passed: {
    key: 'workspace.outcome.passed',
    tone: 'positive',
    icon: <RiCheckboxCircleFill size={18} />,
  },
  failed: {
    key: 'workspace.outcome.failed',
    tone: 'negative',
    icon: <RiCloseCircleFill size={18} />,
  },
  'needs-review': {
    key: 'workspace.outcome.needsReview',
    tone: 'warning',
    icon: <RiHourglassLine size={18} />,
  },
  invalid: {
    key: 'workspace.outcome.invalid',
    tone: 'negative',
    icon: <RiForbidLine size={18} />,
  },
  error: {
    key: 'workspace.outcome.error',
    tone: 'warning',
    icon: <RiErrorWarningLine size={18} />,
  },
} as const satisfies Record<
  AttemptOutcome,
  { key: string; tone: ToneName; icon: ReactElement }
>;

const CHECKS: Record<CheckOutcome, { tone: ToneName; icon: ReactElement }> = {
  passed: { tone: 'positive', icon: <RiCheckboxCircleFill size={16} /> },
  failed: { tone: 'negative', icon: <RiCloseCircleFill size={16} /> },
  error: { tone: 'warning', icon: <RiErrorWarningLine size={16} /> },
  skipped: { tone: 'neutral', icon: <RiSkipForwardLine size={16} /> },
};

/** What the grader made of a submission. */
export function AttemptOutcomeLabel(props: { outcome: AttemptOutcome }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const { key, tone, icon } = OUTCOMES[props.outcome];
  return <Tone tone={tone} icon={icon} text={t(key)} />;
}

/** What one check found. */
export function CheckOutcomeLabel(props: { outcome: CheckOutcome }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const { outcome } = props;
  return (
    <Tone {...CHECKS[outcome]} text={t(`workspace.checkOutcome.${outcome}`)} />
  );
}
