import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  academyFindingsReadPermission,
  academyIngestReadPermission,
  academyIngestRunPermission,
  academyPermissions,
  academyProgressReadPermission,
  academySpendReadPermission,
  academyWorkspaceUsePermission,
} from '@gpu-academy/backstage-plugin-academy-common';
import { AcademyPermissionPolicy } from './AcademyPermissionPolicy';

const OWNERSHIP: Record<string, string[]> = {
  'user:default/ada': ['user:default/ada', 'group:default/autumn'],
  'user:default/imani': ['user:default/imani', 'group:default/instructors'],
  'user:default/pat': ['user:default/pat', 'group:default/platform-team'],
};

const userInfo = mockServices.userInfo.mock({
  async getUserInfo(credentials) {
    const { userEntityRef } = credentials.principal as {
      userEntityRef: string;
    };
    return { userEntityRef, ownershipEntityRefs: OWNERSHIP[userEntityRef] };
  },
});

const policy = AcademyPermissionPolicy.fromConfig(
  mockServices.rootConfig({
    data: {
      academy: {
        roles: {
          instructors: ['group:default/instructors'],
          platformTeam: ['Group:default/Platform-Team'],
        },
      },
    },
  }),
  { userInfo },
);

async function decide(name: string, permission: Permission) {
  const credentials = mockCredentials.user(`user:default/${name}`);
  const info = await userInfo.getUserInfo(credentials);
  return policy.handle({ permission }, { credentials, info });
}

const basic = (
  name: string,
  action?: 'create' | 'read' | 'update' | 'delete',
) => createPermission({ name, attributes: action ? { action } : {} });

const ALLOW = { result: AuthorizeResult.ALLOW };
const DENY = { result: AuthorizeResult.DENY };

const own = (name: string) =>
  expect.objectContaining({
    rule: 'IS_SELF',
    params: { userRef: `user:default/${name}` },
  });

describe('AcademyPermissionPolicy', () => {
  it.each(academyPermissions)(
    'denies $name to who is not signed in',
    async permission => {
      expect(await policy.handle({ permission })).toEqual(DENY);
    },
  );

  it.each([
    ...academyPermissions,
    basic('catalog.entity.delete', 'delete'),
    basic('something.else'),
  ])('allows the platform team $name', async permission => {
    expect(await decide('pat', permission)).toEqual(ALLOW);
  });

  it.each([
    academyProgressReadPermission,
    academySpendReadPermission,
    academyFindingsReadPermission,
    academyWorkspaceUsePermission,
  ])('allows a learner $name for themselves alone', async permission => {
    expect(await decide('ada', permission)).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'academy',
      resourceType: 'academy-learner',
      conditions: own('ada'),
    });
  });

  it.each([
    academyProgressReadPermission,
    academySpendReadPermission,
    academyFindingsReadPermission,
  ])(
    'allows an instructor $name for themselves and the cohorts that name them',
    async permission => {
      expect(await decide('imani', permission)).toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        conditions: {
          anyOf: [
            own('imani'),
            expect.objectContaining({
              rule: 'IS_INSTRUCTED_BY',
              params: {
                claims: expect.arrayContaining([
                  'user:default/imani',
                  'group:default/instructors',
                ]),
              },
            }),
          ],
        },
      });
    },
  );

  it('does not let an instructor act for a learner', async () => {
    expect(await decide('imani', academyWorkspaceUsePermission)).toMatchObject({
      conditions: own('imani'),
    });
  });

  it('keeps ingest to the platform team', async () => {
    for (const name of ['ada', 'imani']) {
      expect(await decide(name, academyIngestReadPermission)).toEqual(DENY);
      expect(await decide(name, academyIngestRunPermission)).toEqual(DENY);
    }
  });

  it('lets everybody read the catalog and create from templates', async () => {
    for (const name of ['ada', 'imani']) {
      for (const permission of [
        basic('catalog.location.read', 'read'),
        basic('catalog.entity.refresh', 'update'),
        basic('scaffolder.template.parameter.read', 'read'),
        basic('scaffolder.template.step.read', 'read'),
        basic('scaffolder.action.execute'),
        basic('scaffolder.task.create', 'create'),
      ]) {
        expect(await decide(name, permission)).toEqual(ALLOW);
      }
    }
  });

  it('hides the lab workspaces of others from a learner, and from nobody else', async () => {
    const read = basic('catalog.entity.read', 'read');
    expect(await decide('imani', read)).toEqual(ALLOW);
    expect(await decide('pat', read)).toEqual(ALLOW);
    expect(await decide('ada', read)).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        anyOf: [
          {
            resourceType: 'catalog-entity',
            rule: 'IS_ENTITY_OWNER',
            params: {
              claims: ['user:default/ada', ...OWNERSHIP['user:default/ada']],
            },
          },
          {
            not: {
              resourceType: 'catalog-entity',
              rule: 'HAS_SPEC',
              params: { key: 'type', value: 'lab-workspace' },
            },
          },
        ],
      },
    });
  });

  it('shows and stops scaffolder tasks to those who started them', async () => {
    for (const name of ['scaffolder.task.read', 'scaffolder.task.cancel']) {
      expect(
        await decide(
          'ada',
          createPermission({
            name,
            attributes: {},
            resourceType: 'scaffolder-task',
          }),
        ),
      ).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'scaffolder',
        resourceType: 'scaffolder-task',
        conditions: {
          resourceType: 'scaffolder-task',
          rule: 'IS_TASK_OWNER',
          params: { createdBy: ['user:default/ada'] },
        },
      });
    }
  });

  it('lets instructors write templates, and learners not', async () => {
    for (const name of [
      'scaffolder.template.management',
      'scaffolder.template.dry-run',
    ]) {
      expect(await decide('imani', basic(name))).toEqual(ALLOW);
      expect(await decide('ada', basic(name))).toEqual(DENY);
    }
  });

  it('denies what it does not know unless that is a plain read', async () => {
    expect(await decide('ada', basic('x.read', 'read'))).toEqual(ALLOW);
    expect(await decide('ada', basic('x.create', 'create'))).toEqual(DENY);
    expect(await decide('ada', basic('x.update', 'update'))).toEqual(DENY);
    expect(await decide('ada', basic('x.delete', 'delete'))).toEqual(DENY);
    expect(await decide('ada', basic('x.anything'))).toEqual(DENY);
    expect(
      await decide('imani', basic('catalog.entity.delete', 'delete')),
    ).toEqual(DENY);
  });

  it('refuses a configuration whose refs have no kind, and says which', () => {
    expect(() =>
      AcademyPermissionPolicy.fromConfig(
        mockServices.rootConfig({
          data: { academy: { roles: { platformTeam: ['platform-team'] } } },
        }),
        { userInfo },
      ),
    ).toThrow(/academy\.roles\.platformTeam\[0\] is 'platform-team'/);
  });
});
