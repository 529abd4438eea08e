import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex } from '@backstage/ui';
import { RiDatabase2Line, RiRefreshLine } from '@remixicon/react';
import { academyApiRef } from '../../api';
import { useApiData } from '../../hooks/useApiData';
import { useUrlParams } from '../../hooks/useUrlParams';
import { academyTranslationRef } from '../../translation';
import { AcademySection } from '../AcademySection';
import { EmptyState, ErrorState } from '../states';
import { IngestFilters } from './IngestFilters';
import { readIngestParams } from './ingestParams';
import { IngestRunsTable } from './IngestRunsTable';
import { StartIngest } from './StartIngest';
import { UnattributedSpendCard } from './UnattributedSpendCard';

/** What was read of bills and scans, what went wrong, and what belongs to nobody. For the platform team. */
export function IngestPage() {
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const { params, change } = useUrlParams();
  const chosen = useMemo(() => readIngestParams(params), [params]);
  const { value, error, loading, reload } = useApiData(
    useCallback(signal => api.getIngestRuns(chosen, { signal }), [api, chosen]),
  );
  const filtered = Boolean(chosen.kind || chosen.state || chosen.search);

  return (
    <AcademySection title={t('ingest.title')} active="ingest">
      {error ? (
        <ErrorState error={error} onRetry={reload} />
      ) : (
        <Flex direction="column" gap="4">
          <StartIngest onStarted={reload} />
          <Flex gap="3" align="end">
            <IngestFilters params={chosen} onChange={change} />
            <Button
              variant="secondary"
              size="small"
              iconStart={<RiRefreshLine />}
              isPending={loading}
              onPress={reload}
            >
              {t('ingest.refresh')}
            </Button>
          </Flex>
          <IngestRunsTable
            page={value}
            loading={loading}
            params={chosen}
            onChange={change}
            emptyState={
              <EmptyState
                icon={<RiDatabase2Line size={32} />}
                title={t(
                  filtered ? 'ingest.noMatchTitle' : 'ingest.emptyTitle',
                )}
                description={t(
                  filtered
                    ? 'ingest.noMatchDescription'
                    : 'ingest.emptyDescription',
                )}
              />
            }
          />
          <UnattributedSpendCard />
        </Flex>
      )}
    </AcademySection>
  );
}
