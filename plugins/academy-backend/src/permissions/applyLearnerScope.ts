import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { AcademyLearnerFilter } from '@gpu-academy/backstage-plugin-academy-node';
import { Knex } from 'knex';
import { LearnerScope } from './LearnerScope';

type Criteria = PermissionCriteria<AcademyLearnerFilter>;
type WhereFilter = (
  where: Knex.QueryBuilder,
  filter: AcademyLearnerFilter,
) => void;

/** Leaves of a query over `learner` only the rows that are in the scope. */
export function whereLearnerInScope(
  query: Knex.QueryBuilder,
  knex: Knex,
  scope: LearnerScope,
): void {
  applyScope(query, scope, (where, filter) => {
    if (filter.type === 'self') {
      where.where('learner.ref', filter.userRef);
    } else {
      where.whereIn(
        'learner.ref',
        knex('cohort_member')
          .join(
            'cohort_instructor',
            'cohort_instructor.cohort_ref',
            'cohort_member.cohort_ref',
          )
          .whereIn('cohort_instructor.instructor_ref', filter.claims)
          .select('cohort_member.learner_ref'),
      );
    }
  });
}

/**
 * Leaves of a query over `cohort` only the rows whose learners are in the scope: those where a learner of whom
 * nothing is known but that they belong to the cohort would be. To read oneself is not to read a cohort.
 */
export function whereCohortInScope(
  query: Knex.QueryBuilder,
  knex: Knex,
  scope: LearnerScope,
): void {
  applyScope(query, scope, (where, filter) => {
    if (filter.type === 'self') {
      where.whereRaw('1 = 0');
    } else {
      where.whereIn(
        'cohort.ref',
        knex('cohort_instructor')
          .whereIn('instructor_ref', filter.claims)
          .select('cohort_ref'),
      );
    }
  });
}

function applyScope(
  query: Knex.QueryBuilder,
  scope: LearnerScope,
  whereFilter: WhereFilter,
) {
  if (scope === 'none') {
    query.whereRaw('1 = 0');
    return;
  }
  for (const criteria of scope.allOf) {
    query.where(where => applyCriteria(where, criteria, whereFilter));
  }
}

function applyCriteria(
  query: Knex.QueryBuilder,
  criteria: Criteria,
  whereFilter: WhereFilter,
) {
  if (isNotCriteria(criteria)) {
    query.whereNot(where => applyCriteria(where, criteria.not, whereFilter));
  } else if (isAndCriteria(criteria)) {
    for (const part of criteria.allOf) {
      query.andWhere(where => applyCriteria(where, part, whereFilter));
    }
  } else if (isOrCriteria(criteria)) {
    for (const part of criteria.anyOf) {
      query.orWhere(where => applyCriteria(where, part, whereFilter));
    }
  } else {
    whereFilter(query, criteria);
  }
}
