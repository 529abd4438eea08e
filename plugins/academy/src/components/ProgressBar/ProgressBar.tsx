import { Text } from '@backstage/ui';
import styles from './ProgressBar.module.css';

/** A share as a bar, announced and readable as text. */
export function ProgressBar(props: {
  value: number;
  total: number;
  /** The whole statement, e.g. “2 of 5 required items passed”. */
  label: string;
}) {
  const { value, total, label } = props;
  const percent = total > 0 ? Math.round((value / total) * 100) : 0;
  return (
    <div className={styles.root}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={value}
        aria-valuetext={label}
        className={styles.track}
      >
        <div className={styles.fill} style={{ width: `${percent}%` }} />
      </div>
      <Text variant="body-small" aria-hidden="true">
        {value}/{total}
      </Text>
    </div>
  );
}
