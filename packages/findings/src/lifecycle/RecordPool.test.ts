import { record } from '../__testUtils__/records';
import { RecordPool } from './RecordPool';

describe('RecordPool', () => {
  it('keeps all of a record but its event and its evidence', () => {
    const { raw, ...rest } = record({
      title: 'A title',
      tags: { learner: 'ada' },
      remediation: 'Close it.',
    });
    const kept = new RecordPool().keep({ ...rest, raw } as never, undefined);
    expect(kept).toEqual(rest);
    expect('raw' in kept).toBe(false);
  });

  it('gives back what is known where the new one says the same', () => {
    const pool = new RecordPool();
    const known = pool.keep(record({ tags: { a: '1' } }), undefined);
    expect(pool.keep(record({ tags: { a: '1' } }), known)).toBe(known);
  });

  it.each([
    ['another title', { title: 'A better title' }],
    ['a tag more', { tags: { a: '1', b: '2' } }],
    ['other tags', { tags: { a: '2' } }],
    ['a principal where there was none', { principal: 'ada' }],
    ['no region', { region: undefined }],
  ])('keeps the new reading of an event with %s', (_, changes) => {
    const pool = new RecordPool();
    const event = record({ tags: { a: '1' } });
    const known = pool.keep(event, undefined);
    const again = { ...event, ...changes };
    const kept = pool.keep(again, known);
    expect(kept).not.toBe(known);
    expect(kept).toMatchObject(changes);
  });

  it('holds tags that are alike once', () => {
    const pool = new RecordPool();
    const [one, other] = ['a', 'b'].map(key =>
      pool.keep(record({ key, tags: { lab: 'x' } }), undefined),
    );
    expect(one.tags).toBe(other.tags);
  });
});
