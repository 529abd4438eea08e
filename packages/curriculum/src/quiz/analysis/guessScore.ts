import { QuizItem } from '../model';

/**
 * What blind guessing earns of an item on average, 0 to 1. Written answers count as 0, which is a hair too low.
 *
 * @public
 */
export function guessScore(item: QuizItem): number {
  switch (item.type) {
    case 'single':
      return (
        item.options
          .map(({ credit, correct }) => credit ?? (correct ? 100 : 0))
          .reduce((sum, credit) => sum + Math.max(credit, 0), 0) /
        (100 * Math.max(item.options.length, 1))
      );
    case 'multiple':
      // One of all subsets, the empty one aside; partial credit has a floor at zero and is left out.
      return 1 / (2 ** item.options.length - 1);
    case 'true-false':
      return 0.5;
    case 'ordering':
      return item.scoring === 'partial'
        ? 1 / item.entries.length
        : 1 / factorial(item.entries.length);
    case 'matching':
      return item.scoring === 'partial'
        ? 1 / item.choices.length
        : factorial(item.choices.length - item.premises.length) /
            factorial(item.choices.length);
    default:
      return 0;
  }
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
