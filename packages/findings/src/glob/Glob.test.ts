import fc from 'fast-check';
import { propertyRuns } from '../__testUtils__/propertyRuns';
import { Glob } from './Glob';

const parse = (pattern: string) => Glob.parse(pattern, { question: true });

/** The same in regular expressions, which are right and slow. */
function toRegExp(pattern: string): RegExp {
  const source = Array.from(pattern, character => {
    if (character === '*') {
      return '[\\s\\S]*';
    }
    return character === '?'
      ? '[\\s\\S]'
      : `\\u{${character.codePointAt(0)!.toString(16)}}`;
  }).join('');
  return new RegExp(`^${source}$`, 'u');
}

const pattern = fc.string({
  unit: fc.constantFrom('a', 'b', '*', '?'),
  maxLength: 6,
});
const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 });

/** Every text over a small alphabet, long enough to tell short patterns apart. */
const texts = [''];
for (let length = 1; length <= 6; length += 1) {
  texts.push(
    ...texts
      .filter(each => each.length === length - 1)
      .flatMap(each => ['a', 'b', 'c'].map(character => each + character)),
  );
}
const shortPattern = fc.string({
  unit: fc.constantFrom('a', 'b', '*', '?'),
  maxLength: 3,
});

describe('Glob', () => {
  it('matches what a regular expression of the same meaning matches', () => {
    fc.assert(
      fc.property(pattern, text, (one, other) => {
        expect(parse(one).matches(other)).toBe(toRegExp(one).test(other));
      }),
      { numRuns: propertyRuns(1_000) },
    );
  });

  it('intersects another where there is a text that both match', () => {
    fc.assert(
      fc.property(shortPattern, shortPattern, (one, other) => {
        const [first, second] = [toRegExp(one), toRegExp(other)];
        const both = texts.some(each => first.test(each) && second.test(each));
        expect(parse(one).intersects(parse(other))).toBe(both);
      }),
      { numRuns: propertyRuns(1_000) },
    );
  });

  it('never says that it includes a pattern where it does not', () => {
    fc.assert(
      fc.property(shortPattern, shortPattern, (one, other) => {
        const [first, second] = [toRegExp(one), toRegExp(other)];
        const counterexample = texts.find(
          each => second.test(each) && !first.test(each),
        );
        expect(
          parse(one).includes(parse(other)) && counterexample !== undefined,
        ).toBe(false);
      }),
      { numRuns: propertyRuns(1_000) },
    );
  });

  it.each([
    ['*', 'a*b'],
    ['a*', 'a*b'],
    ['a*', 'ab'],
    ['a?', 'a?'],
  ])('says that %s includes %s', (one, other) => {
    expect(parse(one).includes(parse(other))).toBe(true);
  });

  it('takes a question mark for itself unless asked', () => {
    expect(Glob.parse('a?').matches('ab')).toBe(false);
    expect(Glob.parse('a?').matches('a?')).toBe(true);
    expect(Glob.literal('a*').matches('ab')).toBe(false);
  });

  it('knows digits', () => {
    const account = Glob.digits(12);
    expect(account.matches('111122223333')).toBe(true);
    expect(account.intersects(parse('*'))).toBe(true);
    expect(account.intersects(parse('aws'))).toBe(false);
    expect(account.intersects(Glob.literal('111122223333'))).toBe(true);
    expect(parse('*').includes(account)).toBe(true);
    expect(account.includes(parse('*'))).toBe(false);
  });

  it('does not take for ever over stars', () => {
    const started = performance.now();
    const stars = parse(`${'*a'.repeat(300)}b`);
    stars.matches('a'.repeat(3_000));
    stars.intersects(parse(`${'a*'.repeat(300)}c`));
    stars.includes(parse('*a'.repeat(300)));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
