import { useCallback } from 'react';
import { useApi, useRouteRefParams } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Flex, Grid, Text } from '@backstage/ui';
import { Workspace } from '@gpu-academy/backstage-plugin-academy-common';
import { RiGitRepositoryLine } from '@remixicon/react';
import { academyApiRef } from '../../api';
import { useApiData } from '../../hooks/useApiData';
import { useOwnRef } from '../../hooks/useOwnRef';
import { workspaceRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';
import { AcademySection } from '../AcademySection';
import { AttemptTimeline } from '../AttemptTimeline';
import { EstimateTable } from '../EstimateTable';
import { LeaseCard } from '../LeaseCard';
import { ErrorState, LoadingState } from '../states';
import { TitledCard } from '../TitledCard';
import { WorkCard } from './WorkCard';
import { WorkspaceFacts } from './WorkspaceFacts';

/** One lab workspace: what it is, how long it lasts, how to work in it, what came of it. */
export function WorkspacePage() {
  const { id } = useRouteRefParams(workspaceRouteRef);
  return <WorkspaceView key={id} id={id} />;
}

function WorkspaceView(props: { id: string }) {
  const { id } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const { value: ownRef } = useOwnRef();
  const { value, error, reload } = useApiData(
    useCallback(signal => api.getWorkspace(id, { signal }), [api, id]),
  );

  return (
    <AcademySection
      title={value?.title ?? t('workspace.title')}
      actions={
        value && (
          <ButtonLink
            href={value.repoUrl}
            target="_blank"
            rel="noreferrer"
            variant="secondary"
            iconStart={<RiGitRepositoryLine />}
          >
            {t('workspace.openRepository')}
          </ButtonLink>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={reload} />}
      {!error && !value && <LoadingState rows={5} />}
      {value && (
        <LoadedWorkspace workspace={value} own={value.learnerRef === ownRef} />
      )}
    </AcademySection>
  );
}

function LoadedWorkspace(props: { workspace: Workspace; own: boolean }) {
  const { workspace, own } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <Flex direction="column" gap="4">
      <Grid.Root columns={{ initial: '1', md: '3' }} gap="4">
        <Grid.Item colSpan={{ initial: '1', md: '2' }}>
          <WorkspaceFacts workspace={workspace} />
        </Grid.Item>
        <Grid.Item>
          <LeaseCard expiresAt={workspace.expiresAt} />
        </Grid.Item>
      </Grid.Root>
      {own && <WorkCard workspace={workspace} />}
      <section aria-labelledby="academy-attempts">
        <Text as="h3" variant="title-small" id="academy-attempts">
          {t('workspace.attemptsTitle')}
        </Text>
        <AttemptTimeline attempts={workspace.attempts} />
      </section>
      {workspace.estimate && (
        <TitledCard title={t('workspace.estimateTitle')}>
          <EstimateTable estimate={workspace.estimate} />
        </TitledCard>
      )}
    </Flex>
  );
}
