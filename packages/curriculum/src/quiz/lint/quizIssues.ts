import { QuizIssue } from '../model';
import { QuizDocument } from '../read';
import { quizDocumentIssues } from './quizDocumentIssues';

/**
 * Everything that is wrong with quizzes and banks that belong together. An item that several quizzes draw is linted with
 * each of them, and what that says twice is there once.
 */
export function quizIssues(documents: readonly QuizDocument[]): QuizIssue[] {
  const banks = documents.flatMap(it => it.bank ?? []);
  const seen = new Set<string>();
  return documents
    .flatMap(it => quizDocumentIssues(it, banks))
    .filter(({ file, line, code, message }) => {
      const id = JSON.stringify([file, line, code, message]);
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    });
}
