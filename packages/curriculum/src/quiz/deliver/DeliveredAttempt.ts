/**
 * What a learner sees of an attempt. These types are the allow-list: a field that is not named here does not
 * leave the server.
 */
import { QuizItemType, QuizText } from '../model';

/** Something to choose, order or match. @public */
export interface DeliveredChoice {
  /** Opaque, good for this attempt. */
  id: string;
  text: QuizText;
}

/** @public */
export interface DeliveredItem {
  /** Opaque, good for this attempt. */
  id: string;
  type: QuizItemType;
  stem: QuizText;
  points: number;
  /** Options, entries to order, or choices to match with, as they are to be shown. */
  choices?: DeliveredChoice[];
  /** What is to be matched, as it is to be shown. */
  premises?: DeliveredChoice[];
  /** Of a numeric answer. */
  unit?: string;
  /** Characters of a written answer. */
  maxLength?: number;
}

/** @public */
export interface DeliveredSection {
  title: string;
  items: DeliveredItem[];
}

/** @public */
export interface DeliveredAttempt {
  quizId: string;
  title: string;
  attemptNo: number;
  /** Percent. */
  passMark: number;
  sections: DeliveredSection[];
}
