import { QuizIssue } from './QuizIssue';
import { QuizItem } from './QuizItem';

/**
 * That nobody can get an item right. Readers and the lint say it in the same words of the same line, so that it counts
 * once where both are asked.
 */
export function noKeyIssue(
  item: Pick<QuizItem, 'id' | 'source'>,
  file: string,
  found = 'no option or answer that earns the full credit',
): QuizIssue {
  return {
    severity: 'error',
    code: 'no-key',
    file: item.source?.file ?? file,
    line: item.source?.line ?? 1,
    subject: item.id,
    message: `Item ${item.id} has no right answer.`,
    found,
    expected: 'at least one',
    remedy:
      'Mark the right answer as the format asks; in markdown with a line "**Answer:** B".',
  };
}
