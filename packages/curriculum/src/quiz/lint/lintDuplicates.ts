import { normaliseShortText } from '../grade';
import { QuizDefinition, QuizIssue } from '../model';
import { excerpt, itemIssue } from './lintIssue';

/** Questions that are asked twice. */
export function lintDuplicates(
  quiz: QuizDefinition,
  file: string,
): QuizIssue[] {
  const first = new Map<string, string>();
  return quiz.items.flatMap(item => {
    const options =
      item.type === 'single' || item.type === 'multiple' ? item.options : [];
    // "Which of these is right?" can well be asked twice about different options.
    const text = normaliseShortText(
      [item.stem, ...options.map(option => option.text)]
        .map(part => part.text)
        .sort()
        .join('\n'),
    );
    const other = first.get(text);
    first.set(text, other ?? item.id);
    return other === undefined || other === item.id
      ? []
      : [
          itemIssue(item, file, {
            severity: 'warning',
            code: 'duplicate-item',
            message: `Item ${item.id} asks the same as ${other}.`,
            found: excerpt(item.stem.text),
            remedy: 'Delete one of them.',
          }),
        ];
  });
}
