import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink } from '@backstage/ui';
import { RiCompassLine } from '@remixicon/react';
import { Route, Routes } from 'react-router-dom';
import {
  cohortRouteRef,
  cohortsRouteRef,
  ingestRouteRef,
  learnerRouteRef,
  rootRouteRef,
  workspaceRouteRef,
} from '../../routes';
import { academyTranslationRef } from '../../translation';
import { AcademySection, AcademyTabsProvider } from '../AcademySection';
import { CohortPage } from '../CohortPage';
import { CohortsPage } from '../CohortsPage';
import { IngestPage } from '../IngestPage';
import { LearnerPage, OwnLearnerPage } from '../LearnerPage';
import { EmptyState } from '../states';
import { WorkspacePage } from '../WorkspacePage';

/** Everything under the Academy's address, without a page header: that is the shell's. */
export function AcademyPage() {
  return (
    <AcademyTabsProvider>
      <Routes>
        <Route path="/" element={<OwnLearnerPage />} />
        <Route path={learnerRouteRef.path} element={<LearnerPage />} />
        <Route path={workspaceRouteRef.path} element={<WorkspacePage />} />
        <Route path={cohortsRouteRef.path} element={<CohortsPage />} />
        <Route path={cohortRouteRef.path} element={<CohortPage />} />
        <Route path={ingestRouteRef.path} element={<IngestPage />} />
        <Route path="*" element={<UnknownPage />} />
      </Routes>
    </AcademyTabsProvider>
  );
}

function UnknownPage() {
  const { t } = useTranslationRef(academyTranslationRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return (
    <AcademySection title={t('page.title')}>
      <EmptyState
        icon={<RiCompassLine size={32} />}
        title={t('page.notFoundTitle')}
        description={t('page.notFoundDescription')}
        action={
          rootRoute && (
            <ButtonLink href={rootRoute()} variant="secondary">
              {t('page.backToAcademy')}
            </ButtonLink>
          )
        }
      />
    </AcademySection>
  );
}
