/**
 * A question as its author wrote it, key included. Nothing in this file may reach a learner: what does is built
 * by allow-list in `../deliver`.
 *
 * An item version is immutable. A changed text or key is a new `version`; attempts pin the versions that they
 * drew, so an edit never changes what somebody already answered.
 */
import { QuizText } from './QuizText';

/** What a learner does with an item. @public */
export type QuizItemType =
  | 'single'
  | 'multiple'
  | 'true-false'
  | 'numeric'
  | 'short-text'
  | 'ordering'
  | 'matching'
  | 'essay';

/** Every type, in the order in which documentation lists them. @public */
export const QUIZ_ITEM_TYPES: readonly QuizItemType[] = [
  'single',
  'multiple',
  'true-false',
  'numeric',
  'short-text',
  'ordering',
  'matching',
  'essay',
];

/** Only `published` items are drawn; `retired` ones stay for attempts that pinned them. @public */
export type QuizItemStatus = 'draft' | 'published' | 'retired';

/** @public */
export type QuizDifficulty = 'easy' | 'medium' | 'hard';

/** `partial`: credit for what is right, never below zero. @public */
export type QuizScoring = 'all-or-nothing' | 'partial';

/** Where something was read. `line` counts from 1. @public */
export interface QuizSource {
  file: string;
  line: number;
}

/** What every item has. @public */
export interface QuizItemBase {
  /** Unique in its bank and stable across edits. */
  id: string;
  /** Counts from 1. */
  version: number;
  title?: string;
  stem: QuizText;
  /** What a right answer earns; more than zero. */
  points: number;
  status: QuizItemStatus;
  /** Ids of competencies, e.g. `cost-management`. */
  competencies: string[];
  /** Ids of the module's objectives, e.g. `obj-4`. */
  objectives: string[];
  tags: string[];
  difficulty?: QuizDifficulty;
  /** Shown with the rationale once the feedback policy allows it. */
  explanation?: QuizText;
  /** Not part of the item's identity: an item that moves down its file is the same item. */
  source?: QuizSource;
}

/** @public */
export interface QuizOption {
  /** Unique in its item; never shown to a learner. */
  id: string;
  text: QuizText;
  correct: boolean;
  /** Percent of the item's points, −100 to 100, where it is not 100 for a right and 0 for a wrong option. */
  credit?: number;
  /** Why the option is right or wrong. */
  rationale?: QuizText;
  /** Stays where it stands when the others are shuffled, as "all of the above" must. */
  anchored?: boolean;
}

/** Exactly one option may be chosen; several may be right. @public */
export interface SingleChoiceItem extends QuizItemBase {
  type: 'single';
  options: QuizOption[];
}

/** Any number of options may be chosen. @public */
export interface MultipleChoiceItem extends QuizItemBase {
  type: 'multiple';
  options: QuizOption[];
  scoring: QuizScoring;
}

/** @public */
export interface TrueFalseItem extends QuizItemBase {
  type: 'true-false';
  answer: boolean;
  /** Why the right answer is right. */
  rationaleRight?: QuizText;
  /** What the wrong answer overlooks. */
  rationaleWrong?: QuizText;
}

/** A closed interval of numbers that is accepted, for `credit` percent of the points. @public */
export interface AcceptedNumber {
  /** Decimal number. */
  min: number;
  /** Decimal number, at least `min`. */
  max: number;
  /** How the author wrote the interval, so that it is written back alike. Absent: as `min` and `max`. */
  written?: { value: number; tolerance?: number };
  /** Percent, 0 to 100. */
  credit: number;
  rationale?: QuizText;
}

/** @public */
export interface NumericItem extends QuizItemBase {
  type: 'numeric';
  accepted: AcceptedNumber[];
  /** Shown beside the field, e.g. `GiB`. */
  unit?: string;
}

/**
 * A text that is accepted. `text`: equal once both are normalised. `wildcard`: like `text`, `*` stands for
 * anything. `pattern`: a safe regular expression, see `compileSafePattern`.
 *
 * @public
 */
export interface AcceptedText {
  match: 'text' | 'wildcard' | 'pattern';
  value: string;
  /** Percent, 0 to 100. */
  credit: number;
  rationale?: QuizText;
}

/** @public */
export interface ShortTextItem extends QuizItemBase {
  type: 'short-text';
  accepted: AcceptedText[];
  caseSensitive?: boolean;
}

/** @public */
export interface OrderingItem extends QuizItemBase {
  type: 'ordering';
  /** In the right order. */
  entries: Array<{ id: string; text: QuizText }>;
  scoring: QuizScoring;
}

/** @public */
export interface MatchingItem extends QuizItemBase {
  type: 'matching';
  premises: Array<{
    id: string;
    text: QuizText;
    /** Id of the right choice. */
    choice: string;
  }>;
  /** More choices than premises make elimination useless. */
  choices: Array<{ id: string; text: QuizText }>;
  scoring: QuizScoring;
}

/** Judged by a person. @public */
export interface EssayItem extends QuizItemBase {
  type: 'essay';
  /** For the reviewer. */
  modelAnswer?: QuizText;
}

/** @public */
export type QuizItem =
  | SingleChoiceItem
  | MultipleChoiceItem
  | TrueFalseItem
  | NumericItem
  | ShortTextItem
  | OrderingItem
  | MatchingItem
  | EssayItem;
