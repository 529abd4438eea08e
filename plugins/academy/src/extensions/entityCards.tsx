import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  ANNOTATION_WORKSPACE_ID,
  WORKSPACE_COMPONENT_TYPE,
} from '@gpu-academy/backstage-plugin-academy-common';

export const academyWorkspaceCard = EntityCardBlueprint.make({
  name: 'workspace',
  params: {
    type: 'info',
    filter: {
      kind: 'component',
      'spec.type': WORKSPACE_COMPONENT_TYPE,
      [`metadata.annotations.${ANNOTATION_WORKSPACE_ID}`]: { $exists: true },
    },
    loader: () =>
      import('../components/EntityWorkspaceCard').then(m => (
        <m.EntityWorkspaceCard />
      )),
  },
});

export const academyModuleCard = EntityCardBlueprint.make({
  name: 'module',
  params: {
    type: 'content',
    filter: { kind: 'learningmodule' },
    loader: () =>
      import('../components/LearningModuleCard').then(m => (
        <m.LearningModuleCard />
      )),
  },
});

export const academyPathCard = EntityCardBlueprint.make({
  name: 'path',
  params: {
    type: 'content',
    filter: { kind: 'learningpath' },
    loader: () =>
      import('../components/LearningPathCard').then(m => (
        <m.LearningPathCard />
      )),
  },
});

export const academyCompetencyCard = EntityCardBlueprint.make({
  name: 'competency',
  params: {
    type: 'content',
    filter: { kind: 'competency' },
    loader: () =>
      import('../components/CompetencyCard').then(m => <m.CompetencyCard />),
  },
});
