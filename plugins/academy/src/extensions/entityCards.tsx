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
