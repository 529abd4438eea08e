import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useOwnRef } from '../../hooks/useOwnRef';
import { academyTranslationRef } from '../../translation';
import { AcademySection } from '../AcademySection';
import { LearnerView } from '../LearnerView';
import { ErrorState, LoadingState } from '../states';

/** The signed-in user's own learning. */
export function OwnLearnerPage() {
  const { t } = useTranslationRef(academyTranslationRef);
  const { value: ownRef, error, reload } = useOwnRef();
  return (
    <AcademySection title={t('page.tabs.learning')} active="learning">
      {error && <ErrorState error={error} onRetry={reload} />}
      {!error && !ownRef && <LoadingState rows={5} />}
      {ownRef && <LearnerView key={ownRef} learnerRef={ownRef} />}
    </AcademySection>
  );
}
