import { isTemplateText } from '../markdown/templateText';
import { QuizIssue, QuizItem } from '../model';
import { excerpt, itemIssue } from './lintIssue';

const NEGATIVE =
  /\b(?:which|what|who|where|when|how)\b[^.?!]*?([*_]{1,3})?\b(not|except|never|incorrect|false|least\s+likely)\b/i;

/** A line such as "Answer: B", which the question should not hold. */
const KEY_LINE =
  /^\W*(?:the\s+)?(?:correct\s+)?(?:answers?|ans|key|solution)\W{1,6}(?:is\s+)?(?:[A-H]|true|false)\W*$/im;

/** Questions that are easily misread, tell their answer, or were never written. */
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
  const shown = [
    item.stem,
    ...('options' in item ? item.options.map(option => option.text) : []),
  ];
  const telling = shown.find(part => KEY_LINE.test(part.text));
  if (telling) {
    issues.push(
      itemIssue(item, file, {
        severity: 'error',
        code: 'key-in-question',
        message: `Item ${item.id} tells its answer in the question.`,
        found: KEY_LINE.exec(telling.text)![0].trim(),
        expected: 'the key beside the question, where learners do not see it',
        remedy:
          'Delete the line, and mark the right answer as the format asks.',
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
