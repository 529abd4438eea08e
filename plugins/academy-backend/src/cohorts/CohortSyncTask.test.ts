import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CohortSyncTask } from './CohortSyncTask';
import { LearnerDirectory, LearnerStore } from './LearnerStore';

const user = (name: string, displayName?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: { profile: displayName ? { displayName } : {}, memberOf: ['autumn'] },
});

const group = (
  name: string,
  type: string,
  instructors?: string,
  members: string[] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name,
    title: `Title of ${name}`,
    annotations: instructors
      ? { 'gpu-academy.io/instructors': instructors }
      : {},
  },
  spec: { type, children: [] },
  relations: members.map(targetRef => ({ type: 'hasMember', targetRef })),
});

function setUp(entities: Entity[]) {
  // a store that says whether it learned something
  let known = '';
  const replaceDirectory = jest.fn(async (directory: LearnerDirectory) => {
    const isNew = known !== JSON.stringify(directory);
    known = JSON.stringify(directory);
    return isNew;
  });
  const logger = mockServices.logger.mock();
  const catalog = catalogServiceMock({ entities });
  const task = CohortSyncTask.create({
    auth: mockServices.auth(),
    catalog,
    learners: { replaceDirectory } as Partial<LearnerStore> as LearnerStore,
    logger,
  });
  return { catalog, logger, replaceDirectory, task };
}

describe('CohortSyncTask', () => {
  it('reads users as learners, and groups of type cohort with members and instructors', async () => {
    const { replaceDirectory, task } = setUp([
      user('ada', 'Ada Okafor'),
      user('Bo'),
      group('autumn', 'cohort', 'user:default/imani, Group:default/Staff', [
        'user:default/ada',
        'user:default/bo',
      ]),
      group('platform-team', 'team', undefined, ['user:default/pat']),
    ]);

    expect(await task.run()).toBe('changed');
    expect(replaceDirectory).toHaveBeenCalledWith({
      learners: [
        { ref: 'user:default/ada', displayName: 'Ada Okafor' },
        { ref: 'user:default/bo', displayName: 'Bo' },
      ],
      cohorts: [
        {
          ref: 'group:default/autumn',
          title: 'Title of autumn',
          learnerRefs: ['user:default/ada', 'user:default/bo'],
          instructorRefs: ['user:default/imani', 'group:default/staff'],
        },
      ],
    });
  });

  it('looks again soon while the catalog is still finding out who belongs where', async () => {
    const { catalog, replaceDirectory, task } = setUp([user('ada')]);
    const streamEntities = jest.spyOn(catalog, 'streamEntities');
    const cohorts = [[], [group('autumn', 'cohort')]];
    for (const later of [...cohorts, cohorts[1]]) {
      streamEntities
        .mockImplementationOnce(async function* people() {
          yield [user('ada')];
        })
        .mockImplementationOnce(async function* groups() {
          yield later;
        });
    }
    jest.useFakeTimers();
    const scheduler = mockServices.scheduler();
    await task.start(scheduler, {
      frequency: { minutes: 5 },
      timeout: { minutes: 4 },
    });
    const done = scheduler.triggerTask('academy-cohort-sync');
    await jest.advanceTimersByTimeAsync(15_000);
    await done;
    jest.useRealTimers();

    expect(replaceDirectory).toHaveBeenCalledTimes(3);
    expect(replaceDirectory).toHaveBeenLastCalledWith(
      expect.objectContaining({
        cohorts: [expect.objectContaining({ ref: 'group:default/autumn' })],
      }),
    );
    expect(streamEntities).toHaveBeenCalledTimes(6);
  });

  it('leaves out an instructor whose ref has no kind, and says so', async () => {
    const { logger, replaceDirectory, task } = setUp([
      user('ada'),
      group('autumn', 'cohort', 'imani,user:default/ines'),
    ]);
    await task.run();
    expect(replaceDirectory).toHaveBeenCalledWith(
      expect.objectContaining({
        cohorts: [
          expect.objectContaining({ instructorRefs: ['user:default/ines'] }),
        ],
      }),
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("group:default/autumn names 'imani'"),
    );
  });

  it('keeps what was known while the catalog names nobody yet', async () => {
    const { replaceDirectory, task } = setUp([]);
    expect(await task.run()).toBe('unknown');
    expect(replaceDirectory).not.toHaveBeenCalled();
  });

  it('keeps what was known while the catalog does not answer', async () => {
    const { catalog, logger, replaceDirectory, task } = setUp([user('ada')]);
    jest.spyOn(catalog, 'streamEntities').mockImplementation(() => {
      throw new Error('connection refused');
    });
    expect(await task.run()).toBe('unknown');
    expect(replaceDirectory).not.toHaveBeenCalled();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('connection refused'),
    );
  });
});
