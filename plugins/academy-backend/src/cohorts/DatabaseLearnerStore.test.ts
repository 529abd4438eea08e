import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { AcademyLearnerFilter } from '@gpu-academy/backstage-plugin-academy-node';
import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { EVERYBODY, LearnerScope } from '../permissions';
import { DatabaseLearnerStore } from './DatabaseLearnerStore';
import { LearnerDirectory } from './LearnerStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const DIRECTORY: LearnerDirectory = {
  learners: [
    { ref: 'user:default/ada', displayName: 'Ada Okafor' },
    { ref: 'user:default/bo', displayName: 'Bo Lindqvist' },
    { ref: 'user:default/zoe', displayName: 'Zoë Ångström' },
  ],
  cohorts: [
    {
      ref: 'group:default/autumn',
      title: 'Autumn',
      learnerRefs: [
        'user:default/ada',
        'user:default/zoe',
        'user:default/gone',
      ],
      instructorRefs: ['user:default/imani', 'user:default/imani'],
    },
    {
      ref: 'group:default/spring',
      title: 'Spring',
      learnerRefs: ['user:default/bo'],
      instructorRefs: ['group:default/spring-staff'],
    },
    {
      ref: 'group:default/empty',
      title: 'Empty',
      learnerRefs: [],
      instructorRefs: ['user:default/imani'],
    },
  ],
};

const self = (name: string): AcademyLearnerFilter => ({
  type: 'self',
  userRef: `user:default/${name}`,
});
const instructedBy = (...claims: string[]): AcademyLearnerFilter => ({
  type: 'instructed-by',
  claims,
});
const scope = (
  ...allOf: PermissionCriteria<AcademyLearnerFilter>[]
): LearnerScope => ({ allOf });

describe.each(databases.eachSupportedId())(
  'DatabaseLearnerStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseLearnerStore;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
      store = DatabaseLearnerStore.create({ knex });
      await store.replaceDirectory(DIRECTORY);
    });

    afterAll(() => knex.destroy());

    const namesOf = async (cohort: string, of: LearnerScope, search?: string) =>
      (
        await store.listCohortLearners(`group:default/${cohort}`, {
          scope: of,
          search,
        })
      ).map(({ displayName }) => displayName);
    const titlesOf = async (of: LearnerScope) =>
      (await store.listCohorts(of)).map(({ title }) => title);

    it('knows who instructs a learner', async () => {
      expect(await store.getLearner('user:default/ada')).toEqual({
        learnerRef: 'user:default/ada',
        displayName: 'Ada Okafor',
        instructorRefs: ['user:default/imani'],
      });
      expect(await store.getLearner('user:default/gone')).toBeUndefined();
    });

    it('counts the learners of a cohort, and lists one that has none', async () => {
      expect(await store.listCohorts(EVERYBODY)).toEqual([
        { ref: 'group:default/autumn', title: 'Autumn', learners: 2 },
        { ref: 'group:default/empty', title: 'Empty', learners: 0 },
        { ref: 'group:default/spring', title: 'Spring', learners: 1 },
      ]);
    });

    it('shows an instructor the cohorts that name them or a group of theirs', async () => {
      expect(await titlesOf(scope(instructedBy('user:default/imani')))).toEqual(
        ['Autumn', 'Empty'],
      );
      expect(
        await titlesOf(
          scope(instructedBy('user:default/x', 'group:default/spring-staff')),
        ),
      ).toEqual(['Spring']);
      expect(await titlesOf(scope(instructedBy()))).toEqual([]);
    });

    it('shows a learner no cohort for being in it', async () => {
      expect(await titlesOf(scope(self('ada')))).toEqual([]);
      expect(
        await store.getCohort('group:default/autumn', scope(self('ada'))),
      ).toBeUndefined();
    });

    it('shows nothing to who may read nobody', async () => {
      expect(await titlesOf('none')).toEqual([]);
      expect(await namesOf('autumn', 'none')).toEqual([]);
    });

    it('lists of a cohort the learners in the scope', async () => {
      expect(await namesOf('autumn', EVERYBODY)).toEqual([
        'Ada Okafor',
        'Zoë Ångström',
      ]);
      expect(await namesOf('autumn', scope(self('ada')))).toEqual([
        'Ada Okafor',
      ]);
      expect(
        await namesOf('autumn', scope(instructedBy('user:default/imani'))),
      ).toEqual(['Ada Okafor', 'Zoë Ångström']);
      expect(
        await namesOf('spring', scope(instructedBy('user:default/imani'))),
      ).toEqual([]);
    });

    it('takes criteria apart: any of, all of, not, and several at once', async () => {
      expect(
        await namesOf(
          'autumn',
          scope({ anyOf: [self('ada'), instructedBy('user:default/x')] }),
        ),
      ).toEqual(['Ada Okafor']);
      expect(
        await namesOf(
          'autumn',
          scope({
            allOf: [
              { not: self('ada') },
              { anyOf: [instructedBy('user:default/imani'), self('bo')] },
            ],
          }),
        ),
      ).toEqual(['Zoë Ångström']);
      expect(
        await namesOf(
          'autumn',
          scope(instructedBy('user:default/imani'), { not: self('zoe') }),
        ),
      ).toEqual(['Ada Okafor']);
    });

    it('searches names and refs, ignoring case also beyond ASCII', async () => {
      expect(await namesOf('autumn', EVERYBODY, 'ÅNGSTRÖM')).toEqual([
        'Zoë Ångström',
      ]);
      expect(await namesOf('autumn', EVERYBODY, 'default/ADA')).toEqual([
        'Ada Okafor',
      ]);
      expect(await namesOf('autumn', EVERYBODY, '100%')).toEqual([]);
    });

    it('writes nothing where all of it is known already, in whatever order', async () => {
      const shuffled = {
        learners: [...DIRECTORY.learners].reverse(),
        cohorts: [...DIRECTORY.cohorts].reverse(),
      };
      expect(await store.replaceDirectory(shuffled)).toBe(false);
      const [first, ...others] = DIRECTORY.learners;
      const renamed = {
        ...DIRECTORY,
        learners: [{ ...first, displayName: 'Ada O.' }, ...others],
      };
      expect(await store.replaceDirectory(renamed)).toBe(true);
      expect((await store.getLearner(first.ref))?.displayName).toBe('Ada O.');
      expect(await store.replaceDirectory(DIRECTORY)).toBe(true);
    });

    it('replaces everything at once, or nothing', async () => {
      await expect(
        store.replaceDirectory({
          learners: [
            { ref: 'user:default/new', displayName: 'New' },
            { ref: 'user:default/new', displayName: 'Twice' },
          ],
          cohorts: [],
        }),
      ).rejects.toThrow();
      expect(await titlesOf(EVERYBODY)).toEqual(['Autumn', 'Empty', 'Spring']);

      await store.replaceDirectory({
        learners: [{ ref: 'user:default/new', displayName: 'New' }],
        cohorts: [],
      });
      expect(await titlesOf(EVERYBODY)).toEqual([]);
      expect(await store.getLearner('user:default/ada')).toBeUndefined();
      await store.replaceDirectory(DIRECTORY);
    });
  },
);
