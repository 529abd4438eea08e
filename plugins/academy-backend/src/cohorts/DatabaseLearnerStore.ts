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

// In the order in which rows can be written: what others point at comes first.
const TABLES = [
  'learner',
  'cohort',
  'cohort_member',
  'cohort_instructor',
] as const;

type Tables = Record<(typeof TABLES)[number], Record<string, string>[]>;

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

  async replaceDirectory(directory: LearnerDirectory): Promise<boolean> {
    const tables = toTables(directory);
    return this.#knex.transaction(async tx => {
      if (JSON.stringify(await readTables(tx)) === JSON.stringify(tables)) {
        return false;
      }
      for (const name of [...TABLES].reverse()) {
        await tx(name).delete();
      }
      for (const name of TABLES) {
        await tx.batchInsert(name, tables[name], ROWS_PER_INSERT);
      }
      return true;
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

function toTables({ learners, cohorts }: LearnerDirectory): Tables {
  const known = new Set(learners.map(({ ref }) => ref));
  const pairs = (refs: string[]) => Array.from(new Set(refs));
  return inOrder({
    learner: learners.map(({ ref, displayName }) => ({
      ref,
      display_name: displayName,
    })),
    cohort: cohorts.map(({ ref, title }) => ({ ref, title })),
    cohort_member: cohorts.flatMap(({ ref, learnerRefs }) =>
      pairs(learnerRefs)
        .filter(learnerRef => known.has(learnerRef))
        .map(learnerRef => ({ cohort_ref: ref, learner_ref: learnerRef })),
    ),
    cohort_instructor: cohorts.flatMap(({ ref, instructorRefs }) =>
      pairs(instructorRefs).map(instructorRef => ({
        cohort_ref: ref,
        instructor_ref: instructorRef,
      })),
    ),
  });
}

async function readTables(tx: Knex.Transaction): Promise<Tables> {
  return inOrder({
    learner: await tx('learner').select('ref', 'display_name'),
    cohort: await tx('cohort').select('ref', 'title'),
    cohort_member: await tx('cohort_member').select(
      'cohort_ref',
      'learner_ref',
    ),
    cohort_instructor: await tx('cohort_instructor').select(
      'cohort_ref',
      'instructor_ref',
    ),
  });
}

// By code units, and here, because databases put text in orders of their own.
function inOrder(tables: Tables): Tables {
  const sorted = { ...tables };
  for (const name of TABLES) {
    sorted[name] = tables[name]
      .map(row => [JSON.stringify(row), { ...row }] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  }
  return sorted;
}

function fold(text: string) {
  return text.toLocaleLowerCase('en-US');
}
