import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'academy' });

export const workspaceRouteRef = createSubRouteRef({
  id: 'academy/workspace',
  parent: rootRouteRef,
  path: '/workspaces/:id',
});

export const learnerRouteRef = createSubRouteRef({
  id: 'academy/learner',
  parent: rootRouteRef,
  path: '/learners/:namespace/:name',
});

export const cohortsRouteRef = createSubRouteRef({
  id: 'academy/cohorts',
  parent: rootRouteRef,
  path: '/cohorts',
});

export const cohortRouteRef = createSubRouteRef({
  id: 'academy/cohort',
  parent: rootRouteRef,
  path: '/cohorts/:namespace/:name',
});

export const ingestRouteRef = createSubRouteRef({
  id: 'academy/ingest',
  parent: rootRouteRef,
  path: '/ingest',
});

/** The form of one Scaffolder template; absent where the Scaffolder is not installed. */
export const selectedTemplateRouteRef = createExternalRouteRef({
  id: 'academy/selected-template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** An entity's page; absent where the catalog is not installed. */
export const catalogEntityRouteRef = createExternalRouteRef({
  id: 'academy/catalog-entity',
  optional: true,
  params: ['namespace', 'kind', 'name'],
  defaultTarget: 'catalog.catalogEntity',
});
