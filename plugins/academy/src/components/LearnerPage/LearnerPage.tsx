import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useRouteRefParams } from '@backstage/core-plugin-api';
import { learnerRouteRef } from '../../routes';
import { AcademySection } from '../AcademySection';
import { LearnerView } from '../LearnerView';

/** Somebody's learning, as those see it who may. */
export function LearnerPage() {
  const { namespace, name } = useRouteRefParams(learnerRouteRef);
  const learnerRef = stringifyEntityRef({ kind: 'user', namespace, name });
  const { primaryTitle } = useEntityPresentation(learnerRef, {
    defaultKind: 'user',
    defaultNamespace: namespace,
  });
  return (
    <AcademySection title={primaryTitle}>
      <LearnerView key={learnerRef} learnerRef={learnerRef} />
    </AcademySection>
  );
}
