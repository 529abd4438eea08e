import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import {
  isLearningModuleEntity,
  LearningModuleEntityV1alpha1,
} from '@gpu-academy/backstage-plugin-academy-common';
import { useKnownEntities } from '../../hooks/useKnownEntities';
import { ModuleAims } from './ModuleAims';
import { ModuleBackground } from './ModuleBackground';
import { ModuleItems } from './ModuleItems';
import { moduleRefs } from './moduleRefs';

/**
 * On the page of a `LearningModule`: what it teaches and builds on, what a learner does in it, and what
 * instructors want to know of it.
 */
export function LearningModuleCard() {
  const { entity } = useEntity();
  // Whoever lays out a page may put the card on any entity; of other kinds there is nothing to say.
  return isLearningModuleEntity(entity) ? <Module entity={entity} /> : null;
}

function Module(props: { entity: LearningModuleEntityV1alpha1 }) {
  const { entity } = props;
  const known = useKnownEntities(moduleRefs(entity));
  return (
    <Flex direction="column" gap="4">
      <ModuleAims entity={entity} known={known} />
      <ModuleItems entity={entity} known={known} />
      <ModuleBackground entity={entity} />
    </Flex>
  );
}
