import { QuizDefinition, QuizIssue, QuizItem } from '../model';

/** Items that quizzes draw. @public */
export interface QuestionBank {
  id: string;
  title?: string;
  items: QuizItem[];
  keyIsPublic: boolean;
}

/** A quiz as its file says it: items of banks are not in it yet, see `linkQuiz`. @public */
export interface QuizDraft extends QuizDefinition {
  /** Ids of banks whose items the quiz draws. */
  banks: string[];
}

/** What a quiz file holds. At most one of `quiz` and `bank` is given, none where the file could not be read. @public */
export interface QuizDocument {
  file: string;
  quiz?: QuizDraft;
  bank?: QuestionBank;
  /** Why the file is no quiz yet but a place where one is to be. */
  placeholder?: string;
  issues: QuizIssue[];
}
