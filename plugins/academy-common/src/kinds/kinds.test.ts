import { Entity } from '@backstage/catalog-model';
import {
  isCompetencyEntity,
  isLearningModuleEntity,
  isLearningPathEntity,
  validateCompetencyEntity,
  validateLearningModuleEntity,
  validateLearningPathEntity,
} from '.';

const spec = {
  type: 'technical',
  owner: 'group:default/instructors',
  lifecycle: 'production',
};

const learningModule: Entity = {
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'LearningModule',
  metadata: { name: 'mod-102' },
  spec: {
    ...spec,
    moduleId: 'MOD-102',
    duration: { total: 50, lecture: 18, lab: 22, project: 8, assessment: 2 },
    items: [
      { id: 'lab-1', type: 'lab', title: 'Lab 1', required: true },
      {
        id: 'assessment',
        type: 'assessment',
        title: 'Quiz',
        required: true,
        passMark: 75,
      },
    ],
    spendGate: {
      required: true,
      item: 'lab-1',
      deliverable: 'a simulated bill',
      appliesTo: ['project'],
    },
    solutions: { coverage: ['Terraform'], visibility: 'instructors' },
  },
};

const learningPath: Entity = {
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'LearningPath',
  metadata: { name: 'engineer' },
  spec: { ...spec, modules: [{ ref: 'mod-102' }] },
};

const competency: Entity = {
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'Competency',
  metadata: { name: 'cost-management' },
  spec: { ...spec, levels: [{ id: 'working', description: 'Sets a budget.' }] },
};

function withSpec(entity: Entity, change: object): Entity {
  return { ...entity, spec: { ...entity.spec, ...change } as Entity['spec'] };
}

describe.each([
  {
    entity: learningModule,
    validate: validateLearningModuleEntity,
    isKind: isLearningModuleEntity,
  },
  {
    entity: learningPath,
    validate: validateLearningPathEntity,
    isKind: isLearningPathEntity,
  },
  {
    entity: competency,
    validate: validateCompetencyEntity,
    isKind: isCompetencyEntity,
  },
])('$entity.kind', ({ entity, validate, isKind }) => {
  it('is recognised and valid', () => {
    expect(isKind(entity)).toBe(true);
    expect(validate(entity)).toBe(true);
  });

  it('is not confused with other kinds and versions', () => {
    const component = { ...entity, kind: 'Component' };
    const other = { ...entity, apiVersion: 'gpu-academy.io/v9' };
    expect([isKind(component), validate(component)]).toEqual([false, false]);
    expect([isKind(other), validate(other)]).toEqual([false, false]);
  });

  it('has to have an owner', () => {
    expect(() => validate(withSpec(entity, { owner: undefined }))).toThrow(
      "must have required property 'owner'",
    );
  });
});

describe('LearningModule', () => {
  it.each([
    ['an item id that is not a slug', { items: [{ id: 'Lab 1' }] }],
    [
      'an unknown type of item',
      { items: [{ id: 'x', type: 'quiz', title: 'x', required: true }] },
    ],
    [
      'the key of a quiz within an item',
      {
        items: [
          {
            id: 'x',
            type: 'assessment',
            title: 'x',
            required: true,
            answerKey: 'B',
          },
        ],
      },
    ],
    [
      'the content of a solution',
      { solutions: { visibility: 'instructors', content: 'resource …' } },
    ],
    ['solutions for everyone', { solutions: { visibility: 'everyone' } }],
    ['a duration without a total', { duration: { lab: 22 } }],
    [
      'a gate that applies to nothing',
      {
        spendGate: {
          required: true,
          item: 'a',
          deliverable: 'b',
          appliesTo: [],
        },
      },
    ],
  ])('refuses %s', (_, change) => {
    expect(() =>
      validateLearningModuleEntity(withSpec(learningModule, change)),
    ).toThrow(TypeError);
  });
});
