import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Card, CardBody, Flex, Text } from '@backstage/ui';
import { NextStep } from '@gpu-academy/backstage-plugin-academy-common';
import {
  RiCheckDoubleLine,
  RiFlagLine,
  RiArrowRightLine,
} from '@remixicon/react';
import { useTemplateHref } from '../../hooks/useTemplateHref';
import { workspaceRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';
import styles from './NextStepCard.module.css';

/** @public */
export interface NextStepCardProps {
  /** Absent: nothing is waiting for the learner. */
  nextStep?: NextStep;
  /** Whether the reader is the learner; others see the step, only the learner takes it. */
  own: boolean;
}

/** The one thing to do next, why, and the way to it. */
export function NextStepCard(props: NextStepCardProps) {
  const { nextStep, own } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const workspaceRoute = useRouteRef(workspaceRouteRef);
  const templateHref = useTemplateHref(nextStep?.templateRef);
  const workspaceHref =
    nextStep?.workspaceId && workspaceRoute?.({ id: nextStep.workspaceId });

  return (
    <Card className={styles.card}>
      <CardBody>
        <Flex justify="between" align="center" gap="4" className={styles.row}>
          <Flex gap="3" align="center">
            <span aria-hidden="true" className={styles.icon}>
              {nextStep ? (
                <RiFlagLine size={28} />
              ) : (
                <RiCheckDoubleLine size={28} />
              )}
            </span>
            <div>
              <Text as="p" variant="body-small" color="secondary">
                {own ? t('nextStep.label') : t('nextStep.labelOther')}
              </Text>
              <Text as="h3" variant="title-small" className={styles.title}>
                {nextStep?.title ?? t('nextStep.doneTitle')}
              </Text>
              <Text as="p" variant="body-medium">
                {nextStep?.reason ?? t('nextStep.doneReason')}
              </Text>
            </div>
          </Flex>
          {workspaceHref && (
            <ButtonLink
              href={workspaceHref}
              variant={own ? 'primary' : 'secondary'}
              iconEnd={<RiArrowRightLine />}
            >
              {t('nextStep.continue')}
            </ButtonLink>
          )}
          {!workspaceHref && own && templateHref && (
            <ButtonLink
              href={templateHref}
              variant="primary"
              iconEnd={<RiArrowRightLine />}
            >
              {t('nextStep.start')}
            </ButtonLink>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
