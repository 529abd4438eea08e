import { addDays } from '../days/addDays';
import { detectAnomalies } from './detectAnomalies';
import { AnomalyDay, AnomalyFeedback, AnomalySeries } from './SpendAnomaly';

/** A Monday. */
const START = '2026-01-05';
const WEEK = [20, 22, 24, 21, 16, 4, 4];

/** Ten weeks of the same week, a little uneven, with some days replaced. */
function series(
  replaced: Record<number, number> = {},
  about: Partial<AnomalySeries> = {},
): AnomalySeries {
  return {
    subject: 'user:default/ada',
    currency: 'USD',
    days: Array.from({ length: 70 }, (_, index): AnomalyDay => {
      const usual = WEEK[index % 7] * (1 + (((index * 5) % 7) - 3) / 40);
      const amount = replaced[index] ?? usual;
      return {
        day: addDays(START, index),
        amount: amount.toFixed(2),
        services: {
          'Amazon EC2': (amount - usual * 0.1).toFixed(2),
          'Amazon S3': (usual * 0.1).toFixed(2),
        },
      };
    }),
    ...about,
  };
}

const from = addDays(START, 56);
const to = addDays(START, 70);
const detect = (judged: AnomalySeries[], feedback: AnomalyFeedback[] = []) =>
  detectAnomalies({ series: judged, from, to, feedback });

describe('detectAnomalies', () => {
  it('reports nothing of weeks like all weeks', () => {
    expect(detect([series()])).toEqual([]);
  });

  it('reports a day far out, with expected, actual, impact and the services behind it', () => {
    const [anomaly, ...others] = detect([series({ 58: 96 })]);
    expect(others).toEqual([]);
    expect(anomaly).toMatchObject({
      id: '["user:default/ada","","2026-03-04"]',
      subject: 'user:default/ada',
      currency: 'USD',
      from: '2026-03-04',
      to: '2026-03-05',
      actual: '96',
      persistence: 'one-day',
    });
    expect(Number(anomaly.expected)).toBeCloseTo(24, 0);
    expect(Number(anomaly.actual) - Number(anomaly.expected)).toBeCloseTo(
      Number(anomaly.impact),
      6,
    );
    expect(anomaly.services.map(({ service }) => service)).toEqual([
      'Amazon EC2',
    ]);
    expect(anomaly.services[0].actual).toBe('93.6');
    expect(anomaly.score).toBeGreaterThan(5);
  });

  it('knows that a weekend is no weekday: a Sunday like a Monday stands out, a Monday does not', () => {
    const [anomaly] = detect([series({ 62: 21 })]);
    expect(anomaly.from).toBe('2026-03-08');
  });

  it('needs a second day where the first is not far out, and folds both into one', () => {
    expect(detect([series({ 58: 34 })])).toEqual([]);
    const [anomaly, ...others] = detect([series({ 58: 34, 59: 30, 60: 23 })]);
    expect(others).toEqual([]);
    expect(anomaly).toMatchObject({
      from: '2026-03-05',
      to: '2026-03-07',
      persistence: 'lasting',
    });
  });

  it('leaves small money alone, and what the budget hardly feels', () => {
    const cents = series();
    const small = {
      ...cents,
      days: cents.days.map((day, index) => ({
        day: day.day,
        amount: index === 58 ? '0.90' : '0.10',
      })),
    };
    expect(detect([small])).toEqual([]);
    const spike = { 58: 96 };
    expect(detect([series(spike, { remainingBudget: '2000' })])).toEqual([]);
    expect(detect([series(spike, { remainingBudget: '1000' })])).toHaveLength(
      1,
    );
  });

  it('expects what was booked', () => {
    const booked = series({ 58: 96 });
    const days = booked.days.map((day, index) =>
      index === 58 ? { ...day, booked: '70' } : day,
    );
    expect(detect([{ ...booked, days }])).toEqual([]);
  });

  it('compares a learner who rarely works with days that had cost', () => {
    const rare = (last: number): AnomalySeries => ({
      subject: 'user:default/ada',
      currency: 'USD',
      days: Array.from({ length: 20 }, (_, index) => ({
        day: addDays(START, index * 3),
        amount: index === 19 ? last.toFixed(2) : (3 + (index % 4)).toFixed(2),
      })),
    });
    expect(detect([rare(6)])).toEqual([]);
    expect(detect([rare(60)])).toHaveLength(1);
  });

  describe('within a cohort in the same lab', () => {
    const lab = 'lab-1';
    const peers = (amount: number) =>
      ['bob', 'cyd', 'dee'].map(name =>
        series(
          { 57: amount, 58: amount },
          { subject: `user:default/${name}`, lab },
        ),
      );

    it('does not report a learner for a day that is dear for everybody', () => {
      const ada = series({ 58: 96 }, { lab });
      expect(detect([ada, ...peers(95)])).toEqual([]);
    });

    it('reports the one whose day is dear alone, with what peers pay', () => {
      const ada = series({ 58: 96 }, { lab });
      const [anomaly, ...others] = detect([ada, ...peers(24)]);
      expect(others).toEqual([]);
      expect(anomaly).toMatchObject({ subject: ada.subject, lab });
      expect(anomaly.cohort?.peers).toBe(3);
      expect(Number(anomaly.cohort?.median)).toBeLessThan(25);
    });

    it('measures somebody new by the cohort', () => {
      const eve: AnomalySeries = {
        subject: 'user:default/eve',
        lab,
        currency: 'USD',
        days: [{ day: addDays(START, 58), amount: '800.00' }],
      };
      expect(detect([eve])).toEqual([]);
      expect(detect([eve, ...peers(24)])).toHaveLength(1);
      expect(detect([eve, ...peers(24).slice(1)])).toEqual([]);
    });

    it('does not compare across currencies', () => {
      const ada = series({ 58: 96 }, { lab });
      const euros = peers(95).map(peer => ({ ...peer, currency: 'EUR' }));
      const subjects = detect([ada, ...euros]).map(({ subject }) => subject);
      expect(subjects).toContain(ada.subject);
    });
  });

  describe('with feedback', () => {
    const about = { subject: 'user:default/ada' };
    const day = (index: number) => addDays(START, index);

    it('is silent about planned days', () => {
      const planned: AnomalyFeedback = {
        ...about,
        from: day(58),
        to: day(59),
        answer: 'planned',
      };
      expect(detect([series({ 58: 96 })], [planned])).toEqual([]);
      expect(detect([series({ 60: 96 })], [planned])).toHaveLength(1);
    });

    it('does not report again as much as was called usual, for 90 days', () => {
      const usual: AnomalyFeedback = {
        ...about,
        from: day(50),
        to: day(51),
        answer: 'no',
        actual: '96.00',
      };
      expect(detect([series({ 58: 96 })], [usual])).toEqual([]);
      expect(detect([series({ 58: 97 })], [usual])).toHaveLength(1);
      expect(
        detect([series({ 58: 96 })], [{ ...usual, from: '2025-10-01' }]),
      ).toHaveLength(1);
      expect(
        detect([series({ 58: 96 })], [{ ...usual, subject: 'user:default/x' }]),
      ).toHaveLength(1);
    });

    it('does not learn from days that were anomalies', () => {
      const accidents = Object.fromEntries(
        [16, 23, 30, 37, 44, 51].map(index => [index, 96]),
      );
      const judged = series({ ...accidents, 58: 96 });
      expect(detect([judged])).toEqual([]);
      const confirmed = [16, 23, 30, 37, 44, 51].map(
        (index): AnomalyFeedback => ({
          ...about,
          from: day(index),
          to: day(index + 1),
          answer: 'yes',
        }),
      );
      expect(detect([judged], confirmed)).toHaveLength(1);
    });

    it('refuses a no without an amount', () => {
      expect(() =>
        detect(
          [series()],
          [{ ...about, from: day(1), to: day(2), answer: 'no' }],
        ),
      ).toThrow(
        'feedback[0].actual: found undefined, expected with the answer no',
      );
    });
  });

  it('puts the largest impact first and gives the same days the same id', () => {
    const anomalies = detect([
      series({ 58: 60 }, { subject: 'user:default/a' }),
      series({ 58: 96 }, { subject: 'user:default/b' }),
    ]);
    expect(anomalies.map(({ subject }) => subject)).toEqual([
      'user:default/b',
      'user:default/a',
    ]);
    const later = detectAnomalies({
      series: [series({ 58: 96 }, { subject: 'user:default/b' })],
      from: addDays(from, 1),
      to,
    });
    expect(later[0].id).toBe(anomalies[0].id);
  });
});
