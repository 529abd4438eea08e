import { fillUnknown } from './fillUnknown';

describe('fillUnknown', () => {
  it('adds what was not known, in blocks that are there once too, and changes nothing that was', () => {
    expect(
      fillUnknown(
        { name: 'a', gone: null, rule: [{ percent: 80 }], many: [{}, {}] },
        {
          name: 'b',
          id: 'i-1',
          gone: 'x',
          rule: [{ percent: 90, topic: 't' }],
          many: [{ a: 1 }, { a: 2 }],
        },
      ),
    ).toEqual({
      name: 'a',
      id: 'i-1',
      gone: null,
      rule: [{ percent: 80, topic: 't' }],
      many: [{}, {}],
    });
  });
});
