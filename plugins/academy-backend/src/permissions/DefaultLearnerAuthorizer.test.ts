import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { academyProgressReadPermission } from '@gpu-academy/backstage-plugin-academy-common';
import {
  academyLearnerConditions,
  academyLearnerRules,
  createAcademyLearnerConditionalDecision,
} from '@gpu-academy/backstage-plugin-academy-node';
import fc from 'fast-check';
import { Knex } from 'knex';
import { DatabaseLearnerStore } from '../cohorts';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { whereLearnerInScope } from './applyLearnerScope';
import { DefaultLearnerAuthorizer } from './DefaultLearnerAuthorizer';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const { isSelf, isInstructedBy } = academyLearnerConditions;
type Criteria = PermissionCriteria<PermissionCondition<'academy-learner'>>;

const rules = Object.values(academyLearnerRules);
const permissionsRegistry = mockServices.permissionsRegistry.mock({
  getPermissionRuleset: () =>
    ({
      getRuleByName: (name: string) => rules.find(rule => rule.name === name)!,
    } as any),
});

const PEOPLE = ['ada', 'bo', 'chidi', 'dana'].map(it => `user:default/${it}`);

describe.each(databases.eachSupportedId())(
  'DefaultLearnerAuthorizer on %s',
  databaseId => {
    let knex: Knex;
    let learners: DatabaseLearnerStore;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
      learners = DatabaseLearnerStore.create({ knex });
      await learners.replaceDirectory({
        learners: PEOPLE.map(ref => ({ ref, displayName: ref })),
        cohorts: [
          {
            ref: 'group:default/one',
            title: 'One',
            learnerRefs: PEOPLE.slice(0, 2),
            instructorRefs: ['user:default/imani'],
          },
          {
            ref: 'group:default/two',
            title: 'Two',
            learnerRefs: PEOPLE.slice(1, 3),
            instructorRefs: ['user:default/imani', 'group:default/staff'],
          },
        ],
      });
    });

    afterAll(() => knex.destroy());

    function authorizer(
      decision: Criteria | AuthorizeResult.ALLOW | AuthorizeResult.DENY,
    ) {
      return DefaultLearnerAuthorizer.create({
        learners,
        permissionsRegistry,
        permissions: mockServices.permissions.mock({
          authorizeConditional: async requests =>
            requests.map(() =>
              typeof decision === 'string'
                ? { result: decision }
                : createAcademyLearnerConditionalDecision(
                    academyProgressReadPermission,
                    decision,
                  ),
            ),
        }),
      });
    }

    const may = (
      decision: Parameters<typeof authorizer>[0],
      learnerRef: string,
      caller = 'user:default/ada',
    ) =>
      authorizer(decision)
        .assertAllowed(
          mockCredentials.user(caller),
          [academyProgressReadPermission],
          learnerRef,
        )
        .then(
          () => true,
          error => {
            if (error.name !== 'NotFoundError') {
              throw error;
            }
            return false;
          },
        );

    it('answers for denied and for missing learners in the same words', async () => {
      const messages = await Promise.all(
        [AuthorizeResult.DENY, AuthorizeResult.ALLOW].map(async decision => {
          const ref =
            decision === AuthorizeResult.DENY
              ? 'user:default/bo'
              : 'user:default/none';
          const error = await authorizer(decision as AuthorizeResult.DENY)
            .assertAllowed(
              mockCredentials.user('user:default/ada'),
              [academyProgressReadPermission],
              ref,
            )
            .catch(e => e);
          return error.message.replace(ref, 'REF');
        }),
      );
      expect(messages[0]).toBe(messages[1]);
    });

    it('lets people see themselves before the catalog names them', async () => {
      const eve = 'user:default/eve';
      expect(await may(isSelf({ userRef: eve }), eve, eve)).toBe(true);
      expect(await may(isSelf({ userRef: eve }), eve)).toBe(false);
    });

    it('has no criterion where everybody is allowed, and no learner where nobody is', async () => {
      const scopeOf = (decision: Parameters<typeof authorizer>[0]) =>
        authorizer(decision).scopeOf(mockCredentials.user(), [
          academyProgressReadPermission,
        ]);
      expect(await scopeOf(AuthorizeResult.ALLOW)).toEqual({ allOf: [] });
      expect(await scopeOf(AuthorizeResult.DENY)).toBe('none');
    });

    it('decides for one learner as the SQL of the same conditions does for all', async () => {
      const condition = fc.oneof(
        fc.constantFrom(...PEOPLE).map(userRef => isSelf({ userRef })),
        fc
          .subarray(['user:default/imani', 'group:default/staff'])
          .map(claims => isInstructedBy({ claims })),
      );
      const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => ({
        criteria: fc.oneof(
          { maxDepth: 3 },
          condition,
          tie('criteria').map(not => ({ not })),
          fc
            .array(tie('criteria'), { minLength: 1, maxLength: 3 })
            .map(anyOf => ({ anyOf } as Criteria)),
          fc
            .array(tie('criteria'), { minLength: 1, maxLength: 3 })
            .map(allOf => ({ allOf } as Criteria)),
        ),
      }));
      await fc.assert(
        fc.asyncProperty(criteria, async drawn => {
          const query = knex('learner').select('ref');
          whereLearnerInScope(query, knex, {
            allOf: [createConditionTransformer(rules as any[])(drawn) as any],
          });
          const inSql = (await query).map(({ ref }) => ref).sort();

          const oneByOne: string[] = [];
          for (const ref of PEOPLE) {
            if (await may(drawn, ref)) {
              oneByOne.push(ref);
            }
          }
          expect(oneByOne.sort()).toEqual(inSql);
        }),
        { numRuns: 60 },
      );
    });
  },
);
