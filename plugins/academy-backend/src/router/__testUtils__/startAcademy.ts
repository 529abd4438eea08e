import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  BackendFeature,
  BackstageCredentials,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { academyLearnerRules } from '@gpu-academy/backstage-plugin-academy-node';
import { AcademyPermissionPolicy } from '@gpu-academy/backstage-plugin-permission-backend-module-academy';
import request from 'supertest';
import { academyPlugin } from '../../plugin';

const CONFIG = {
  backend: { baseUrl: 'http://portal.test' },
  integrations: {
    gitea: [{ host: 'git.alias', baseUrl: 'http://git.test' }],
  },
  academy: {
    roles: {
      instructors: ['user:default/imani', 'user:default/ines'],
      platformTeam: ['group:default/platform-team'],
    },
  },
};

const GROUPS: Record<string, string[]> = {
  'user:default/pat': ['group:default/platform-team'],
};

function user(name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName } },
  };
}

function cohort(name: string, instructor: string, members: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name,
      title: `Cohort of ${name}`,
      annotations: {
        'gpu-academy.io/instructors': `user:default/${instructor}`,
      },
    },
    spec: { type: 'cohort', children: [] },
    relations: members.map(member => ({
      type: 'hasMember',
      targetRef: `user:default/${member}`,
    })),
  };
}

/** Ada is of the cohort that Imani instructs, Bo of the one of Ines; Pat is of the platform team. */
export const ENTITIES: Entity[] = [
  user('ada', 'Ada Okafor'),
  user('bo', 'Bo Lindqvist'),
  user('imani', 'Imani Wells'),
  user('ines', 'Ines Moreau'),
  user('pat', 'Pat Moreno'),
  cohort('autumn', 'imani', ['ada']),
  cohort('spring', 'ines', ['bo']),
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
          title: 'Lab 1',
          required: true,
          template: 'template:default/mod-102-lab-1-aws',
        },
        {
          id: 'lab-2',
          type: 'lab',
          title: 'Lab 2',
          required: true,
          template: 'template:default/mod-102-lab-2-aws',
        },
      ],
      spendGate: {
        required: true,
        item: 'lab-1',
        deliverable: 'a simulated run',
        appliesTo: ['lab-2'],
      },
    },
  },
];

const userInfo = mockServices.userInfo.mock({
  async getUserInfo(credentials) {
    const { userEntityRef } = credentials.principal as {
      userEntityRef: string;
    };
    return {
      userEntityRef,
      ownershipEntityRefs: [userEntityRef, ...(GROUPS[userEntityRef] ?? [])],
    };
  },
});

/** Asks the academy's own policy, as the portal's permission backend would. */
function permissionsByPolicy() {
  const policy = AcademyPermissionPolicy.fromConfig(
    mockServices.rootConfig({ data: CONFIG }),
    { userInfo },
  );
  const isMet = createConditionAuthorizer(
    Object.values(academyLearnerRules) as any[],
  );
  async function decide(
    permission: Permission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    const { type } = credentials.principal as { type: string };
    if (type === 'service') {
      return { result: AuthorizeResult.ALLOW };
    }
    return policy.handle(
      { permission },
      type === 'user'
        ? { credentials, info: await userInfo.getUserInfo(credentials) }
        : undefined,
    );
  }
  return mockServices.permissions.mock({
    authorizeConditional: (requests, { credentials }) =>
      Promise.all(
        requests.map(({ permission }) => decide(permission, credentials)),
      ),
    authorize: (requests, { credentials }) =>
      Promise.all(
        requests.map(async ({ permission }) => ({
          result: isMet(await decide(permission, credentials), undefined)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        })),
      ),
  }).factory;
}

/** The plugin as a portal runs it, with the academy's policy and nobody signed in unless a request says so. */
export async function startAcademy(options?: {
  config?: object;
  features?: BackendFeature[];
}) {
  const audit = jest.fn();
  const auditor = mockServices.auditor.mock({
    createEvent: async event => {
      const { request: _, ...recorded } = event;
      return {
        success: async () => audit({ ...recorded, outcome: 'success' }),
        fail: async ({ error }) =>
          audit({ ...recorded, outcome: 'failure', error: error.name }),
      };
    },
  });
  const publish = jest.fn(async () => {});
  const config = {
    ...CONFIG,
    academy: { ...CONFIG.academy, ...options?.config },
  };
  const backend = await startTestBackend({
    features: [
      academyPlugin,
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      createBackendModule({
        pluginId: 'academy',
        moduleId: 'first-sync',
        register({ registerInit }) {
          registerInit({
            deps: {
              lifecycle: coreServices.lifecycle,
              scheduler: coreServices.scheduler,
            },
            async init({ lifecycle, scheduler }) {
              // not awaited: once it has read the catalog it waits, to see whether that was all
              lifecycle.addStartupHook(() => {
                void scheduler.triggerTask('academy-cohort-sync');
              });
            },
          });
        },
      }),
      auditor.factory,
      catalogServiceMock.factory({ entities: ENTITIES }),
      mockServices.events.mock({ publish }).factory,
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      mockServices.rootConfig.factory({ data: config }),
      permissionsByPolicy(),
      ...(options?.features ?? []),
    ],
  });
  await untilCohortsAreKnown(backend);
  return { backend, server: backend.server, audit, publish };
}

async function untilCohortsAreKnown(backend: TestBackend): Promise<void> {
  for (;;) {
    const { body } = await request(backend.server)
      .get('/api/academy/cohorts')
      .set(authorizationOf('service'));
    if (body.items?.length) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Who makes a request. */
export type Caller =
  | 'ada'
  | 'bo'
  | 'imani'
  | 'ines'
  | 'pat'
  | 'service'
  | 'signed out';

/** The header that says who makes a request. */
export function authorizationOf(caller: Caller): Record<string, string> {
  switch (caller) {
    case 'signed out':
      return {};
    case 'service':
      return {
        Authorization: mockCredentials.service.header({
          onBehalfOf: mockCredentials.service(),
          targetPluginId: 'academy',
        }),
      };
    default:
      return {
        Authorization: mockCredentials.user.header(`user:default/${caller}`),
      };
  }
}
