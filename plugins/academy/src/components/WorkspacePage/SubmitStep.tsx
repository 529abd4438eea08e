import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { UploadToken } from '@gpu-academy/backstage-plugin-academy-common';
import { academyApiRef } from '../../api';
import { formatTime } from '../../format/formatTime';
import { useApiAction } from '../../hooks/useApiAction';
import { useNow } from '../../hooks/useNow';
import { academyTranslationRef } from '../../translation';
import { CommandBlock } from '../CommandBlock';
import { ErrorState } from '../states';
import { submitCommand } from './submitCommand';

const TICK_MS = 10 * 1000;

/** Hands out an upload token once, within the commands that use it. It is kept nowhere but on this page. */
export function SubmitStep(props: { workspaceId: string; cloneUrl: string }) {
  const { workspaceId, cloneUrl } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const { value, error, pending, run } = useApiAction(
    useCallback(
      signal => api.createUploadToken(workspaceId, { signal }),
      [api, workspaceId],
    ),
  );
  return (
    <Flex direction="column" gap="2">
      <Text as="h4" variant="body-medium" weight="bold" style={{ margin: 0 }}>
        {t('workspace.tokenStep')}
      </Text>
      {error && <ErrorState error={error} onRetry={run} />}
      {value && <IssuedToken token={value} cloneUrl={cloneUrl} />}
      <div>
        <Button
          variant={value ? 'tertiary' : 'primary'}
          isPending={pending}
          onPress={run}
        >
          {value ? t('workspace.tokenAgain') : t('workspace.tokenGet')}
        </Button>
      </div>
    </Flex>
  );
}

function IssuedToken(props: { token: UploadToken; cloneUrl: string }) {
  const { token, expiresAt } = props.token;
  const { t } = useTranslationRef(academyTranslationRef);
  const now = useNow(TICK_MS);
  if (Date.parse(expiresAt) <= now.getTime()) {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('workspace.tokenExpired')}
      />
    );
  }
  return (
    <>
      <CommandBlock
        label={t('workspace.tokenLabel')}
        command={submitCommand(token, props.cloneUrl)}
      />
      <Text as="p" variant="body-small" color="secondary">
        {t('workspace.tokenHint', { time: formatTime(expiresAt) })}
      </Text>
    </>
  );
}
