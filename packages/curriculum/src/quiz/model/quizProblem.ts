import { CurriculumProblem } from '../../problems';
import { detailsOf, QuizIssue } from './QuizIssue';

/** An issue in the form of reports, whose messages hold what was found and expected and end without a stop. */
export function quizProblem(issue: QuizIssue): CurriculumProblem {
  return {
    ...issue,
    message: `${withoutStop(issue.message)}${detailsOf(issue)}`,
    remedy: withoutStop(issue.remedy),
  };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
