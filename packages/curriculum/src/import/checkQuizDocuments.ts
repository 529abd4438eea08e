import { CurriculumProblem, ProblemSeverity } from '../problems';
import { quizIssues } from '../quiz/lint/quizIssues';
import { QuizIssue } from '../quiz/model';
import { quizProblem } from '../quiz/model/quizProblem';
import { QuizDocument } from '../quiz/read';

/**
 * What is wrong with quizzes: what could not be read of them, and what gives their answers away.
 *
 * An error of an import is what nothing could be made of. A question without a key, or a quiz that can be passed blind,
 * is there after the import for somebody to mend, so it counts as a warning, and keys that differ as a conflict.
 */
export function checkQuizDocuments(
  documents: readonly QuizDocument[],
): CurriculumProblem[] {
  const unread = new Set(documents.flatMap(unreadIssues));
  return quizIssues(documents).map(issue => ({
    ...quizProblem(issue),
    severity: unread.has(issue) ? issue.severity : severityOf(issue),
  }));
}

/** What the reader says of anything but a question that it could make an item of. */
function unreadIssues({ issues, quiz, bank }: QuizDocument): QuizIssue[] {
  const items = new Set((quiz ?? bank)?.items.map(({ id }) => id));
  return issues.filter(({ subject }) => !subject || !items.has(subject));
}

function severityOf({ severity, code }: QuizIssue): ProblemSeverity {
  if (severity !== 'error') {
    return severity;
  }
  return code === 'conflicting-keys' ? 'conflict' : 'warning';
}
