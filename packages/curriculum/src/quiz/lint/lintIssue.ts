import { QuizIssue, QuizItem } from '../model';

/** An issue about one item, at its place. */
export function itemIssue(
  item: QuizItem,
  file: string,
  issue: Omit<QuizIssue, 'file' | 'line' | 'subject'>,
): QuizIssue {
  return {
    ...issue,
    file: item.source?.file ?? file,
    line: item.source?.line ?? 1,
    subject: item.id,
  };
}

/** An issue about the quiz as a whole. */
export function quizIssue(
  file: string,
  issue: Omit<QuizIssue, 'file' | 'line'>,
): QuizIssue {
  return { ...issue, file, line: 1 };
}

/** The start of a text, for messages. */
export function excerpt(text: string): string {
  const line = text.split('\n')[0];
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
