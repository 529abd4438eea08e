import { CurriculumProblem } from '../problems';
import { quizDocumentIssues } from '../quiz/lint';
import { QuizDocument } from '../quiz/read';

/** What is wrong with quizzes: what could not be read of them, and what gives their answers away. */
export function checkQuizDocuments(
  documents: readonly QuizDocument[],
): CurriculumProblem[] {
  const banks = documents.flatMap(it => it.bank ?? []);
  const problems = documents.flatMap(it => quizDocumentIssues(it, banks));
  // an item of a bank is linted with every quiz that draws it
  return Array.from(
    new Map(
      problems.map(it => [
        JSON.stringify([it.file, it.line, it.code, it.message]),
        it,
      ]),
    ).values(),
  );
}
