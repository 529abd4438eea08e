import { Cohort } from '@gpu-academy/backstage-plugin-academy-common';
import { Knex } from 'knex';
import {
  whereCohortInScope,
  whereLearnerInScope,
} from '../permissions/applyLearnerScope';
import { LearnerScope } from '../permissions/LearnerScope';
import { Learner, LearnerDirectory, LearnerStore } from './LearnerStore';

// Stays below the number of bound values that SQLite takes in one statement.
const ROWS_PER_INSERT = 200;
const REFS_PER_SELECT = 500;

interface LearnerRow {
  ref: string;
  display_name: string;
  /** One row for each. */
  instructor_ref: string | null;
}

interface CohortRow {
  ref: string;
  title: string;
  /** PostgreSQL counts in text. */
  learners: number | string;
}

/** {@link LearnerStore} in the plugin's database. */
export class DatabaseLearnerStore implements LearnerStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseLearnerStore {
    return new DatabaseLearnerStore(options.knex);
  }

  async getLearner(learnerRef: string): Promise<Learner | undefined> {
    return (await this.getLearners([learnerRef])).get(learnerRef);
  }

  async getLearners(learnerRefs: string[]): Promise<Map<string, Learner>> {
    const learners = new Map<string, Learner>();
    for (let i = 0; i < learnerRefs.length; i += REFS_PER_SELECT) {
      const rows: LearnerRow[] = await this.#knex('learner')
        .leftJoin('cohort_member', 'cohort_member.learner_ref', 'learner.ref')
        .leftJoin(
          'cohort_instructor',
          'cohort_instructor.cohort_ref',
          'cohort_member.cohort_ref',
        )
        .whereIn('learner.ref', learnerRefs.slice(i, i + REFS_PER_SELECT))
        .select(
          'learner.ref',
          'learner.display_name',
          'cohort_instructor.instructor_ref',
        );
      for (const row of rows) {
        const learner: Learner = learners.get(row.ref) ?? {
          learnerRef: row.ref,
          displayName: row.display_name,
          instructorRefs: [],
        };
        if (row.instructor_ref) {
          learner.instructorRefs.push(row.instructor_ref);
        }
        learners.set(row.ref, learner);
      }
    }
    return learners;
  }

  async listCohorts(scope: LearnerScope): Promise<Cohort[]> {
    const rows: CohortRow[] = await this.#cohortsInScope(scope).orderBy([
      'cohort.title',
      'cohort.ref',
    ]);
    return rows.map(toCohort);
  }

  async getCohort(
    cohortRef: string,
    scope: LearnerScope,
  ): Promise<Cohort | undefined> {
    const row: CohortRow | undefined = await this.#cohortsInScope(scope)
      .where('cohort.ref', cohortRef)
      .first();
    return row && toCohort(row);
  }

  async listCohortLearners(
    cohortRef: string,
    options: { scope: LearnerScope; search?: string },
  ): Promise<{ learnerRef: string; displayName: string }[]> {
    const query = this.#knex('cohort_member')
      .join('learner', 'learner.ref', 'cohort_member.learner_ref')
      .where('cohort_member.cohort_ref', cohortRef)
      .orderBy(['learner.display_name', 'learner.ref'])
      .select('learner.ref', 'learner.display_name');
    whereLearnerInScope(query, this.#knex, options.scope);
    const rows = await query;

    // In memory, because SQLite folds the case of ASCII alone.
    const wanted = fold(options.search ?? '');
    return rows
      .map(row => ({ learnerRef: row.ref, displayName: row.display_name }))
      .filter(
        ({ learnerRef, displayName }) =>
          fold(displayName).includes(wanted) || learnerRef.includes(wanted),
      );
  }

  async replaceDirectory(directory: LearnerDirectory): Promise<void> {
    const known = new Set(directory.learners.map(({ ref }) => ref));
    await this.#knex.transaction(async tx => {
      await tx('cohort_instructor').delete();
      await tx('cohort_member').delete();
      await tx('cohort').delete();
      await tx('learner').delete();
      await tx.batchInsert(
        'learner',
        directory.learners.map(({ ref, displayName }) => ({
          ref,
          display_name: displayName,
        })),
        ROWS_PER_INSERT,
      );
      await tx.batchInsert(
        'cohort',
        directory.cohorts.map(({ ref, title }) => ({ ref, title })),
        ROWS_PER_INSERT,
      );
      await tx.batchInsert(
        'cohort_member',
        directory.cohorts.flatMap(({ ref, learnerRefs }) =>
          unique(learnerRefs)
            .filter(learnerRef => known.has(learnerRef))
            .map(learnerRef => ({ cohort_ref: ref, learner_ref: learnerRef })),
        ),
        ROWS_PER_INSERT,
      );
      await tx.batchInsert(
        'cohort_instructor',
        directory.cohorts.flatMap(({ ref, instructorRefs }) =>
          unique(instructorRefs).map(instructorRef => ({
            cohort_ref: ref,
            instructor_ref: instructorRef,
          })),
        ),
        ROWS_PER_INSERT,
      );
    });
  }

  #cohortsInScope(scope: LearnerScope): Knex.QueryBuilder {
    const query = this.#knex('cohort')
      .leftJoin('cohort_member', 'cohort_member.cohort_ref', 'cohort.ref')
      .groupBy('cohort.ref', 'cohort.title')
      .select('cohort.ref', 'cohort.title')
      .count({ learners: 'cohort_member.learner_ref' });
    whereCohortInScope(query, this.#knex, scope);
    return query;
  }
}

function toCohort(row: CohortRow): Cohort {
  return { ref: row.ref, title: row.title, learners: Number(row.learners) };
}

function unique(values: string[]) {
  return Array.from(new Set(values));
}

function fold(text: string) {
  return text.toLocaleLowerCase('en-US');
}
