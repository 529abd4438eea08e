import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { academyLearnerResourceRef } from './learnerResource';

/** Allows a person what is their own. @public */
export const isSelf = createPermissionRule({
  name: 'IS_SELF',
  description: 'Allow where the learner is the user of the given entity ref',
  resourceRef: academyLearnerResourceRef,
  paramsSchema: z.object({
    userRef: z.string().describe('Entity ref of a User'),
  }),
  apply: (learner, { userRef }) => learner.learnerRef === lower(userRef),
  toQuery: ({ userRef }) => ({ type: 'self', userRef: lower(userRef) }),
});

/** Allows instructors the learners of the cohorts that they instruct. @public */
export const isInstructedBy = createPermissionRule({
  name: 'IS_INSTRUCTED_BY',
  description:
    'Allow where one of the given users or groups instructs a cohort of the learner',
  resourceRef: academyLearnerResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs of a user and of the groups that they belong to'),
  }),
  apply: (learner, { claims }) =>
    claims.some(claim => learner.instructorRefs.includes(lower(claim))),
  toQuery: ({ claims }) => ({
    type: 'instructed-by',
    claims: claims.map(lower),
  }),
});

/** All rules of a learner. @public */
export const academyLearnerRules = { isSelf, isInstructedBy };

function lower(ref: string) {
  return ref.toLocaleLowerCase('en-US');
}
