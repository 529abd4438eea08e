import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RunMode,
  Verification,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  RiCloudLine,
  RiFlaskLine,
  RiShieldCheckLine,
  RiUserVoiceLine,
} from '@remixicon/react';
import { academyTranslationRef } from '../../translation';
import { Tone } from './Tone';

/** Marks what the simulator or the demo made; shown wherever such a thing is shown. */
export function SimulatedBadge() {
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <Tone
      badge
      tone="info"
      icon={<RiFlaskLine size={14} />}
      text={t('badges.simulated')}
      hint={t('badges.simulatedHint')}
    />
  );
}

/** Where a run took place. */
export function ModeBadge(props: { mode: RunMode }) {
  const { t } = useTranslationRef(academyTranslationRef);
  return props.mode === 'simulated' ? (
    <SimulatedBadge />
  ) : (
    <Tone
      badge
      tone="neutral"
      icon={<RiCloudLine size={14} />}
      text={t('badges.cloud')}
      hint={t('badges.cloudHint')}
    />
  );
}

/** Who vouches for a piece of evidence. */
export function VerificationBadge(props: { verification: Verification }) {
  const { t } = useTranslationRef(academyTranslationRef);
  return props.verification === 'ci' ? (
    <Tone
      badge
      tone="positive"
      icon={<RiShieldCheckLine size={14} />}
      text={t('badges.ci')}
      hint={t('badges.ciHint')}
    />
  ) : (
    <Tone
      badge
      tone="warning"
      icon={<RiUserVoiceLine size={14} />}
      text={t('badges.selfReported')}
      hint={t('badges.selfReportedHint')}
    />
  );
}
