import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { LearnerView } from '../LearnerView';

/** The learner's view on the page of a `User`. */
export function EntityAcademyContent() {
  const { entity } = useEntity();
  const learnerRef = stringifyEntityRef(entity);
  return <LearnerView key={learnerRef} learnerRef={learnerRef} />;
}
