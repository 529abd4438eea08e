import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

// The plugin alone, with a mock catalog, no sign-in and no permission policy. `yarn start` in this package, then:
//
//   curl http://localhost:7007/api/academy/health
//   curl http://localhost:7007/api/academy/learners/default/mock/overview
//   curl http://localhost:7007/api/academy/cohorts
//   curl 'http://localhost:7007/api/academy/price-book?provider=aws'
//   curl http://localhost:7007/api/academy/openapi.json

const backend = createBackend();

backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
);
backend.add(
  catalogServiceMock.factory({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { name: 'mock' },
        spec: { profile: { displayName: 'Mock User' } },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: {
          name: 'autumn',
          title: 'Cohort of autumn',
          annotations: { 'gpu-academy.io/instructors': 'user:default/imani' },
        },
        spec: { type: 'cohort', children: [] },
        relations: [{ type: 'hasMember', targetRef: 'user:default/mock' }],
      },
      {
        apiVersion: 'gpu-academy.io/v1alpha1',
        kind: 'LearningModule',
        metadata: { name: 'mod-102', title: 'Cloud computing for AI' },
        spec: {
          type: 'module',
          owner: 'user:default/imani',
          lifecycle: 'production',
          moduleId: 'MOD-102',
          items: [
            {
              id: 'lab-1',
              type: 'lab',
              title: 'Lab 1: provision a GPU-ready cloud environment',
              required: true,
              template: 'template:default/mod-102-lab-1-aws',
            },
          ],
        },
      },
    ],
  }),
);
backend.add(import('../src'));

backend.start();
