import { useCallback, useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button, Flex } from '@backstage/ui';
import {
  academyIngestRunPermission,
  IngestKind,
} from '@gpu-academy/backstage-plugin-academy-common';
import { RiPlayLine } from '@remixicon/react';
import { academyApiRef } from '../../api';
import { useApiAction } from '../../hooks/useApiAction';
import { academyTranslationRef } from '../../translation';
import { messageOf } from '../states';

/** Reads the sources now instead of on schedule, for those who may. */
export function StartIngest(props: { onStarted: () => void }) {
  const { onStarted } = props;
  const { allowed } = usePermission({ permission: academyIngestRunPermission });
  if (!allowed) {
    return null;
  }
  return (
    <Flex gap="3" align="start">
      <StartButton kind="spend" onStarted={onStarted} />
      <StartButton kind="findings" onStarted={onStarted} />
    </Flex>
  );
}

function StartButton(props: { kind: IngestKind; onStarted: () => void }) {
  const { kind, onStarted } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const { run, pending, value, error } = useApiAction(
    useCallback(
      async signal => {
        await api.startIngest(kind, { signal });
        return 'started' as const;
      },
      [api, kind],
    ),
  );
  useEffect(() => {
    if (value) {
      onStarted();
    }
  }, [value, onStarted]);

  return (
    <Flex direction="column" gap="2">
      <Button
        variant="secondary"
        iconStart={<RiPlayLine />}
        isPending={pending}
        onPress={run}
      >
        {kind === 'spend' ? t('ingest.readSpend') : t('ingest.readFindings')}
      </Button>
      <div role="status">
        {value && <Alert status="success" icon title={t('ingest.started')} />}
        {error && (
          <Alert
            status="danger"
            icon
            title={t('ingest.startFailed', { message: messageOf(error) })}
          />
        )}
      </div>
    </Flex>
  );
}
