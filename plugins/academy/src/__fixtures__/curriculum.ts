import {
  CompetencyEntityV1alpha1,
  LearningModuleEntityV1alpha1,
  LearningPathEntityV1alpha1,
} from '@gpu-academy/backstage-plugin-academy-common';

const OWNED = { owner: 'group:default/instructors', lifecycle: 'production' };

/** A module that has every field; MOD-101 and the lab's template are not in the catalog, MOD-103 is. */
export const moduleFixture: LearningModuleEntityV1alpha1 = {
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'LearningModule',
  metadata: { name: 'mod-102', namespace: 'default', title: 'Cloud Computing' },
  spec: {
    ...OWNED,
    type: 'technical',
    moduleId: 'MOD-102',
    roles: ['AI Infrastructure Engineer'],
    duration: { total: 50, lecture: 18, lab: 22, project: 8, assessment: 2 },
    prerequisites: ['learningmodule:default/mod-101'],
    next: ['mod-103'],
    crossRole: { buildsOn: 'The junior track' },
    objectives: [{ id: 'cost', text: 'Make spend visible and bounded' }],
    competencies: [
      {
        ref: 'competency:default/cost-management',
        level: 'working',
        evidence: 'Spend dashboard',
        role: 'AI Infrastructure Engineer',
      },
    ],
    outline: [{ id: 'iam', title: 'IAM', summary: 'Roles and policies' }],
    items: [
      {
        id: 'lab-1',
        type: 'lab',
        title: 'Lab 1',
        description: 'Plan, apply and destroy a machine.',
        criteria: ['Teardown is proved'],
        validation: 'The grader of the portal',
        required: true,
        template: 'template:default/mod-102-lab-1',
        competencies: ['competency:default/cost-management'],
      },
      {
        id: 'spend',
        type: 'review',
        title: 'Spend simulation',
        required: true,
      },
      {
        id: 'quiz',
        type: 'assessment',
        title: 'Quiz',
        required: false,
        passMark: 75,
      },
    ],
    tooling: ['Terraform >= 1.6'],
    qualityChecklist: [
      { text: 'Objectives map to competencies', done: true },
      { text: 'Solutions are validated', done: false },
    ],
    sharedAssets: [
      { title: 'Budget policy', description: 'Limits', file: 'budget.yaml' },
    ],
    downstream: [{ id: 'PROJ-201', purpose: 'serving' }],
    spendGate: {
      required: true,
      item: 'spend',
      deliverable: 'a simulated bill',
      appliesTo: ['quiz'],
    },
    solutions: {
      coverage: ['The Terraform of Lab 1'],
      repositoryStrategy: 'per_role',
      visibility: 'instructors',
      status: 'Pending',
    },
    resources: { primary: ['The seven units'], supplemental: ['FOCUS'] },
    risks: ['A GPU that nobody switched off'],
  },
};

export const nextModuleFixture: LearningModuleEntityV1alpha1 = {
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'LearningModule',
  metadata: { name: 'mod-103', namespace: 'default', title: 'Containers' },
  spec: { ...OWNED, type: 'technical', moduleId: 'MOD-103', items: [] },
};

/** Taught by MOD-102, and by a module that has gone. */
export const competencyFixture: CompetencyEntityV1alpha1 = {
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'Competency',
  metadata: {
    name: 'cost-management',
    namespace: 'default',
    title: 'Cost management',
  },
  spec: {
    ...OWNED,
    type: 'cloud',
    aliases: ['FinOps', 'Cloud cost'],
    levels: [
      { id: 'awareness', description: 'Reads a bill.' },
      { id: 'working', description: 'Sets a budget that holds.' },
    ],
  },
  relations: [
    { type: 'taughtBy', targetRef: 'learningmodule:default/mod-102' },
    { type: 'taughtBy', targetRef: 'learningmodule:default/mod-900' },
    { type: 'ownedBy', targetRef: 'group:default/instructors' },
  ],
};

/** Not in the order of the names, and with one module that the catalog lacks. */
export const pathFixture: LearningPathEntityV1alpha1 = {
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'LearningPath',
  metadata: { name: 'engineer', namespace: 'default', title: 'Engineer' },
  spec: {
    ...OWNED,
    type: 'role',
    role: 'AI Infrastructure Engineer',
    modules: [
      { ref: 'learningmodule:default/mod-103' },
      { ref: 'mod-102', required: false },
      { ref: 'learningmodule:default/mod-104' },
    ],
  },
};
