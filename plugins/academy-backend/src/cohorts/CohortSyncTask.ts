import {
  AuthService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  stringifyEntityRef,
  UserEntity,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_INSTRUCTORS,
  COHORT_GROUP_TYPE,
} from '@gpu-academy/backstage-plugin-academy-common';
import { LearnerDirectory, LearnerStore } from './LearnerStore';

const LEARNER_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'spec.profile',
];

/**
 * Copies learners and cohorts from the catalog, so that who may read whom is one query and no call.
 *
 * A learner is a `User`; a cohort is a `Group` of type `cohort`, with its members and those whom its annotation
 * names as instructors. When a portal starts, its catalog may not answer yet, or know nobody, or know people and not
 * yet who belongs where. So the task looks again every few seconds, for a minute, until two looks in a row see the
 * same; where nobody is named, what was known before stays.
 */
export class CohortSyncTask {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #learners: LearnerStore;
  readonly #logger: LoggerService;

  private constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    learners: LearnerStore;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#learners = options.learners;
    this.#logger = options.logger;
  }

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    learners: LearnerStore;
    logger: LoggerService;
  }): CohortSyncTask {
    return new CohortSyncTask(options);
  }

  /** Runs by the schedule. */
  async start(
    scheduler: SchedulerService,
    schedule: SchedulerServiceTaskScheduleDefinition,
  ): Promise<void> {
    await scheduler.scheduleTask({
      ...schedule,
      id: 'academy-cohort-sync',
      fn: async abortSignal => {
        for (let looks = 0; looks < 12 && !abortSignal.aborted; looks++) {
          if ((await this.run()) === 'unchanged') {
            return;
          }
          await pause(5_000, abortSignal);
        }
      },
    });
  }

  /** Looks once. `unknown`: the catalog did not answer or named nobody, and all stays as it was. */
  async run(): Promise<'changed' | 'unchanged' | 'unknown'> {
    let directory: LearnerDirectory;
    try {
      directory = await this.#read();
    } catch (error) {
      this.#logger.warn(
        `Learners and cohorts stay as they were, the catalog did not answer: ${
          toError(error).message
        }`,
      );
      return 'unknown';
    }
    if (directory.learners.length === 0) {
      return 'unknown';
    }
    if (!(await this.#learners.replaceDirectory(directory))) {
      return 'unchanged';
    }
    this.#logger.debug(
      `Read ${directory.learners.length} learners and ${directory.cohorts.length} cohorts from the catalog`,
    );
    return 'changed';
  }

  async #read(): Promise<LearnerDirectory> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const learners: LearnerDirectory['learners'] = [];
    for await (const page of this.#catalog.streamEntities(
      { filter: { kind: 'User' }, fields: LEARNER_FIELDS },
      { credentials },
    )) {
      learners.push(...page.map(toLearner));
    }
    const cohorts: LearnerDirectory['cohorts'] = [];
    for await (const page of this.#catalog.streamEntities(
      { filter: { kind: 'Group', 'spec.type': COHORT_GROUP_TYPE } },
      { credentials },
    )) {
      cohorts.push(...page.map(group => this.#toCohort(group)));
    }
    return { learners, cohorts };
  }

  #toCohort(group: Entity): LearnerDirectory['cohorts'][number] {
    const ref = stringifyEntityRef(group);
    const profile = group.spec?.profile as { displayName?: string } | undefined;
    return {
      ref,
      title:
        group.metadata.title ?? profile?.displayName ?? group.metadata.name,
      learnerRefs: (group.relations ?? [])
        .filter(({ type }) => type === RELATION_HAS_MEMBER)
        .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US')),
      instructorRefs: this.#instructorsOf(group, ref),
    };
  }

  #instructorsOf(group: Entity, cohortRef: string): string[] {
    const value = group.metadata.annotations?.[ANNOTATION_INSTRUCTORS] ?? '';
    return value
      .split(',')
      .map(part => part.trim())
      .filter(Boolean)
      .flatMap(ref => {
        try {
          return [stringifyEntityRef(parseEntityRef(ref))];
        } catch {
          this.#logger.warn(
            `${cohortRef} names '${ref}' in ${ANNOTATION_INSTRUCTORS}; an entity ref with its kind was expected, such as 'user:default/ada'. It is left out.`,
          );
          return [];
        }
      });
  }
}

function toLearner(entity: Entity): LearnerDirectory['learners'][number] {
  const { spec, metadata } = entity as UserEntity;
  return {
    ref: stringifyEntityRef(entity),
    displayName: spec?.profile?.displayName ?? metadata.title ?? metadata.name,
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
