import { useCallback } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Card, CardBody, Flex, Link, Text } from '@backstage/ui';
import { RiGroupLine } from '@remixicon/react';
import { academyApiRef } from '../../api';
import { useApiData } from '../../hooks/useApiData';
import { cohortRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';
import { AcademySection } from '../AcademySection';
import { EmptyState, ErrorState, LoadingState } from '../states';

/** The cohorts that the reader instructs, or all of them for the platform team. */
export function CohortsPage() {
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const cohortRoute = useRouteRef(cohortRouteRef);
  const { value, error, reload } = useApiData(
    useCallback(signal => api.getCohorts({ signal }), [api]),
  );
  return (
    <AcademySection title={t('cohorts.title')} active="cohorts">
      {error && <ErrorState error={error} onRetry={reload} />}
      {!error && !value && <LoadingState />}
      {value?.length === 0 && (
        <EmptyState
          icon={<RiGroupLine size={32} />}
          title={t('cohorts.emptyTitle')}
          description={t('cohorts.emptyDescription')}
        />
      )}
      <Flex direction="column" gap="3">
        {value?.map(cohort => {
          const { namespace, name } = parseEntityRef(cohort.ref, {
            defaultKind: 'group',
          });
          return (
            <Card key={cohort.ref}>
              <CardBody>
                <Text as="h3" variant="title-x-small" style={{ margin: 0 }}>
                  {cohortRoute ? (
                    <Link href={cohortRoute({ namespace, name })}>
                      {cohort.title}
                    </Link>
                  ) : (
                    cohort.title
                  )}
                </Text>
                <Text as="p" color="secondary" style={{ margin: 0 }}>
                  {t('cohorts.learners', { count: cohort.learners })}
                </Text>
              </CardBody>
            </Card>
          );
        })}
      </Flex>
    </AcademySection>
  );
}
