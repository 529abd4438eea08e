import {
  createApiFactory,
  createPlugin,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { AcademyClient } from '@gpu-academy/backstage-plugin-academy-common';
import { academyApiRef } from '../api';
import {
  catalogEntityRouteRef,
  cohortRouteRef,
  cohortsRouteRef,
  ingestRouteRef,
  learnerRouteRef,
  rootRouteRef,
  selectedTemplateRouteRef,
  workspaceRouteRef,
} from '../routes';

/** The academy plugin of the old frontend system. @public */
export const academyPlugin = createPlugin({
  id: 'academy',
  apis: [
    createApiFactory({
      api: academyApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new AcademyClient({ fetchApi }),
    }),
  ],
  routes: {
    root: rootRouteRef,
    workspace: workspaceRouteRef,
    learner: learnerRouteRef,
    cohorts: cohortsRouteRef,
    cohort: cohortRouteRef,
    ingest: ingestRouteRef,
  },
  externalRoutes: {
    selectedTemplate: selectedTemplateRouteRef,
    catalogEntity: catalogEntityRouteRef,
  },
});
