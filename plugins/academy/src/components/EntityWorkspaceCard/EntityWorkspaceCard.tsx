import { useCallback } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import {
  ANNOTATION_WORKSPACE_ID,
  Workspace,
} from '@gpu-academy/backstage-plugin-academy-common';
import { academyApiRef } from '../../api';
import { formatTime } from '../../format/formatTime';
import { useApiData } from '../../hooks/useApiData';
import { workspaceRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';
import { AttemptOutcomeLabel, ModeBadge, VerificationBadge } from '../badges';
import { ErrorState, LoadingState } from '../states';
import { TitledCard } from '../TitledCard';

/** On the page of a lab workspace `Component`: its newest attempt, its lease, and the way to the Academy. */
export function EntityWorkspaceCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(academyTranslationRef);
  const id = entity.metadata.annotations?.[ANNOTATION_WORKSPACE_ID];
  return (
    <TitledCard title={t('entity.workspaceCardTitle')}>
      {id ? (
        <WorkspaceSummary key={id} id={id} />
      ) : (
        <Text>{t('states.notFoundDescription')}</Text>
      )}
    </TitledCard>
  );
}

function WorkspaceSummary(props: { id: string }) {
  const { id } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const route = useRouteRef(workspaceRouteRef);
  const { value, error, reload } = useApiData(
    useCallback(signal => api.getWorkspace(id, { signal }), [api, id]),
  );
  if (error) {
    return <ErrorState error={error} onRetry={reload} />;
  }
  if (!value) {
    return <LoadingState rows={1} />;
  }
  const attempt = newestAttempt(value);
  return (
    <Flex direction="column" gap="2" align="start">
      {attempt ? (
        <Flex gap="2" align="center">
          <AttemptOutcomeLabel outcome={attempt.outcome} />
          <ModeBadge mode={attempt.mode} />
          <VerificationBadge verification={attempt.verification} />
        </Flex>
      ) : (
        <Text>{t('workspace.attemptsEmptyTitle')}</Text>
      )}
      <Text variant="body-small" color="secondary">
        {t('workspace.leaseEnds', { time: formatTime(value.expiresAt) })}
      </Text>
      {route && (
        <ButtonLink href={route({ id })} variant="secondary" size="small">
          {t('entity.workspaceCardLink')}
        </ButtonLink>
      )}
    </Flex>
  );
}

function newestAttempt(workspace: Workspace) {
  return [...workspace.attempts].sort((a, b) =>
    b.submittedAt.localeCompare(a.submittedAt),
  )[0];
}
