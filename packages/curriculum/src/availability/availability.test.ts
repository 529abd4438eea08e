import { ItemRecord, RecordedState } from '../progress';
import { availability } from './availability';
import { ModuleDefinition } from './definitions';
import { learnerContext } from './LearnerContext';
import { learnerProgress } from './moduleProgress';
import { nextStep } from './nextStep';

const MOD_102: ModuleDefinition = {
  ref: 'learningmodule:default/mod-102',
  moduleId: 'MOD-102',
  title: 'Cloud Computing for ML',
  prerequisites: ['learningmodule:default/mod-101'],
  prerequisiteMode: 'advise',
  items: [
    {
      id: 'lab-1',
      type: 'lab',
      title: 'Lab 1',
      required: true,
      template: 'template:default/mod-102-lab-1-aws',
    },
    { id: 'lab-2', type: 'lab', title: 'Lab 2', required: true },
    { id: 'quiz', type: 'assessment', title: 'Quiz', required: true },
    { id: 'simulation', type: 'review', title: 'Spend plan', required: true },
    {
      id: 'project',
      type: 'project',
      title: 'Project',
      required: true,
      template: 'template:default/project',
    },
  ],
  spendGate: {
    required: true,
    item: 'simulation',
    deliverable: 'a simulated bill',
    appliesTo: ['project'],
  },
};

const MOD_101: ModuleDefinition = {
  ref: 'learningmodule:default/mod-101',
  moduleId: 'MOD-101',
  title: 'Foundations',
  prerequisites: [],
  prerequisiteMode: 'advise',
  items: [
    {
      id: 'lab-1',
      type: 'lab',
      title: 'Bootstrap',
      required: true,
      template: 'template:default/bootstrap',
    },
    { id: 'extra', type: 'lab', title: 'Extra', required: false },
  ],
};

function record(
  itemId: string,
  state: RecordedState,
  extra: Partial<ItemRecord> = {},
): ItemRecord {
  return {
    learnerRef: 'user:default/ada',
    moduleRef: MOD_102.ref,
    itemId,
    state,
    reasons: [],
    attempts: 0,
    startedAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    ...extra,
  };
}

const context = (
  records: ItemRecord[] = [],
  modules: ModuleDefinition[] = [MOD_102],
) => learnerContext({ modules, records, now: '2026-11-10T00:00:00Z' });

const decide = (
  itemId: string,
  records?: ItemRecord[],
  modules?: ModuleDefinition[],
) => availability(context(records, modules), MOD_102.ref, itemId);

describe('availability', () => {
  it('offers a lab by its template and names what should come first', () => {
    expect(decide('lab-1', [], [MOD_101, MOD_102])).toEqual({
      state: 'available',
      reasons: ['Recommended first: MOD-101 Foundations.'],
      nextActions: [
        {
          kind: 'create-workspace',
          title: 'Start Lab 1',
          templateRef: 'template:default/mod-102-lab-1-aws',
        },
        {
          kind: 'finish-module',
          title: 'Finish MOD-101 Foundations',
          moduleRef: MOD_101.ref,
        },
      ],
    });
  });

  it('says of a prerequisite that it is not in this catalog, and does not lock for it', () => {
    expect(decide('lab-1')).toMatchObject({
      state: 'available',
      reasons: ['Recommended first: MOD-101 (not in this catalog).'],
    });
  });

  it('advises no longer once the required items of the prerequisite are done', () => {
    const done = record('lab-1', 'passed', { moduleRef: MOD_101.ref });
    expect(decide('lab-1', [done], [MOD_101, MOD_102]).reasons).toEqual([]);
  });

  it('locks for a prerequisite where the module enforces them', () => {
    const strict = { ...MOD_102, prerequisiteMode: 'enforce' as const };
    expect(decide('lab-1', [], [MOD_101, strict])).toMatchObject({
      state: 'locked',
      reasons: ['Finish MOD-101 Foundations first.'],
    });
  });

  it('locks what has no template, quiz or review form yet and says so', () => {
    expect(decide('lab-2')).toMatchObject({
      state: 'locked',
      reasons: ['There is no template for it in the portal yet.'],
    });
    expect(decide('quiz').reasons).toEqual([
      'There is no quiz for it in the portal yet.',
    ]);
    expect(decide('simulation').reasons).toEqual([
      'There is no review form for it in the portal yet.',
    ]);
  });

  it('opens an assessment that has a quiz, and a review that has a checklist', () => {
    const items = MOD_102.items.map(it => ({
      ...it,
      ...(it.type === 'assessment' ? { quiz: 'final' } : {}),
      ...(it.type === 'review' ? { checklist: 'bill' } : {}),
      // a quiz alone starts no lab
      ...(it.id === 'lab-2' ? { quiz: 'final' } : {}),
    }));
    const published = [{ ...MOD_102, items }];
    expect(decide('lab-2', [], published).state).toBe('locked');
    expect(decide('quiz', [], published)).toMatchObject({
      state: 'available',
      nextActions: [{ kind: 'take-quiz', title: 'Take Quiz', quizId: 'final' }],
    });
    expect(decide('simulation', [], published)).toMatchObject({
      state: 'available',
      nextActions: [{ kind: 'ask-for-review', checklist: 'bill' }],
    });
    expect(
      decide('quiz', [record('quiz', 'failed', { reasons: [] })], published),
    ).toMatchObject({
      state: 'failed',
      reasons: ['The last attempt did not pass.'],
      nextActions: [{ kind: 'take-quiz' }],
    });
    const passed = [record('lab-1', 'passed')];
    expect(nextStep(context(passed, published))).toMatchObject({
      itemId: 'quiz',
      quizId: 'final',
    });
  });

  it('says whom to ask where an enforced prerequisite cannot be finished here', () => {
    const strict = { ...MOD_102, prerequisiteMode: 'enforce' as const };
    const empty = { ...MOD_101, items: [] };
    for (const modules of [[strict], [empty, strict]]) {
      expect(decide('lab-1', [], modules).nextActions).toEqual([
        expect.objectContaining({
          kind: 'wait-for-instructor',
          title: expect.stringContaining('waive MOD-101'),
        }),
      ]);
    }
  });

  it('locks the project behind the spend gate, even where it was begun', () => {
    for (const records of [[], [record('project', 'in-progress')]]) {
      expect(decide('project', records)).toMatchObject({
        state: 'locked',
        reasons: ['Spend gate: pass “Spend plan” first (a simulated bill).'],
        nextActions: [{ kind: 'finish-item', itemId: 'simulation' }],
      });
    }
  });

  it('opens the spend gate when its deliverable is passed or waived', () => {
    for (const state of ['passed', 'waived'] as const) {
      expect(decide('project', [record('simulation', state)]).state).toBe(
        'available',
      );
    }
  });

  it('shuts the spend gate again when the waiver of its deliverable ends', () => {
    const over = record('simulation', 'waived', {
      waivedUntil: '2026-11-10T00:00:00Z',
    });
    expect(decide('project', [over]).state).toBe('locked');
    expect(decide('simulation', [over])).toMatchObject({
      state: 'expired',
      reasons: ['The waiver ended on 2026-11-10.'],
    });
  });

  it('leads back to the workspace of what is begun or failed', () => {
    const failed = record('lab-1', 'failed', {
      workspaceId: 'w1',
      reasons: ['fmt'],
    });
    expect(decide('lab-1', [failed])).toEqual({
      state: 'failed',
      reasons: ['fmt'],
      nextActions: [
        {
          kind: 'open-workspace',
          title: 'Go on with Lab 1',
          workspaceId: 'w1',
        },
      ],
    });
  });

  it('keeps a pass whatever the definitions say now', () => {
    expect(decide('lab-2', [record('lab-2', 'passed')]).state).toBe('passed');
    expect(decide('project', [record('project', 'passed')]).state).toBe(
      'passed',
    );
  });

  it('waits for a review without offering anything else', () => {
    expect(
      decide('lab-2', [record('lab-2', 'needs-review')]).nextActions,
    ).toEqual([{ kind: 'wait-for-review', title: 'Wait for the review' }]);
  });

  it('names the items that there are when asked for one that is not there', () => {
    expect(() => decide('lab-9')).toThrow(
      "MOD-102 has no item 'lab-9'; it has: lab-1, lab-2, quiz, simulation, project",
    );
    expect(() =>
      availability(context(), 'learningmodule:default/x', 'lab-1'),
    ).toThrow("There is no module 'learningmodule:default/x'");
  });
});

describe('nextStep', () => {
  it('is to start the first item, with the reason and the template', () => {
    expect(nextStep(context())).toEqual({
      moduleRef: MOD_102.ref,
      itemId: 'lab-1',
      title: 'Start Lab 1',
      reason:
        'It is the next open item of MOD-102 Cloud Computing for ML. Recommended first: MOD-101 (not in this catalog).',
      templateRef: 'template:default/mod-102-lab-1-aws',
      workspaceId: undefined,
    });
  });

  it('prefers a module whose prerequisites are met', () => {
    expect(nextStep(context([], [MOD_102, MOD_101]))).toMatchObject({
      moduleRef: MOD_101.ref,
    });
  });

  it('is to mend what failed before anything else', () => {
    const failed = record('lab-1', 'failed', {
      reasons: ['Tags are missing'],
      workspaceId: 'w1',
    });
    expect(nextStep(context([failed], [MOD_101, MOD_102]))).toMatchObject({
      title: 'Fix Lab 1',
      reason: 'Tags are missing',
      workspaceId: 'w1',
    });
  });

  it('is nothing where all that is published is done', () => {
    expect(nextStep(context([record('lab-1', 'passed')]))).toBeUndefined();
  });
});

describe('learnerProgress', () => {
  it('shows every item with its state and whether prerequisites are met', () => {
    const [module] = learnerProgress(
      context([
        record('lab-1', 'passed', {
          mode: 'simulated',
          verification: 'self-reported',
          score: 100,
        }),
      ]),
    );
    expect(module.prerequisites).toEqual([
      { moduleRef: MOD_101.ref, title: undefined, met: false },
    ]);
    expect(module.items.map(it => [it.itemId, it.state])).toEqual([
      ['lab-1', 'passed'],
      ['lab-2', 'locked'],
      ['quiz', 'locked'],
      ['simulation', 'locked'],
      ['project', 'locked'],
    ]);
    expect(module.items[0]).toMatchObject({
      mode: 'simulated',
      verification: 'self-reported',
      score: 100,
    });
  });
});
