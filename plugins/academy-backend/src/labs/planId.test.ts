import { newPlanId, plannedAt } from './planId';

const now = new Date('2026-11-23T10:00:00.123Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

describe('planId', () => {
  it('is a UUID that tells when the plan was made', () => {
    const id = newPlanId(now);
    expect(id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(plannedAt(id, hours(1))).toEqual(now);
  });

  it('is another one each time', () => {
    const ids = Array.from({ length: 100 }, () => newPlanId(now));
    expect(new Set(ids).size).toBe(100);
  });

  it('can be registered for a day', () => {
    const id = newPlanId(now);
    expect(plannedAt(id, hours(24))).toEqual(now);
    expect(() => plannedAt(id, hours(24.1))).toThrow(
      /of a plan made at 2026-11-23T10:00:00.123Z; .* plan the workspace again/,
    );
  });

  it('cannot be of the future, so that no lease can be made longer', () => {
    expect(() => plannedAt(newPlanId(hours(48)), now)).toThrow(/plan made at/);
  });

  it('is refused where no plan made it', () => {
    expect(() =>
      plannedAt('4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10', now),
    ).toThrow(/the workspaceId of a plan was expected/);
  });
});
