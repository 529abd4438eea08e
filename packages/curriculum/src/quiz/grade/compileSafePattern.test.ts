import fc from 'fast-check';
import { compileSafePattern } from './compileSafePattern';
import { UnsafePatternError } from './UnsafePatternError';

describe('compileSafePattern', () => {
  it.each([
    ['^terraform plan$', 'terraform plan', 'terraform planner'],
    ['^L-[0-9A-F]{8}$', 'L-DB2E81BA', 'L-DB2E81B'],
    ['^[0-9A-F]{8}$', 'db2e81ba', 'db2e81bg'],
    ['^\\d+(?:\\.\\d+)? GiB$', '24.5 GiB', '24. GiB'],
    ['^(?:spot|preemptible)( vms?)?$', 'Spot VM', 'spots'],
    ['^a.c\\.$', 'abc.', 'abc'],
    ['^[^ ]+$', 'one', 'one two'],
    ['^x{2,3}$', 'xxx', 'xxxx'],
    ['^x{2,}$', 'xxxxx', 'x'],
    ['^\\$5|five dollars$', '$5', '5'],
    ['^$', '', 'x'],
  ])('%s accepts %j and not %j', (pattern, yes, no) => {
    const { test } = compileSafePattern(pattern);
    expect([test(yes), test(no)]).toEqual([true, false]);
  });

  it('minds case where it counts', () => {
    expect(
      compileSafePattern('^VPC$', { caseSensitive: true }).test('vpc'),
    ).toBe(false);
  });

  it.each([
    ['terraform', 'not anchored'],
    ['^terraform', 'not anchored'],
    ['^costs 5\\$', 'not anchored'],
    ['^(a+)+$', 'repeats something that is itself repeated'],
    ['^(a*)*b$', 'repeats something that is itself repeated'],
    ['^(?:a{1,5}){1,5}$', 'repeats something that is itself repeated'],
    ['^(a|a)*$', 'repeats a choice'],
    ['^(a|ab)+c$', 'repeats a choice'],
    ['^a++$', 'a repetition is itself repeated'],
    ['^(?=a)a$', 'look-around'],
    ['^(?<x>a)$', 'look-around'],
    ['^(a)\\1$', '\\1 is not supported'],
    ['^a{1000}$', 'no repetition'],
    ['^a{999}$', 'counts beyond 100'],
    ['^a{3,2}$', 'not in order'],
    ['^[z-a]$', 'not in order'],
    ['^(a$', 'a group is not closed'],
    ['^a)$', 'closes nothing'],
    ['^[a$', 'a set is not closed'],
    ['^*a$', 'nothing can be repeated'],
    [`^${'(?:abcdefghij){100}'.repeat(3)}$`, 'more than 2,000 steps'],
    [`^${'a'.repeat(300)}$`, 'at most 200'],
  ])('refuses %s: %s', (pattern, reason) => {
    expect(() => compileSafePattern(pattern)).toThrow(UnsafePatternError);
    expect(() => compileSafePattern(pattern)).toThrow(reason);
  });

  it('takes time in proportion to the answer where others take exponential time', () => {
    const { test } = compileSafePattern(
      `^${'a?'.repeat(30)}${'a'.repeat(30)}$`,
    );
    const start = performance.now();
    expect(test('a'.repeat(30))).toBe(true);
    expect(test(`${'a'.repeat(199)}b`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('agrees with the regular expressions of the language', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '(?:ab)',
    );
    const piece = fc
      .tuple(atom, fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}', '{2,}'))
      .map(parts => parts.join(''));
    const branch = fc.array(piece, { maxLength: 4 }).map(p => p.join(''));
    const pattern = fc
      .array(branch, { minLength: 1, maxLength: 2 })
      .map(branches => `^(?:${branches.join('|')})$`);
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '1'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(pattern, text, (source, answer) => {
        expect(compileSafePattern(source).test(answer)).toBe(
          new RegExp(source).test(answer),
        );
      }),
      { numRuns: 500 },
    );
  });
});
