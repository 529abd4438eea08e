import { QuizIssue, QuizItem } from '../model';
import { itemIssue } from './lintIssue';

/** Items that nobody can get right. */
export function lintKey(item: QuizItem, file: string): QuizIssue[] {
  if (hasKey(item)) {
    return [];
  }
  return [
    itemIssue(item, file, {
      severity: 'error',
      code: 'no-key',
      message: `Item ${item.id} has no right answer.`,
      found: 'no option or answer that earns the full credit',
      expected: 'at least one',
      remedy: 'Mark the right answer.',
    }),
  ];
}

function hasKey(item: QuizItem): boolean {
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
