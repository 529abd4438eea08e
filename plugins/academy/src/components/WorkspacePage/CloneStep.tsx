import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex, Text } from '@backstage/ui';
import { academyApiRef } from '../../api';
import { useApiAction } from '../../hooks/useApiAction';
import { academyTranslationRef } from '../../translation';
import { CommandBlock } from '../CommandBlock';
import { ErrorState } from '../states';

/** Hands out the clone command when it is asked for: it may carry a credential. */
export function CloneStep(props: { workspaceId: string }) {
  const { workspaceId } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const { value, error, pending, run } = useApiAction(
    useCallback(
      signal => api.getCloneInstructions(workspaceId, { signal }),
      [api, workspaceId],
    ),
  );
  return (
    <Flex direction="column" gap="2">
      <Text as="h4" variant="body-medium" weight="bold" style={{ margin: 0 }}>
        {t('workspace.cloneStep')}
      </Text>
      {error && <ErrorState error={error} onRetry={run} />}
      {value ? (
        <>
          <CommandBlock
            label={t('workspace.cloneLabel')}
            command={value.command}
          />
          <Text as="p" variant="body-small" color="secondary">
            {t('workspace.cloneHint')}
          </Text>
        </>
      ) : (
        <div>
          <Button variant="secondary" isPending={pending} onPress={run}>
            {t('workspace.cloneShow')}
          </Button>
        </div>
      )}
    </Flex>
  );
}
