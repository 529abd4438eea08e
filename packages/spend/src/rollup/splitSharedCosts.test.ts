import { Attribution } from '@gpu-academy/attribution';
import fc from 'fast-check';
import { DailyCostRow } from './RollupEngine';
import { splitDecimal, splitUnits, toUnits } from './splitExactly';
import { SharedUsage, splitSharedCosts } from './splitSharedCosts';

describe('splitExactly', () => {
  it('adds up to the whole and is never off by more than one unit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 24n }), {
          minLength: 1,
          maxLength: 20,
        }),
        (total, weights) => {
          fc.pre(weights.some(weight => weight > 0n));
          const parts = splitUnits(total, weights);
          const sum = weights.reduce((all, weight) => all + weight, 0n);
          expect(parts.reduce((all, part) => all + part, 0n)).toBe(total);
          for (const [index, part] of parts.entries()) {
            const error = part * sum - total * weights[index];
            expect(error < sum && error > -sum).toBe(true);
          }
        },
      ),
    );
  });

  it('gives what is left to those who lost most, and among equals to the first', () => {
    expect(splitDecimal('1', [1n, 1n, 1n])).toEqual([
      '0.333333333333333334',
      '0.333333333333333333',
      '0.333333333333333333',
    ]);
    expect(splitUnits(-10n, [1n, 2n, 1n])).toEqual([-3n, -5n, -2n]);
    expect(splitDecimal('-0.30', [0n, 1n])).toEqual(['0', '-0.3']);
  });
});

describe('splitSharedCosts', () => {
  const share = { ruleId: 'tax', name: 'aws/1' };
  const attribution: Attribution = {
    outcome: 'unattributed',
    share,
    trace: {
      rule: 'shared',
      input: 'shared cost tax within aws/1',
      candidates: [],
      planVersion: 'v1',
    },
  };
  const tax: DailyCostRow = {
    attribution,
    day: '2026-11-03',
    provider: 'AWS',
    serviceCategory: 'Other',
    serviceName: 'Tax',
    chargeCategory: 'Tax',
    currency: 'USD',
    simulated: false,
    billed: '9',
    effective: '9',
    list: '0',
    rows: 1,
  };
  const used = (values: Partial<SharedUsage>): SharedUsage => ({
    provider: 'aws',
    scope: 'aws/1',
    currency: 'USD',
    simulated: false,
    effective: '1',
    ...values,
  });
  const ada = { subjectRef: 'user:default/ada' };
  const bob = { subjectRef: 'user:default/bob', workspaceId: 'ws-1' };
  const split = (usage: SharedUsage[]) =>
    splitSharedCosts([tax], usage).map(row => [
      row.attribution.subjectRef,
      row.effective,
    ]);

  it('splits by usage of the pool, in the currency of the charge and of its kind of account alone', () => {
    expect(
      split([
        used(ada),
        used({ ...bob, effective: '2' }),
        used({ ...ada, scope: 'aws/2', effective: '50' }),
        used({ ...ada, currency: 'EUR', effective: '50' }),
        used({ ...ada, simulated: true, effective: '50' }),
      ]),
    ).toEqual([
      ['user:default/ada', '3'],
      ['user:default/bob', '6'],
    ]);
  });

  it('leaves their part unattributed to those nobody could be found for', () => {
    expect(split([used(ada), used({ effective: '2' })])).toEqual([
      ['user:default/ada', '3'],
      [undefined, '6'],
    ]);
  });

  it('says whose share it is in the trace, with the lab', () => {
    const [row] = splitSharedCosts([tax], [used(bob)]);
    expect(row.attribution).toEqual({
      outcome: 'attributed',
      ...bob,
      trace: { ...attribution.trace, candidates: ['user:default/bob'] },
    });
  });

  it('leaves a pool without usage whole, and gives nothing to who was paid back more than they used', () => {
    expect(splitSharedCosts([tax], [])).toEqual([tax]);
    expect(split([used({ ...ada, effective: '-1' }), used(bob)])).toEqual([
      ['user:default/bob', '9'],
    ]);
  });

  it('does not depend on the order in which usage comes', () => {
    const usage = [
      used(ada),
      used(bob),
      used({ effective: '0.7' }),
      used({ ...bob, workspaceId: 'ws-2' }),
    ];
    expect(split([...usage].reverse())).toEqual(split(usage));
  });

  it('keeps every sum, whatever is split by whatever', () => {
    const decimal = fc
      .bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
      .map(units => splitDecimal(String(units), [1n])[0]);
    fc.assert(
      fc.property(
        fc.record({ billed: decimal, effective: decimal, list: decimal }),
        fc.integer({ min: 0, max: 50 }),
        fc.array(fc.tuple(fc.constantFrom(ada, bob, {}), decimal)),
        (money, rows, usage) => {
          const parts = splitSharedCosts(
            [{ ...tax, ...money, rows }],
            usage.map(([subject, effective]) =>
              used({ ...subject, effective }),
            ),
          );
          for (const measure of ['billed', 'effective', 'list'] as const) {
            expect(
              parts.reduce((sum, part) => sum + toUnits(part[measure]), 0n),
            ).toBe(toUnits(money[measure]));
          }
          expect(parts.reduce((sum, part) => sum + part.rows, 0)).toBe(rows);
        },
      ),
    );
  });
});
