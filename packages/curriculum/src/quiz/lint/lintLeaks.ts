import { keyLeaks } from '../leak/keyLeaks';
import { shownTexts } from '../leak/shownTexts';
import { QuizDefinition, QuizIssue, QuizItem } from '../model';
import { itemIssue, quizIssue } from './lintIssue';

/** Items that tell, or may tell, their answer in what learners read. */
export function lintLeaks(item: QuizItem, file: string): QuizIssue[] {
  const found = leakOf(item);
  return found === undefined
    ? []
    : [
        itemIssue(item, file, {
          severity: 'error',
          code: 'key-in-question',
          message: `Item ${item.id} has something in its question that looks like its key.`,
          found,
          expected: 'the key beside the question, where learners do not see it',
          remedy:
            'Delete it, and mark the right answer as the format asks; if it is part of the question, say it in other words.',
        }),
      ];
}

/** That anybody can read the key: in the file, or in what the questions and titles themselves show. */
export function lintPublicKey(quiz: QuizDefinition, file: string): QuizIssue[] {
  const telling = [
    ...quiz.items
      .filter(item => leakOf(item) !== undefined)
      .map(({ id }) => id),
    ...[quiz.title, ...quiz.sections.map(({ title }) => title)].filter(
      title => keyLeaks(title, 'option').length > 0,
    ),
  ];
  if (!quiz.keyIsPublic && telling.length === 0) {
    return [];
  }
  return [
    quizIssue(file, {
      severity: 'warning',
      code: 'key-is-public',
      message: quiz.keyIsPublic
        ? 'Anybody can read the key of this quiz.'
        : 'Learners can read keys of this quiz in its questions.',
      found: quiz.keyIsPublic
        ? 'keyIsPublic: true'
        : `what looks like a key in ${telling.slice(0, 5).join(', ')}${
            telling.length > 5 ? ` and ${telling.length - 5} more` : ''
          }`,
      expected: 'a key that only instructors can read',
      remedy: quiz.keyIsPublic
        ? 'Use it for practice, and keep a bank of your own in a private repository for what counts.'
        : 'Take it out of the questions.',
    }),
  ];
}

function leakOf(item: QuizItem): string | undefined {
  const [stem, ...others] = shownTexts(item);
  const leaks = [
    ...keyLeaks(stem.text, 'stem'),
    ...others.flatMap(({ text }) => keyLeaks(text, 'option')),
  ];
  return leaks[0]?.found.slice(0, 80);
}
