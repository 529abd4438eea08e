import { QuizText } from '../model';

/** How one item went, without saying what would have been right. @public */
export interface LearnerItemResult {
  /** Opaque id of the item. */
  id: string;
  outcome: 'right' | 'partly-right' | 'wrong' | 'needs-review' | 'not-counted';
  /** Only with feedback `full`, once the key may be told. */
  solution?: {
    /** Opaque ids of right options; of entries in the right order; or what is accepted, in words. */
    answer: string[];
    /** By opaque id of the option, or under `right` and `wrong`. */
    rationales: Record<string, QuizText>;
    explanation?: QuizText;
  };
}

/** What a learner is told of a closed attempt. @public */
export interface LearnerResult {
  state: 'closed' | 'passed' | 'failed' | 'needs-review';
  /** Percent, not rounded. */
  percent?: number;
  items?: LearnerItemResult[];
}
