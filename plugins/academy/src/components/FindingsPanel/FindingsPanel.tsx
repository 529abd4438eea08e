import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex, Text } from '@backstage/ui';
import { FindingsSummary } from '@gpu-academy/backstage-plugin-academy-common';
import {
  RiQuestionLine,
  RiSearchLine,
  RiShieldCheckLine,
} from '@remixicon/react';
import { academyApiRef } from '../../api';
import { formatTime } from '../../format/formatTime';
import { useApiData } from '../../hooks/useApiData';
import { UrlParamChanges } from '../../hooks/useUrlParams';
import { academyTranslationRef } from '../../translation';
import { SimulatedBadge } from '../badges';
import { EmptyState, ErrorState } from '../states';
import { FindingsFilters } from './FindingsFilters';
import { readFindingsParams, toFindingsQuery } from './findingsParams';
import { FindingsTable } from './FindingsTable';

/** @public */
export interface FindingsPanelProps {
  learnerRef: string;
  /** Tells “nothing was found” from “nothing was looked at”. */
  summary: FindingsSummary;
  params: URLSearchParams;
  onChange: (changes: UrlParamChanges) => void;
}

/** One learner's findings; searched, filtered and paged on the server. */
export function FindingsPanel(props: FindingsPanelProps) {
  const { learnerRef, summary, params, onChange } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);

  const chosen = useMemo(() => readFindingsParams(params), [params]);
  // The address may change for other reasons (another tab): only what is asked for counts.
  const question = JSON.stringify(toFindingsQuery(chosen));
  const { value, error, loading, reload } = useApiData(
    useCallback(
      signal => api.getFindings(learnerRef, JSON.parse(question), { signal }),
      [api, learnerRef, question],
    ),
  );

  if (!summary.evaluatedAt) {
    return (
      <EmptyState
        icon={<RiQuestionLine size={32} />}
        title={t('findings.noEvidenceTitle')}
        description={t('findings.noEvidenceDescription')}
      />
    );
  }
  const evaluatedAt = formatTime(summary.evaluatedAt);
  const filtered =
    chosen.search !== '' ||
    chosen.severity !== 'all' ||
    chosen.status !== 'open';
  return (
    <Flex direction="column" gap="4">
      <Flex gap="2" align="center">
        <Text variant="body-small" color="secondary">
          {t('findings.evaluatedAt', { time: evaluatedAt })}
        </Text>
        {summary.simulated && <SimulatedBadge />}
      </Flex>
      <FindingsFilters params={chosen} onChange={onChange} />
      {error ? (
        <ErrorState error={error} onRetry={reload} />
      ) : (
        <FindingsTable
          page={value}
          loading={loading}
          params={chosen}
          onChange={onChange}
          emptyState={
            filtered ? (
              <EmptyState
                icon={<RiSearchLine size={32} />}
                title={t('findings.noMatchTitle')}
                description={t('findings.noMatchDescription')}
                action={
                  <Button
                    variant="secondary"
                    onPress={() =>
                      onChange({
                        finding: undefined,
                        severity: undefined,
                        status: undefined,
                        offset: undefined,
                      })
                    }
                  >
                    {t('findings.clear')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                icon={<RiShieldCheckLine size={32} />}
                title={t('findings.noneTitle')}
                description={t('findings.noneDescription', {
                  time: evaluatedAt,
                })}
              />
            )
          }
        />
      )}
    </Flex>
  );
}
