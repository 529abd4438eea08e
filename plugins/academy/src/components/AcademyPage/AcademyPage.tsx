import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink } from '@backstage/ui';
import { RiCompassLine } from '@remixicon/react';
import { Route, Routes } from 'react-router-dom';
import { learnerRouteRef, rootRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';
import { AcademySection } from '../AcademySection';
import { LearnerPage, OwnLearnerPage } from '../LearnerPage';
import { EmptyState } from '../states';

/** Everything under the Academy's address, without a page header: that is the shell's. */
export function AcademyPage() {
  return (
    <Routes>
      <Route path="/" element={<OwnLearnerPage />} />
      <Route path={learnerRouteRef.path} element={<LearnerPage />} />
      <Route path="*" element={<UnknownPage />} />
    </Routes>
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
