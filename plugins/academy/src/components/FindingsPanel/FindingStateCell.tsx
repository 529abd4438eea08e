import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Cell, Text } from '@backstage/ui';
import { Finding } from '@gpu-academy/backstage-plugin-academy-common';
import { formatTime } from '../../format/formatTime';
import { academyTranslationRef } from '../../translation';
import { FindingStateLabel, FindingStatusLabel } from '../badges';
import styles from './FindingsPanel.module.css';

/** What has become of a finding: what its check says while it is open, else how it ended; when it is due, how often it came back. */
export function FindingStateCell(props: { finding: Finding }) {
  const { state, status, dueAt, reopenCount, resolvedAt, resolution } =
    props.finding;
  const { t } = useTranslationRef(academyTranslationRef);
  const notes = [
    resolvedAt && t('findings.since', { time: formatTime(resolvedAt) }),
    resolution === 'not-observed' && t('findings.notObserved'),
    dueAt &&
      t(isPast(dueAt) ? 'findings.overdue' : 'findings.due', {
        time: formatTime(dueAt),
      }),
    reopenCount > 0 && t('findings.reopened', { count: reopenCount }),
  ].filter(note => typeof note === 'string');
  return (
    <Cell>
      {state === 'stale' || state === 'resolved' ? (
        <FindingStateLabel state={state} />
      ) : (
        <FindingStatusLabel status={status} />
      )}
      {notes.map(note => (
        <Text
          key={note}
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.text}
        >
          {note}
        </Text>
      ))}
    </Cell>
  );
}

function isPast(time: string) {
  return Date.parse(time) < Date.now();
}
