import { normaliseShortText } from '../grade';
import { noKeyIssue, QuizIssue, QuizItem } from '../model';
import { excerpt, itemIssue } from './lintIssue';

/** Items that nobody can get right, or whose key contradicts itself. */
export function lintKey(item: QuizItem, file: string): QuizIssue[] {
  const contradicting = contradiction(item);
  return [
    ...(hasKey(item) ? [] : [noKeyIssue(item, file)]),
    ...(contradicting === undefined
      ? []
      : [
          itemIssue(item, file, {
            severity: 'error',
            code: 'conflicting-keys',
            message: `Item ${item.id} has a key that contradicts itself.`,
            found: `"${excerpt(
              contradicting,
            )}" as right and as wrong, or for different credit`,
            expected: 'each answer once',
            remedy: 'Find out what is right, and delete the other.',
          }),
        ]),
  ];
}

/** Whether somebody can earn an item's full credit. */
export function hasKey(item: QuizItem): boolean {
  switch (item.type) {
    case 'single':
      return item.options.some(
        ({ correct, credit }) => correct && (credit ?? 100) === 100,
      );
    case 'multiple':
      return item.options.some(({ correct }) => correct);
    case 'numeric':
    case 'short-text':
      return item.accepted.some(({ credit }) => credit === 100);
    default:
      return true;
  }
}

/** An answer that is keyed twice, differently. */
function contradiction(item: QuizItem): string | undefined {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return keyedTwice(
        item.options.map(({ text, correct, credit }) => [
          normaliseShortText(text.text),
          `${correct} ${credit ?? ''}`,
        ]),
      );
    case 'short-text':
      return keyedTwice(
        item.accepted.map(({ match, value, credit }) => [
          match === 'text' && !item.caseSensitive
            ? normaliseShortText(value)
            : value,
          `${credit}`,
        ]),
      );
    case 'numeric':
      return keyedTwice(
        item.accepted.map(({ min, max, credit }) => [
          min === max ? `${min}` : `${min} to ${max}`,
          `${credit}`,
        ]),
      );
    case 'matching':
      return keyedTwice(
        item.premises.map(({ text, choice }) => [
          normaliseShortText(text.text),
          choice,
        ]),
      );
    default:
      return undefined;
  }
}

function keyedTwice(answers: Array<[answer: string, key: string]>) {
  const keys = new Map<string, string>();
  for (const [answer, key] of answers) {
    if ((keys.get(answer) ?? key) !== key) {
      return answer;
    }
    keys.set(answer, key);
  }
  return undefined;
}
