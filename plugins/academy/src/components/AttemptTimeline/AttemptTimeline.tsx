import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { Attempt } from '@gpu-academy/backstage-plugin-academy-common';
import { RiFlagLine } from '@remixicon/react';
import { formatTime } from '../../format/formatTime';
import { academyTranslationRef } from '../../translation';
import { AttemptOutcomeLabel, ModeBadge, VerificationBadge } from '../badges';
import { EmptyState } from '../states';
import styles from './AttemptTimeline.module.css';
import { CheckList } from './CheckList';
import { orderChecks } from './orderChecks';

/** Every graded submission, the newest first, with what failed before what passed. */
export function AttemptTimeline(props: { attempts: Attempt[] }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const attempts = [...props.attempts].sort((a, b) =>
    b.submittedAt.localeCompare(a.submittedAt),
  );
  if (attempts.length === 0) {
    return (
      <EmptyState
        icon={<RiFlagLine size={32} />}
        title={t('workspace.attemptsEmptyTitle')}
        description={t('workspace.attemptsEmptyDescription')}
      />
    );
  }
  return (
    <ol className={styles.attempts}>
      {attempts.map(attempt => (
        <li key={attempt.id}>
          <AttemptCard attempt={attempt} />
        </li>
      ))}
    </ol>
  );
}

function AttemptCard(props: { attempt: Attempt }) {
  const { attempt } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const { open, passed } = orderChecks(attempt.checks);
  return (
    <Card>
      <CardHeader>
        <Flex gap="3" align="center" className={styles.wrap}>
          <AttemptOutcomeLabel outcome={attempt.outcome} />
          <Text as="h4" variant="body-medium" className={styles.text}>
            {t('workspace.attemptTitle', {
              time: formatTime(attempt.submittedAt),
            })}
          </Text>
          <Text variant="body-medium">
            {t('workspace.attemptScore', { score: String(attempt.score) })}
          </Text>
          <ModeBadge mode={attempt.mode} />
          <VerificationBadge verification={attempt.verification} />
        </Flex>
      </CardHeader>
      <CardBody>
        {open.length > 0 && <CheckList checks={open} />}
        {passed.length > 0 && (
          <Accordion>
            <AccordionTrigger
              title={t('workspace.checksPassed', { count: passed.length })}
            />
            <AccordionPanel>
              <CheckList checks={passed} />
            </AccordionPanel>
          </Accordion>
        )}
        <Text as="p" variant="body-small" color="secondary">
          {t('workspace.attemptGrader', {
            version: attempt.graderVersion,
            digest: attempt.evidenceDigest.slice(0, 19),
          })}
        </Text>
      </CardBody>
    </Card>
  );
}
