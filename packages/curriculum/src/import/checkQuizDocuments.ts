import { CurriculumProblem } from '../problems';
import { lintQuiz } from '../quiz/lint';
import { linkQuiz, QuizDocument } from '../quiz/read';

/** What is wrong with quizzes: what could not be read of them, and what gives their answers away. */
export function checkQuizDocuments(
  documents: readonly QuizDocument[],
): CurriculumProblem[] {
  const banks = documents.flatMap(it => it.bank ?? []);
  const problems = documents.flatMap(({ file, quiz, issues }) => {
    const linked = quiz && linkQuiz(quiz, banks, file);
    return [
      ...issues,
      ...(linked ? [...linked.issues, ...lintQuiz(linked.quiz, file)] : []),
    ];
  });
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
