import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiGraduationCapLine } from '@remixicon/react';
import { academyApi } from './extensions/apis';
import {
  academyCompetencyCard,
  academyModuleCard,
  academyPathCard,
  academyWorkspaceCard,
} from './extensions/entityCards';
import { academyEntityContent } from './extensions/entityContents';
import { academyEstimateFormField } from './extensions/formFields';
import { academyPage } from './extensions/pages';
import {
  catalogEntityRouteRef,
  cohortRouteRef,
  cohortsRouteRef,
  ingestRouteRef,
  learnerRouteRef,
  rootRouteRef,
  selectedTemplateRouteRef,
  workspaceRouteRef,
} from './routes';

/** The academy plugin of the new frontend system. @public */
export const academyPlugin = createFrontendPlugin({
  pluginId: 'academy',
  title: 'Academy',
  icon: <RiGraduationCapLine />,
  info: { packageJson: () => import('../package.json') },
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
  extensions: [
    academyApi,
    academyPage,
    academyEntityContent,
    academyWorkspaceCard,
    academyModuleCard,
    academyPathCard,
    academyCompetencyCard,
    academyEstimateFormField,
  ],
});
