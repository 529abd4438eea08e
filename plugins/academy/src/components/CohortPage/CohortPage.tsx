import { useCallback, useMemo } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  useApi,
  useRouteRef,
  useRouteRefParams,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Link } from '@backstage/ui';
import { RiGroupLine, RiSearchLine } from '@remixicon/react';
import { academyApiRef } from '../../api';
import { useApiData } from '../../hooks/useApiData';
import { useUrlParams } from '../../hooks/useUrlParams';
import { cohortRouteRef, cohortsRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';
import { AcademySection } from '../AcademySection';
import { SearchBox } from '../SearchBox';
import { EmptyState, ErrorState } from '../states';
import { readCohortParams } from './cohortParams';
import { CohortTable } from './CohortTable';

/** One cohort: its learners with progress, next step, spend and findings. */
export function CohortPage() {
  const { namespace, name } = useRouteRefParams(cohortRouteRef);
  const cohortRef = stringifyEntityRef({ kind: 'group', namespace, name });
  return <CohortView key={cohortRef} cohortRef={cohortRef} name={name} />;
}

function CohortView(props: { cohortRef: string; name: string }) {
  const { cohortRef, name } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const cohortsRoute = useRouteRef(cohortsRouteRef);
  const { params, change } = useUrlParams();
  const chosen = useMemo(() => readCohortParams(params), [params]);

  const { value: cohorts } = useApiData(
    useCallback(signal => api.getCohorts({ signal }), [api]),
  );
  const { value, error, loading, reload } = useApiData(
    useCallback(
      signal => api.getCohortLearners(cohortRef, chosen, { signal }),
      [api, cohortRef, chosen],
    ),
  );
  const title = cohorts?.find(cohort => cohort.ref === cohortRef)?.title;

  return (
    <AcademySection title={title ?? name} active="cohorts">
      <Flex direction="column" gap="4">
        {cohortsRoute && (
          <div>
            <Link href={cohortsRoute()}>← {t('cohorts.back')}</Link>
          </div>
        )}
        {error ? (
          <ErrorState error={error} onRetry={reload} />
        ) : (
          <>
            <SearchBox
              label={t('cohorts.search')}
              value={chosen.search}
              onChange={learner => change({ learner, offset: undefined })}
            />
            <CohortTable
              page={value}
              loading={loading}
              params={chosen}
              onChange={change}
              emptyState={
                chosen.search ? (
                  <EmptyState
                    icon={<RiSearchLine size={32} />}
                    title={t('cohorts.noMatchTitle', { query: chosen.search })}
                    description={t('cohorts.noMatchDescription')}
                  />
                ) : (
                  <EmptyState
                    icon={<RiGroupLine size={32} />}
                    title={t('cohorts.emptyLearnersTitle')}
                    description={t('cohorts.emptyLearnersDescription')}
                  />
                )
              }
            />
          </>
        )}
      </Flex>
    </AcademySection>
  );
}
