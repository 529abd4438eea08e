import fc from 'fast-check';
import { DefaultPriceBook } from '../prices/DefaultPriceBook';
import { accrue, RunningResource } from './accrue';

const book = DefaultPriceBook.load({ clock: () => new Date('2026-11-23') });

const gpu: RunningResource = {
  id: 'i-1',
  provider: 'aws',
  region: 'us-east-1',
  instanceType: 'g4dn.xlarge',
  startedAt: '2026-11-23T08:00:00Z',
};
const span = {
  since: '2026-11-23T00:00:00Z',
  until: '2026-11-23T10:00:00Z',
};

describe('accrue', () => {
  it('is price × hours since a resource began', () => {
    expect(accrue([gpu], span, book)).toEqual({
      totals: [{ currency: 'USD', amount: '1.052' }],
      resources: [
        {
          id: 'i-1',
          currency: 'USD',
          hours: '2',
          amount: '1.052',
          sources: ['AWS public price list via tsaol/aws-gpu, 2026-01-21'],
        },
      ],
      unpriced: [],
    });
  });

  it('counts only what was not billed and only until now', () => {
    const amountOf = (more: Partial<RunningResource>, since = span.since) =>
      accrue([{ ...gpu, ...more }], { ...span, since }, book).totals[0]?.amount;
    expect(amountOf({ startedAt: '2026-11-20T00:00:00Z' })).toBe('5.26');
    expect(amountOf({}, '2026-11-23T09:00:00Z')).toBe('0.526');
    expect(amountOf({ endedAt: '2026-11-23T08:30:00Z' })).toBe('0.263');
    expect(amountOf({ endedAt: '2026-11-30T00:00:00Z' })).toBe('1.052');
    expect(amountOf({}, '2026-11-23T11:00:00Z')).toBeUndefined();
    expect(
      amountOf({ endedAt: '2026-11-23T09:00:00Z' }, '2026-11-23T09:00:00Z'),
    ).toBeUndefined();
  });

  it('adds disks, and takes spot at its likely price', () => {
    const { resources } = accrue(
      [
        { ...gpu, purchase: 'spot', diskGib: 365 },
        { ...gpu, id: 'vol-1', instanceType: undefined, diskGib: 730 },
      ],
      span,
      book,
    );
    // 2 h × 0.2157, and 365 GiB × 2 h / 730 h × 0.08.
    expect(resources.map(({ amount }) => amount)).toEqual(['0.5114', '0.16']);
  });

  it('goes on where one resource has no price, and names it', () => {
    const { totals, unpriced } = accrue(
      [
        { ...gpu, id: 'i-2', instanceType: 'x1.huge' },
        { ...gpu, id: 'i-3', instanceType: undefined },
        gpu,
      ],
      span,
      book,
    );
    expect(totals).toEqual([{ currency: 'USD', amount: '1.052' }]);
    expect(unpriced).toEqual([
      {
        id: 'i-2',
        reason: expect.stringContaining('no price for on-demand x1.huge'),
      },
      { id: 'i-3', reason: 'it is neither an instance nor a disk' },
    ]);
  });

  it('refuses a time that is none, and names it', () => {
    expect(() => accrue([{ ...gpu, startedAt: 'now' }], span, book)).toThrow(
      'i-1, startedAt: found "now", expected a time such as',
    );
    expect(() => accrue([], { ...span, since: '' }, book)).toThrow(
      'since: found ""',
    );
  });

  it('comes to the same in one span or in two that meet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), minutes => {
        const middle = new Date(
          Date.parse(span.since) + minutes * 60_000,
        ).toISOString();
        const amountIn = (since: string, until: string) =>
          Number(accrue([gpu], { since, until }, book).totals[0]?.amount ?? 0);
        expect(
          amountIn(span.since, middle) + amountIn(middle, span.until),
        ).toBeCloseTo(amountIn(span.since, span.until), 6);
      }),
    );
  });
});
