import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { academyPermissions } from '@gpu-academy/backstage-plugin-academy-common';
import { academyLearnerConditions } from '@gpu-academy/backstage-plugin-academy-node';
import request from 'supertest';
import { LearnerStore } from '../cohorts';
import { registerPermissions } from './registerPermissions';

const BASE = '/api/academy/.well-known/backstage/permissions';

describe('registerPermissions', () => {
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    const learners: Pick<LearnerStore, 'getLearners'> = {
      getLearners: async () =>
        new Map([
          [
            'user:default/ada',
            {
              learnerRef: 'user:default/ada',
              displayName: 'Ada',
              instructorRefs: ['user:default/imani'],
            },
          ],
        ]),
    };
    backend = await startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'academy',
          register({ registerInit }) {
            registerInit({
              deps: { registry: coreServices.permissionsRegistry },
              async init({ registry }) {
                registerPermissions(registry, learners as LearnerStore);
              },
            });
          },
        }),
      ],
    });
  });

  afterAll(() => backend.stop());

  it('tells of every permission and of both rules', async () => {
    const { body } = await request(backend.server).get(`${BASE}/metadata`);
    const names = (items: { name: string }[]) =>
      items.map(({ name }) => name).sort();
    expect(names(body.permissions)).toEqual(names(academyPermissions));
    expect(names(body.rules)).toEqual(['IS_INSTRUCTED_BY', 'IS_SELF']);
    expect(body.rules[0].paramsSchema.properties).toBeDefined();
  });

  it('applies rules to learners, also to one whom the catalog does not name yet', async () => {
    const apply = async (resourceRef: string, conditions: object) => {
      const { body } = await request(backend.server)
        .post(`${BASE}/apply-conditions`)
        .set(
          'Authorization',
          mockCredentials.service.header({
            onBehalfOf: mockCredentials.service('plugin:permission'),
            targetPluginId: 'academy',
          }),
        )
        .send({
          items: [
            {
              id: '1',
              resourceRef,
              resourceType: 'academy-learner',
              conditions,
            },
          ],
        });
      return body.items[0].result;
    };
    const { isInstructedBy, isSelf } = academyLearnerConditions;
    const byImani = isInstructedBy({ claims: ['user:default/imani'] });
    expect(await apply('User:default/Ada', byImani)).toBe('ALLOW');
    expect(await apply('user:default/bo', byImani)).toBe('DENY');
    expect(
      await apply('user:default/eve', isSelf({ userRef: 'user:default/eve' })),
    ).toBe('ALLOW');
  });
});
