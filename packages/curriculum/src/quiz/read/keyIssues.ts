import { compileSafePattern, UnsafePatternError } from '../grade';
import { QuizIssue, QuizItem } from '../model';

/** What is wrong with the key of an item that the schema cannot say. */
export function keyIssues(
  item: QuizItem,
  place: { file: string; line: number },
): QuizIssue[] {
  const issue = (
    code: string,
    message: string,
    remedy: string,
    details: { found?: string; expected?: string } = {},
  ): QuizIssue => ({
    severity: 'error',
    code,
    ...place,
    subject: item.id,
    message: `Item ${item.id} ${message}.`,
    ...details,
    remedy,
  });
  switch (item.type) {
    case 'single':
    case 'multiple':
      return repeatedIds(item.options).map(id =>
        issue('repeated-id', `has two options ${id}`, 'Rename one of them.'),
      );
    case 'numeric':
      return item.accepted
        .filter(({ min, max }) => min > max)
        .map(({ min, max }) =>
          issue(
            'empty-interval',
            'accepts an interval that holds no number',
            'Swap min and max.',
            { found: `min ${min}, max ${max}`, expected: 'min at most max' },
          ),
        );
    case 'short-text':
      return item.accepted
        .filter(({ match }) => match === 'pattern')
        .flatMap(({ value }) => {
          try {
            compileSafePattern(value);
            return [];
          } catch (error) {
            if (!(error instanceof UnsafePatternError)) {
              throw error;
            }
            return [
              issue(
                'unsafe-pattern',
                `has a pattern that is refused: ${error.reason}`,
                `${error.remedy[0].toUpperCase()}${error.remedy.slice(1)}.`,
                { found: value },
              ),
            ];
          }
        });
    case 'ordering':
      return repeatedIds(item.entries).map(id =>
        issue('repeated-id', `has two entries ${id}`, 'Rename one of them.'),
      );
    case 'matching': {
      const choices = item.choices.map(choice => choice.id);
      return [
        ...repeatedIds([...item.choices, ...item.premises]).map(id =>
          issue(
            'repeated-id',
            `has two premises or choices ${id}`,
            'Rename one of them.',
          ),
        ),
        ...item.premises
          .filter(({ choice }) => !choices.includes(choice))
          .map(({ id, choice }) =>
            issue(
              'key-not-among-options',
              `matches premise ${id} with a choice that it does not have`,
              'Correct the id or add the choice.',
              { found: choice, expected: choices.join(', ') },
            ),
          ),
      ];
    }
    default:
      return [];
  }
}

function repeatedIds(entries: ReadonlyArray<{ id: string }>): string[] {
  const ids = entries.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
