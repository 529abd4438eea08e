import { ReactElement } from 'react';
import styles from './Tone.module.css';

/** How good or bad a state is; the colour only repeats what icon and text say. */
export type ToneName = 'positive' | 'negative' | 'warning' | 'info' | 'neutral';

/** A state as icon, text and colour, in this order of importance to those who cannot see colour. */
export function Tone(props: {
  tone: ToneName;
  icon: ReactElement;
  text: string;
  /** Explains the text; read out and shown when pointed at. */
  hint?: string;
  badge?: boolean;
}) {
  const { tone, icon, text, hint, badge } = props;
  return (
    <span
      className={[styles.tone, styles[tone], badge ? styles.badge : '']
        .join(' ')
        .trim()}
      title={hint}
    >
      <span aria-hidden="true" style={{ lineHeight: 0 }}>
        {icon}
      </span>
      {text}
    </span>
  );
}
