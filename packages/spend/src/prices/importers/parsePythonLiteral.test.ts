import { parsePythonLiteral } from './parsePythonLiteral';

describe('parsePythonLiteral', () => {
  it.each([
    [
      `{'a': 1, "b": [True, False, None]}`,
      { a: 1, b: [true, false, undefined] },
    ],
    [`'it\\'s'`, "it's"],
    [`"it's"`, "it's"],
    [`('x', -1.5e3,)`, ['x', -1500]],
    [`{}`, {}],
    [` [ ] `, []],
    [`{'nested': {'k': ('v',)}}`, { nested: { k: ['v'] } }],
    [`{1: 'number as key'}`, { 1: 'number as key' }],
  ])('reads %s', (text, value) => {
    expect(parsePythonLiteral(text)).toEqual(value);
  });

  it.each([
    [`{'a' 1}`, 'found 1} at position 6, expected a colon'],
    [`['a' 'b']`, "found 'b'] at position 6, expected a comma or ]"],
    [`'a`, "found the end at position 3, expected a closing '"],
    [`{'a': 1} x`, 'found x at position 10, expected the end'],
    [`__import__('os')`, 'expected a value'],
    [`[`, 'found the end at position 2, expected a value'],
    [``, 'expected a value'],
  ])('refuses %s', (text, message) => {
    expect(() => parsePythonLiteral(text)).toThrow(message);
  });
});
