import fc from 'fast-check';
import { LearningPathEntity } from '../entities';
import { project, ProgressEvent } from '../progress';
import { availability } from './availability';
import { competencyStandings } from './competencyStandings';
import { ItemDefinition, ItemState, ModuleDefinition } from './definitions';
import { itemVersion } from './itemVersion';
import { isItemDone, learnerContext, TargetDate } from './LearnerContext';
import { learnerProgress } from './moduleProgress';
import { nextStep } from './nextStep';
import { pathProgress } from './pathProgress';

const ref = (name: string) => `learningmodule:default/${name}`;
const item = (id: string, rest: Partial<ItemDefinition> = {}) => ({
  id,
  type: 'lab' as const,
  title: `Title of ${id}`,
  required: true,
  template: `template:default/${id}`,
  ...rest,
});
const moduleOf = (
  name: string,
  rest: Partial<ModuleDefinition> = {},
): ModuleDefinition => ({
  ref: ref(name),
  moduleId: name.toUpperCase(),
  title: `Title of ${name}`,
  prerequisites: [],
  prerequisiteMode: 'advise',
  items: [item('lab-1'), item('lab-2')],
  ...rest,
});

let count = 0;
const event = (
  moduleName: string,
  itemId: string,
  type: ProgressEvent['type'],
  payload: object,
) => {
  count += 1;
  return {
    id: `e${count}`,
    learnerRef: 'user:default/ada',
    moduleRef: ref(moduleName),
    itemId,
    type,
    occurredAt: '2026-11-01T10:00:00Z',
    payload,
  } as ProgressEvent;
};
const passed = (moduleName: string, itemId: string, payload: object = {}) =>
  event(moduleName, itemId, 'item.passed', payload);

const NOW = '2026-11-23T12:00:00Z';
const contextOf = (
  modules: ModuleDefinition[],
  events: ProgressEvent[] = [],
  options: { now?: string; targets?: TargetDate[] } = {},
) =>
  learnerContext({
    modules,
    records: project(events).values(),
    now: options.now ?? NOW,
    targets: options.targets,
  });

describe('prerequisites', () => {
  const modules = [
    moduleOf('mod-101'),
    moduleOf('mod-102', {
      prerequisites: [ref('mod-101')],
      prerequisiteMode: 'enforce',
      spendGate: {
        required: true,
        item: 'lab-1',
        deliverable: 'a bill',
        appliesTo: ['lab-2'],
      },
    }),
  ];
  const waived = (itemId: string, expiresAt?: string) =>
    event('mod-102', itemId, 'prerequisites.waived', {
      reason: 'Knows it from work.',
      expiresAt,
    });

  it('lock where the module enforces them, until they are waived with a reason', () => {
    const locked = availability(contextOf(modules), ref('mod-102'), 'lab-1');
    expect(locked).toMatchObject({
      state: 'locked',
      reasons: ['Finish MOD-101 Title of mod-101 first.'],
    });
    const open = availability(
      contextOf(modules, [waived('lab-1', '2026-12-01T00:00:00Z')]),
      ref('mod-102'),
      'lab-1',
    );
    expect(open).toMatchObject({
      state: 'available',
      reasons: [
        'Prerequisites are waived until 2026-12-01: Knows it from work.',
      ],
    });
  });

  it('lock again when the waiver has ended', () => {
    const context = contextOf(modules, [
      waived('lab-1', '2026-11-23T12:00:00Z'),
    ]);
    expect(availability(context, ref('mod-102'), 'lab-1').state).toBe('locked');
  });

  it('are waived for one item only, and never for the spend gate', () => {
    const context = contextOf(modules, [waived('lab-2')]);
    expect(availability(context, ref('mod-102'), 'lab-1').state).toBe('locked');
    expect(availability(context, ref('mod-102'), 'lab-2')).toMatchObject({
      state: 'locked',
      reasons: [expect.stringContaining('Spend gate')],
    });
  });
});

describe('a definition that changes after a pass', () => {
  const before = item('lab-1', { criteria: ['Tags are set'], passMark: 75 });
  const after = item('lab-1', { criteria: ['Tags are set'], passMark: 80 });
  const pass = passed('mod-101', 'lab-1', {
    definitionVersion: itemVersion(before),
  });

  it('leaves the pass, which says which version it was of', () => {
    const context = contextOf(
      [moduleOf('mod-101', { items: [after] })],
      [pass],
    );
    expect(availability(context, ref('mod-101'), 'lab-1')).toEqual({
      state: 'passed',
      reasons: [
        `Passed by version ${itemVersion(
          before,
        )} of the item, which is now version ${itemVersion(
          after,
        )}. It stays passed.`,
      ],
      nextActions: [],
      definition: {
        passed: itemVersion(before),
        current: itemVersion(after),
        changed: true,
      },
    });
    expect(isItemDone(context, ref('mod-101'), 'lab-1')).toBe(true);
  });

  it('says nothing where it is the same', () => {
    const context = contextOf(
      [moduleOf('mod-101', { items: [before] })],
      [pass],
    );
    expect(availability(context, ref('mod-101'), 'lab-1').reasons).toEqual([]);
  });

  it('is another version by what is asked, and not by what it is called', () => {
    expect(
      itemVersion({ ...before, title: 'Other', template: undefined }),
    ).toBe(itemVersion(before));
    expect(itemVersion(after)).not.toBe(itemVersion(before));
    expect(itemVersion({ ...before, criteria: ['Other'] })).not.toBe(
      itemVersion(before),
    );
    expect(itemVersion({ ...before, competencies: ['b', 'a'] })).toBe(
      itemVersion({ ...before, competencies: ['a', 'b'] }),
    );
  });
});

describe('target dates', () => {
  const modules = [moduleOf('mod-101'), moduleOf('mod-102')];
  const target = (moduleName: string, date: string, itemId?: string) => ({
    moduleRef: ref(moduleName),
    date,
    itemId,
  });
  const of = (targets: TargetDate[], itemId = 'lab-1') =>
    availability(contextOf(modules, [], { targets }), ref('mod-101'), itemId);

  it.each([
    ['2026-11-30T12:00:00Z', 'It is due on 2026-11-30, in 7 days.', false],
    ['2026-11-24T13:00:00Z', 'It is due on 2026-11-24, in 1 day.', false],
    ['2026-11-23T12:00:00Z', 'It is due on 2026-11-23, within a day.', false],
    ['2026-11-23T11:59:59Z', 'It was due on 2026-11-23, today.', true],
    ['2026-11-20T12:00:00Z', 'It was due on 2026-11-20, 3 days ago.', true],
  ])('say of %s: %s', (date, reason, overdue) => {
    const decided = of([target('mod-101', date)]);
    expect(decided.reasons).toEqual([reason]);
    expect(decided.target).toMatchObject({ date, overdue });
    expect(decided.state).toBe('available');
  });

  it("put an item's own before its module's, and of several the earliest", () => {
    const targets = [
      target('mod-101', '2026-11-25T00:00:00Z'),
      target('mod-101', '2026-12-24T00:00:00Z', 'lab-1'),
      target('mod-101', '2026-12-12T00:00:00Z', 'lab-1'),
      target('mod-102', '2026-11-24T00:00:00Z'),
    ];
    expect(of(targets).target?.date).toBe('2026-12-12T00:00:00Z');
    expect(of(targets, 'lab-2').target?.date).toBe('2026-11-25T00:00:00Z');
  });

  it('are of no interest once the item is done', () => {
    const context = contextOf(modules, [passed('mod-101', 'lab-1')], {
      targets: [target('mod-101', '2026-11-01T00:00:00Z')],
    });
    expect(availability(context, ref('mod-101'), 'lab-1').target).toBe(
      undefined,
    );
    expect(
      learnerProgress(context)[0].items.map(it => it.target?.overdue),
    ).toEqual([undefined, true]);
  });

  it('make what is overdue the next step, and say so', () => {
    const begun = event('mod-101', 'lab-1', 'item.started', {});
    const targets = [
      target('mod-102', '2026-11-20T00:00:00Z', 'lab-2'),
      target('mod-102', '2026-11-22T00:00:00Z', 'lab-1'),
    ];
    const step = nextStep(contextOf(modules, [begun], { targets }));
    expect(step).toMatchObject({ moduleRef: ref('mod-102'), itemId: 'lab-2' });
    expect(step?.reason).toContain('It was due on 2026-11-20, 3 days ago.');
  });

  it('put the nearer date first among what can be started', () => {
    const targets = [
      target('mod-101', '2026-12-24T00:00:00Z'),
      target('mod-102', '2026-12-01T00:00:00Z'),
    ];
    expect(nextStep(contextOf(modules, [], { targets }))?.moduleRef).toBe(
      ref('mod-102'),
    );
  });

  it('leave the reason of a failure where there is one', () => {
    const failed = event('mod-101', 'lab-1', 'item.failed', {
      reason: 'Tags are missing.',
    });
    const step = nextStep(
      contextOf(modules, [failed], {
        targets: [target('mod-101', '2026-12-01T00:00:00Z')],
      }),
    );
    expect(step?.reason).toBe(
      'Tags are missing. It is due on 2026-12-01, in 7 days.',
    );
  });
});

describe('pathProgress', () => {
  const modules = [moduleOf('mod-101'), moduleOf('mod-102')];
  const path = (
    name: string,
    refs: { ref: string; required?: boolean }[],
  ): Pick<LearningPathEntity, 'metadata' | 'spec'> => ({
    metadata: { name, title: `Title of ${name}` },
    spec: {
      type: 'role',
      owner: 'group:default/a',
      lifecycle: 'production',
      modules: refs,
    },
  });
  const done = [passed('mod-101', 'lab-1'), passed('mod-101', 'lab-2')];

  it('counts a module for every path that has it, once it is done', () => {
    const paths = pathProgress(contextOf(modules, done), [
      path('engineer', [{ ref: 'mod-101' }, { ref: 'mod-102' }]),
      path('security', [
        { ref: 'learningmodule:default/mod-101' },
        { ref: 'mod-102', required: false },
      ]),
    ]);
    expect(
      paths.map(it => [it.pathRef, it.done, it.required, it.complete]),
    ).toEqual([
      ['learningpath:default/engineer', 1, 2, false],
      ['learningpath:default/security', 1, 1, true],
    ]);
    expect(paths[0].modules[0]).toEqual({
      moduleRef: ref('mod-101'),
      title: 'Title of mod-101',
      required: true,
      done: true,
      itemsDone: 2,
      items: 2,
      alsoIn: ['learningpath:default/security'],
    });
  });

  it('never calls a path complete that asks for a module which is not there', () => {
    const [only] = pathProgress(contextOf(modules, done), [
      path('engineer', [{ ref: 'mod-101' }, { ref: 'mod-999' }]),
    ]);
    expect(only.complete).toBe(false);
    expect(only.modules[1].title).toBeUndefined();
    expect(
      pathProgress(contextOf(modules), [path('empty', [])])[0].complete,
    ).toBe(false);
  });
});

describe('competencyStandings', () => {
  const cloud = 'competency:default/cloud';
  const cost = 'competency:default/cost';
  const teaching = [
    moduleOf('mod-101', { competencies: [{ ref: cloud, level: 'working' }] }),
    moduleOf('mod-102', {
      competencies: [
        { ref: cloud, level: 'proficient' },
        { ref: cost, level: 'working' },
      ],
      items: [
        item('lab-1', { competencies: [cloud] }),
        item('lab-2', { competencies: [cloud, cost] }),
        item('extra', { competencies: [cost], required: false }),
      ],
    }),
  ];
  const levelOf = (events: ProgressEvent[], competency: string) =>
    competencyStandings(contextOf(teaching, events)).find(
      it => it.ref === competency,
    );

  it('reach no level by nothing', () => {
    expect(
      competencyStandings(contextOf(teaching)).map(it => [it.ref, it.level]),
    ).toEqual([
      [cloud, undefined],
      [cost, undefined],
    ]);
  });

  it('reach a level when all required items mapped to it are passed, with the evidence', () => {
    const events = [
      passed('mod-102', 'lab-2', {
        score: 90,
        mode: 'cloud',
        verification: 'ci',
        attemptId: 'a7',
      }),
    ];
    expect(levelOf(events, cost)).toMatchObject({
      level: 'working',
      levels: [
        {
          level: 'working',
          reached: true,
          ways: [
            {
              moduleId: 'MOD-102',
              missing: [],
              evidence: [
                {
                  itemId: 'lab-2',
                  score: 90,
                  mode: 'cloud',
                  verification: 'ci',
                  attemptId: 'a7',
                  decidedAt: '2026-11-01T10:00:00Z',
                },
              ],
            },
          ],
        },
      ],
    });
    expect(levelOf(events, cloud)?.level).toBeUndefined();
    expect(levelOf(events, cloud)).toMatchObject({
      levels: [
        { level: 'working', reached: false },
        {
          level: 'proficient',
          reached: false,
          ways: [{ missing: [{ itemId: 'lab-1' }] }],
        },
      ],
    });
  });

  it('reach a higher level without the lower one, and keep the highest', () => {
    const events = [passed('mod-102', 'lab-1'), passed('mod-102', 'lab-2')];
    expect(levelOf(events, cloud)?.level).toBe('proficient');
  });

  it('prove nothing by waivers alone, and show them among passes', () => {
    const waive = (itemId: string) =>
      event('mod-101', itemId, 'item.waived', { reason: 'Certificate.' });
    expect(
      levelOf([waive('lab-1'), waive('lab-2')], cloud)?.level,
    ).toBeUndefined();
    expect(
      levelOf([waive('lab-1'), passed('mod-101', 'lab-2')], cloud),
    ).toMatchObject({
      level: 'working',
      levels: [
        {
          ways: [
            {
              evidence: [
                { state: 'waived', reasons: ['Certificate.'] },
                { state: 'passed' },
              ],
            },
          ],
        },
        {},
      ],
    });
  });

  it('never lose a level by another pass', () => {
    const places = teaching.flatMap(it =>
      it.items.map(({ id }) => [it.moduleId.toLowerCase(), id] as const),
    );
    const order = ['working', 'proficient'];
    const rank = (events: ProgressEvent[], competency: string) =>
      order.indexOf(levelOf(events, competency)?.level ?? '');
    fc.assert(
      fc.property(
        fc.subarray(places),
        fc.constantFrom(...places),
        (some, [moduleName, id]) => {
          const events = some.map(it => passed(it[0], it[1]));
          const more = [...events, passed(moduleName, id)];
          for (const competency of [cloud, cost]) {
            expect(rank(more, competency)).toBeGreaterThanOrEqual(
              rank(events, competency),
            );
          }
        },
      ),
    );
  });
});

describe('availability, whatever happened', () => {
  const states: ItemState[] = [
    'locked',
    'available',
    'in-progress',
    'needs-review',
    'passed',
    'failed',
    'waived',
    'expired',
  ];
  const modules = [
    moduleOf('mod-101'),
    moduleOf('mod-102', {
      prerequisites: [ref('mod-101'), ref('mod-999')],
      prerequisiteMode: 'enforce',
      items: [item('lab-1'), item('lab-2', { template: undefined })],
    }),
  ];
  const anyEvent = fc
    .record({
      name: fc.constantFrom('mod-101', 'mod-102'),
      itemId: fc.constantFrom('lab-1', 'lab-2'),
      type: fc.constantFrom<ProgressEvent['type']>(
        'item.started',
        'attempt.graded',
        'item.passed',
        'item.failed',
        'item.waived',
        'prerequisites.waived',
      ),
      outcome: fc.constantFrom('passed', 'failed', 'needs-review', 'error'),
      expiresAt: fc.constantFrom(
        undefined,
        '2026-11-10T00:00:00Z',
        '2027-01-01T00:00:00Z',
      ),
    })
    .map(({ name, itemId, type, outcome, expiresAt }) =>
      event(name, itemId, type, { outcome, expiresAt, reason: 'Because.' }),
    );

  it('gives one of eight states, and reasons in words wherever a learner is kept from something', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), events => {
        const context = contextOf(modules, events);
        for (const { ref: moduleRef, items } of modules) {
          for (const { id } of items) {
            const { state, reasons } = availability(context, moduleRef, id);
            expect(states).toContain(state);
            const mustSay = ['locked', 'failed', 'expired', 'waived'];
            expect(
              !mustSay.includes(state) || reasons.join('').length > 3,
            ).toBe(true);
          }
        }
      }),
    );
  });

  it('gives a next step exactly where there is something to work on, and never what is done or locked', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), events => {
        const context = contextOf(modules, events);
        const step = nextStep(context);
        const workable = modules.flatMap(it =>
          it.items.filter(({ id }) =>
            ['available', 'in-progress', 'failed', 'expired'].includes(
              availability(context, it.ref, id).state,
            ),
          ),
        );
        expect(step === undefined).toBe(workable.length === 0);
        const chosen = workable.filter(it => it.id === step?.itemId);
        expect(step === undefined || chosen.length > 0).toBe(true);
        expect(step?.reason).not.toBe('');
      }),
    );
  });

  it('never takes a pass away as the clock goes on', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent),
        fc.constantFrom('2026-12-01T00:00:00Z', '2031-01-01T00:00:00Z'),
        (events, later) => {
          const all = [...events, passed('mod-101', 'lab-1')];
          expect(
            availability(
              contextOf(modules, all, { now: later }),
              ref('mod-101'),
              'lab-1',
            ).state,
          ).toBe('passed');
        },
      ),
    );
  });
});
