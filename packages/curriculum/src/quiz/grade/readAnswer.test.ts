import fc from 'fast-check';
import { QuizAnswer } from './QuizAnswer';
import { readAnswer } from './readAnswer';

describe('readAnswer', () => {
  it.each<[QuizAnswer]>([
    [{ type: 'single', choice: 'a1' }],
    [{ type: 'multiple', choices: ['a1', 'b2'] }],
    [{ type: 'true-false', value: false }],
    [{ type: 'numeric', value: '3.5' }],
    [{ type: 'short-text', text: 'plan' }],
    [{ type: 'ordering', choices: [] }],
    [{ type: 'matching', pairs: { a1: 'b2' } }],
    [{ type: 'essay', text: 'Because.' }],
  ])('takes %j and drops what does not belong to it', answer => {
    expect(readAnswer({ ...answer, credit: 1 })).toEqual(answer);
  });

  it.each([
    [null, 'answer is null, expected an object'],
    [[], 'answer is a list of 0, expected an object'],
    [{ type: 'riddle' }, 'answer.type is text of 6 characters'],
    [{ type: 'single' }, 'answer.choice is undefined, expected text'],
    [{ type: 'multiple', choices: 'a1' }, 'answer.choices is text of 2'],
    [{ type: 'multiple', choices: ['a', 2] }, 'answer.choices[1] is number'],
    [
      { type: 'ordering', choices: new Array(101).fill('a') },
      'answer.choices is a list of 101',
    ],
    [{ type: 'true-false', value: 'true' }, 'expected true or false'],
    [{ type: 'numeric', value: 3.5 }, 'answer.value is number'],
    [{ type: 'short-text', text: 'x'.repeat(201) }, 'at most 200 characters'],
    [{ type: 'matching', pairs: [] }, 'answer.pairs is a list of 0'],
    [{ type: 'matching', pairs: { a: 1 } }, 'answer.pairs is number'],
    [{ type: 'essay', text: 'x'.repeat(20_001) }, 'at most 20000 characters'],
  ])('refuses %j', (value, message) => {
    expect(() => readAnswer(value)).toThrow(message);
  });

  it('gives an answer or a RangeError, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({
            type: fc.constantFrom('single', 'multiple', 'matching', 'essay'),
            choice: fc.anything(),
            choices: fc.anything(),
            pairs: fc.anything(),
            text: fc.anything(),
          }),
        ),
        value => {
          let error: unknown;
          try {
            readAnswer(value);
          } catch (caught) {
            error = caught;
          }
          expect(error === undefined || error instanceof RangeError).toBe(true);
        },
      ),
    );
  });
});
