import { ReactElement } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ItemState } from '@gpu-academy/backstage-plugin-academy-common';
import {
  RiCheckboxCircleFill,
  RiCircleLine,
  RiCloseCircleFill,
  RiHourglassLine,
  RiLoopRightLine,
  RiLockLine,
  RiSkipForwardLine,
  RiTimerFlashLine,
} from '@remixicon/react';
import { academyTranslationRef } from '../../translation';
import { Tone, ToneName } from './Tone';

const LOOKS = {
  locked: {
    key: 'state.locked',
    tone: 'neutral',
    icon: <RiLockLine size={18} />,
  },
  available: {
    key: 'state.available',
    tone: 'info',
    icon: <RiCircleLine size={18} />,
  },
  'in-progress': {
    key: 'state.inProgress',
    tone: 'info',
    icon: <RiLoopRightLine size={18} />,
  },
  'needs-review': {
    key: 'state.needsReview',
    tone: 'warning',
    icon: <RiHourglassLine size={18} />,
  },
  passed: {
    key: 'state.passed',
    tone: 'positive',
    icon: <RiCheckboxCircleFill size={18} />,
  },
  failed: {
    key: 'state.failed',
    tone: 'negative',
    icon: <RiCloseCircleFill size={18} />,
  },
  waived: {
    key: 'state.waived',
    tone: 'positive',
    icon: <RiSkipForwardLine size={18} />,
  },
  expired: {
    key: 'state.expired',
    tone: 'negative',
    icon: <RiTimerFlashLine size={18} />,
  },
} as const satisfies Record<
  ItemState,
  { key: string; tone: ToneName; icon: ReactElement }
>;

/** How a learner stands to an item. */
export function ItemStateLabel(props: { state: ItemState }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const { key, tone, icon } = LOOKS[props.state];
  return <Tone tone={tone} icon={icon} text={t(key)} />;
}
