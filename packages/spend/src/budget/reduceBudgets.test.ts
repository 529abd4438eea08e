import fc from 'fast-check';
import {
  Budget,
  BudgetAlert,
  BudgetEvent,
  BudgetState,
  BudgetThreshold,
  SpendLine,
} from './Budget';
import { budgetStatus, tightestBudget } from './budgetStatus';
import { EMPTY_BUDGET_STATE, reduceBudgets } from './reduceBudgets';

const ADA = {
  org: 'acme',
  cohort: 'spring',
  lab: 'lab-1',
  learner: 'user:default/ada',
};
const BOB = { ...ADA, learner: 'user:default/bob' };

const line = (
  gross: string,
  scope: SpendLine['scope'] = ADA,
  more: Partial<SpendLine> = {},
): SpendLine => ({ scope, currency: 'USD', gross, credits: '0', ...more });

const budget = (
  thresholds: BudgetThreshold[],
  more: Partial<Budget> = {},
): Budget => ({
  id: 'ada',
  scope: { learner: ADA.learner },
  amount: '100',
  currency: 'USD',
  period: 'month',
  cost: 'gross',
  thresholds,
  ...more,
});

const at = (hour: number) =>
  new Date(Date.UTC(2026, 10, 1) + hour * 3_600_000).toISOString();

const reported = (
  hour: number,
  lines: SpendLine[],
  more: { source?: string; month?: string } = {},
): BudgetEvent => ({
  type: 'reported',
  source: 'aws',
  month: '2026-11',
  at: at(hour),
  lines,
  ...more,
});

function run(budgets: Budget[], events: BudgetEvent[]) {
  let state: BudgetState = EMPTY_BUDGET_STATE;
  const alerts: BudgetAlert[] = [];
  for (const event of events) {
    const next = reduceBudgets(budgets, state, event);
    state = next.state;
    alerts.push(...next.alerts);
  }
  return { state, alerts };
}

const said = (alerts: BudgetAlert[]) =>
  alerts.map(
    alert =>
      `${alert.kind} ${alert.budgetId} ${alert.thresholdId} ${alert.period}`,
  );

const half: BudgetThreshold = { id: 'half', percent: 50, measure: 'reported' };

describe('reduceBudgets', () => {
  it('says once that a threshold is reached, with what it came to', () => {
    const { alerts } = run(
      [budget([half])],
      [
        reported(1, [line('49.99')]),
        reported(2, [line('50')]),
        reported(3, [line('80')]),
      ],
    );
    expect(alerts).toEqual([
      {
        kind: 'reached',
        budgetId: 'ada',
        thresholdId: 'half',
        period: '2026-11',
        at: at(2),
        measure: 'reported',
        currency: 'USD',
        amount: '50',
        limit: '50',
        actions: [],
      },
    ]);
  });

  it('says nothing again when a restatement takes it back and the next one does not', () => {
    const { alerts, state } = run(
      [budget([half])],
      [
        reported(1, [line('60')]),
        reported(2, [line('40')]),
        reported(3, [line('60')]),
      ],
    );
    expect(said(alerts)).toEqual(['reached ada half 2026-11']);
    expect(Object.values(state.crossings)).toEqual([{ reachedAt: at(1) }]);
  });

  it('begins anew each month, unless it is for once', () => {
    const once = budget([half], { id: 'project', period: 'once' });
    const { alerts } = run(
      [budget([half]), once],
      [
        reported(1, [line('30')]),
        reported(2, [line('30')], { month: '2026-12' }),
        reported(3, [line('55')], { month: '2026-12' }),
      ],
    );
    expect(said(alerts)).toEqual([
      'reached project half once',
      'reached ada half 2026-12',
    ]);
  });

  it('measures what was billed, what has run since, and what is expected', () => {
    const thresholds = (['reported', 'projected', 'forecast'] as const).map(
      measure => ({ id: measure, percent: 100, measure }),
    );
    const accrued = (gross: string): BudgetEvent => ({
      type: 'accrued',
      at: at(2),
      month: '2026-11',
      lines: [line(gross)],
    });
    const expected: BudgetEvent = {
      type: 'expected',
      at: at(1),
      month: '2026-11',
      lines: [line('60')],
    };
    const { alerts, state } = run(
      [budget(thresholds)],
      [
        reported(0, [line('40')]),
        expected,
        accrued('60'),
        reported(3, [line('100')]),
      ],
    );
    expect(said(alerts)).toEqual([
      'reached ada forecast 2026-11',
      'reached ada projected 2026-11',
      'reached ada reported 2026-11',
    ]);
    expect(
      budgetStatus([budget(thresholds)], state, '2026-11')[0],
    ).toMatchObject({
      reported: '100',
      projected: '160',
      forecast: '220',
      remaining: '-60',
    });
  });

  it('counts spend for the learner, the lab, the cohort and the organisation', () => {
    const level = (id: string, scope: Budget['scope'], amount: string) =>
      budget([{ ...half, percent: 100 }], { id, scope, amount });
    const budgets = [
      level('learner', { learner: ADA.learner }, '10'),
      level('lab', { cohort: 'spring', lab: 'lab-1' }, '30'),
      level('cohort', { cohort: 'spring' }, '60'),
      level('org', { org: 'acme' }, '100'),
      level('everything', {}, '100'),
    ];
    const { state, alerts } = run(budgets, [
      reported(1, [
        line('9', ADA),
        line('21', BOB),
        line('30', { ...BOB, lab: 'lab-2' }),
        line('39.99', { ...BOB, cohort: 'autumn' }),
      ]),
      reported(2, [line('0.01', { org: 'acme' })], { source: 'support' }),
    ]);
    expect(
      budgetStatus(budgets, state, '2026-11').map(status => status.reported),
    ).toEqual(['9', '30', '60', '100', '100']);
    expect(said(alerts)).toEqual([
      'reached lab half 2026-11',
      'reached cohort half 2026-11',
      'reached org half 2026-11',
      'reached everything half 2026-11',
    ]);
  });

  it('is before credits or after them, as the budget says', () => {
    const net = budget([half], { id: 'net', cost: 'net' });
    const { alerts } = run(
      [budget([half]), net],
      [
        reported(1, [line('60', ADA, { credits: '-20' })]),
        reported(2, [line('70', ADA, { credits: '-20' })]),
      ],
    );
    expect(said(alerts)).toEqual([
      'reached ada half 2026-11',
      'reached net half 2026-11',
    ]);
    expect(alerts[1].amount).toBe('50');
  });

  it('counts one currency and names the others', () => {
    const { state, alerts } = run(
      [budget([half])],
      [reported(1, [line('40'), line('90', ADA, { currency: 'EUR' })])],
    );
    expect(alerts).toEqual([]);
    expect(budgetStatus([budget([half])], state, '2026-11')[0]).toMatchObject({
      reported: '40',
      otherCurrencies: ['EUR'],
    });
  });

  describe('with grace', () => {
    const stop = (grace?: BudgetThreshold['grace']): Budget[] => [
      budget([
        {
          id: 'stop',
          percent: 100,
          measure: 'reported',
          actions: ['freeze'],
          grace,
        },
      ]),
    ];

    it('asks for the actions at once where there is none', () => {
      const { alerts } = run(stop(), [reported(1, [line('100')])]);
      expect(alerts.map(({ kind, actions }) => [kind, actions])).toEqual([
        ['reached', []],
        ['due', ['freeze']],
      ]);
    });

    it('of hours asks for them when these have passed and it is still over', () => {
      const time = (hour: number): BudgetEvent => ({
        type: 'time',
        at: at(hour),
      });
      const { alerts } = run(stop({ hours: 24 }), [
        reported(1, [line('100')]),
        time(24),
        reported(25, [line('90')]),
        time(26),
        reported(27, [line('101')]),
        time(50),
      ]);
      expect(alerts.map(({ kind, at: when }) => [kind, when])).toEqual([
        ['reached', at(1)],
        ['due', at(27)],
      ]);
      expect(alerts[0].graceUntil).toBe(at(25));
    });

    it.each([
      ['money', { money: '5' }, '104.99', '105'],
      ['percent', { percent: 10 }, '109.99', '110'],
      ['whichever comes first', { money: '5', percent: 10 }, '104.99', '105'],
    ])('of %s asks for them when so much is over', (_, grace, within, over) => {
      expect(
        said(run(stop(grace), [reported(1, [line(within)])]).alerts),
      ).toEqual(['reached ada stop 2026-11']);
      expect(
        said(run(stop(grace), [reported(1, [line(over)])]).alerts),
      ).toEqual(['reached ada stop 2026-11', 'due ada stop 2026-11']);
    });
  });

  it.each([
    [{ amount: '0' }, 'budget ada, amount: found "0", expected a decimal'],
    [{ thresholds: [half, half] }, 'budget ada, threshold half: found "half"'],
    [{ thresholds: [{ ...half, percent: 0 }] }, 'threshold half, percent'],
    [
      { thresholds: [{ ...half, grace: { money: '5%' } }] },
      'threshold half, grace.money: found "5%"',
    ],
    [
      { thresholds: [{ ...half, grace: { hours: -1 } }] },
      'threshold half, grace.hours: found -1',
    ],
  ])('refuses %j', (wrong, message) => {
    expect(() =>
      run([{ ...budget([half]), ...wrong }], [reported(1, [])]),
    ).toThrow(message);
  });

  it.each([
    [{ at: 'soon' }, 'event reported, at: found "soon", expected a time'],
    [{ month: '2026-13' }, 'event reported, month: found "2026-13"'],
    [
      { lines: [line('1'), line('1,50')] },
      'event reported of 2026-11, lines[1].gross: found "1,50", expected a decimal',
    ],
  ])('refuses an event with %j', (wrong, message) => {
    const event = { ...reported(1, [line('1')]), ...wrong } as BudgetEvent;
    expect(() => run([budget([half])], [event])).toThrow(message);
  });

  it('refuses two budgets of one id', () => {
    expect(() =>
      run([budget([half]), budget([half])], [reported(1, [])]),
    ).toThrow('budget ada: found "ada", expected an id that no other');
  });
});

describe('tightestBudget', () => {
  it('is the one that has least left of those that cover a scope', () => {
    const budgets = [
      budget([], { id: 'learner', amount: '50' }),
      budget([], { id: 'cohort', scope: { cohort: 'spring' }, amount: '60' }),
      budget([], { id: 'other', scope: { cohort: 'autumn' }, amount: '1' }),
      budget([], { id: 'euro', currency: 'EUR', amount: '1' }),
    ];
    const { state } = run(budgets, [
      reported(1, [line('5', ADA), line('20', BOB)]),
    ]);
    const statuses = budgetStatus(budgets, state, '2026-11');
    expect(tightestBudget(statuses, ADA, 'USD')).toMatchObject({
      budgetId: 'cohort',
      remaining: '35',
    });
    expect(
      tightestBudget(statuses, { cohort: 'winter' }, 'USD'),
    ).toBeUndefined();
  });
});

describe('whatever happens', () => {
  const budgets: Budget[] = [
    budget(
      [
        half,
        { id: 'all', percent: 100, measure: 'projected', actions: ['stop'] },
      ],
      { id: 'learner', amount: '20' },
    ),
    budget(
      [
        { id: 'soon', percent: 80, measure: 'forecast' },
        {
          id: 'over',
          percent: 100,
          measure: 'reported',
          actions: ['freeze'],
          grace: { money: '5' },
        },
      ],
      { id: 'cohort', scope: { cohort: 'spring' }, amount: '60', cost: 'net' },
    ),
  ];
  const amount = fc
    .integer({ min: 0, max: 4000 })
    .map(cents => (cents / 100).toFixed(2));
  const lines = fc.array(
    fc.record({
      scope: fc.constantFrom(ADA, BOB, { ...ADA, cohort: 'autumn' }),
      currency: fc.constantFrom('USD', 'USD', 'EUR'),
      gross: amount,
      credits: fc.constantFrom('0', '-0.50'),
    }),
    { maxLength: 4 },
  );
  const event = fc.record({
    type: fc.constantFrom('reported', 'accrued', 'expected') as fc.Arbitrary<
      'reported' | 'accrued' | 'expected'
    >,
    source: fc.constantFrom('aws', 'gcp'),
    month: fc.constantFrom('2026-11', '2026-12'),
    lines,
  });
  // Each event is known at an hour of its own: two words of one moment on one thing contradict each other.
  const log = fc
    .array(event, { maxLength: 12 })
    .map(events =>
      events.map((e, hour): BudgetEvent => ({ ...e, at: at(hour) })),
    );

  it('an alert comes once per budget, threshold and period, however bills are restated', () => {
    fc.assert(
      fc.property(log, events => {
        const all = said(run(budgets, events).alerts);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('a log that is read twice says nothing the second time and ends in the same state', () => {
    fc.assert(
      fc.property(log, events => {
        const first = run(budgets, events);
        let state = first.state;
        for (const known of events) {
          const next = reduceBudgets(budgets, state, known);
          expect(next.alerts).toEqual([]);
          state = next.state;
        }
        expect(state).toEqual(first.state);
      }),
    );
  });

  it('the order in which events come does not change what is known at the end', () => {
    fc.assert(
      fc.property(
        log.chain(events =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length }),
          ),
        ),
        ([events, shuffled]) => {
          expect(run(budgets, shuffled).state.known).toEqual(
            run(budgets, events).state.known,
          );
        },
      ),
    );
  });

  it('where nothing is restated, the order does not change which alerts come', () => {
    const statements = fc.uniqueArray(event, {
      maxLength: 8,
      selector: e =>
        `${e.type} ${e.type === 'reported' && e.source} ${e.month}`,
    });
    fc.assert(
      fc.property(
        statements.chain(events => {
          const timed = events.map(
            (e, hour): BudgetEvent => ({
              ...e,
              at: at(hour),
              lines: e.lines.map(l => ({ ...l, credits: '0' })),
            }),
          );
          return fc.tuple(
            fc.constant(timed),
            fc.shuffledSubarray(timed, { minLength: timed.length }),
          );
        }),
        ([events, shuffled]) => {
          expect(said(run(budgets, shuffled).alerts).sort()).toEqual(
            said(run(budgets, events).alerts).sort(),
          );
        },
      ),
    );
  });

  it('a month that is split over sources comes to what it is in one', () => {
    fc.assert(
      fc.property(lines, lines, (some, others) => {
        const split = run(budgets, [
          reported(1, some),
          reported(2, others, { source: 'gcp' }),
        ]).state;
        const whole = run(budgets, [reported(1, [...others, ...some])]).state;
        expect(budgetStatus(budgets, split, '2026-11')).toEqual(
          budgetStatus(budgets, whole, '2026-11'),
        );
      }),
    );
  });
});
