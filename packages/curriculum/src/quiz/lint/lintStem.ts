import { isTemplateText } from '../markdown/templateText';
import { QuizIssue, QuizItem } from '../model';
import { excerpt, itemIssue } from './lintIssue';

const NEGATIVE =
  /\b(?:which|what|who|where|when|how)\b[^.?!]*?([*_]{1,3})?\b(not|except|never|incorrect|false|least\s+likely)\b/i;

/** Questions that are easily misread, or were never written. */
export function lintStem(item: QuizItem, file: string): QuizIssue[] {
  const text = item.stem.text
    .replace(/```[\s\S]*?```|`[^`]*`/g, '')
    .replace(/\btrue\s+or\s+false\b/gi, '');
  const issues: QuizIssue[] = [];
  const negative = NEGATIVE.exec(text);
  if (
    negative &&
    negative[1] === undefined &&
    negative[2] !== negative[2].toUpperCase()
  ) {
    issues.push(
      itemIssue(item, file, {
        severity: 'warning',
        code: 'unmarked-negative',
        message: `Item ${item.id} asks for what does not hold without marking the word.`,
        found: `"${negative[2]}" in "${excerpt(item.stem.text)}"`,
        expected: `**${negative[2]}**`,
        remedy: 'Ask for what holds, or set the word in bold.',
      }),
    );
  }
  if (item.stem.text.trim() === '' || isTemplateText(text)) {
    issues.push(
      itemIssue(item, file, {
        severity: 'error',
        code: 'placeholder',
        message: `Item ${item.id} has a question that nobody filled in.`,
        found: excerpt(item.stem.text) || 'nothing',
        remedy: 'Write the question, or delete the item.',
      }),
    );
  }
  return issues;
}
