import { QuizItem, QuizSource, QuizText } from '../model';

/**
 * What a GIFT file consists of, in order. Text between questions and categories are kept, because a file that is
 * written back must say what it said.
 *
 * @public
 */
export type GiftEntry =
  | {
      kind: 'item';
      item: QuizItem;
      /** `// [id:...]` */
      giftId?: string;
    }
  | { kind: 'category'; category: string; source: QuizSource }
  | {
      kind: 'description';
      title?: string;
      text: QuizText;
      tags: string[];
      giftId?: string;
      source: QuizSource;
    };
