import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Alert,
  Card,
  CardBody,
  CardHeader,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { formatTime } from '../../format/formatTime';
import { useNow } from '../../hooks/useNow';
import { academyTranslationRef } from '../../translation';
import { readLeaseClock } from './leaseClock';

const TICK_MS = 15 * 1000;

/** When the lease ends and how much is left: a GPU that still runs is the most urgent thing on the page. */
export function LeaseCard(props: { expiresAt: string }) {
  const { expiresAt } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const clock = readLeaseClock(expiresAt, useNow(TICK_MS));
  const time = formatTime(expiresAt);

  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" style={{ margin: 0 }}>
          {t('workspace.leaseTitle')}
        </Text>
      </CardHeader>
      <CardBody>
        {clock.phase === 'over' ? (
          <Alert
            status="danger"
            icon
            title={t('workspace.leaseOver')}
            description={t('workspace.leaseOverDescription', { time })}
          />
        ) : (
          <>
            <Text
              as="p"
              variant="title-small"
              style={{ margin: 0 }}
              role="timer"
            >
              {t('workspace.leaseLeft', { left: clock.left! })}
            </Text>
            <Text as="p" variant="body-small" color="secondary">
              {t('workspace.leaseEnds', { time })}
            </Text>
            {clock.phase === 'soon' && (
              <Alert status="warning" icon title={t('workspace.leaseSoon')} />
            )}
          </>
        )}
        <VisuallyHidden aria-live="polite">
          {clock.announcedMinutes !== undefined &&
            t('workspace.leaseAnnounced', {
              minutes: String(clock.announcedMinutes),
            })}
        </VisuallyHidden>
      </CardBody>
    </Card>
  );
}
