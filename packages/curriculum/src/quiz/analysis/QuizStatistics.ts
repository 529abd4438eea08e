/** Below this many first attempts nothing is shown: it would tell about persons, not about items. @public */
export const MIN_RESPONSES = 10;

/** Below this many first attempts figures are shown as provisional. @public */
export const FIRM_RESPONSES = 30;

/** What is conspicuous about an item. @public */
export type ItemFlag =
  | 'provisional'
  | 'too-hard'
  | 'too-easy'
  | 'weak-discrimination'
  | 'check-key'
  | 'unused-distractor'
  | 'distractor-attracts-best';

/** How one option was chosen. @public */
export interface OptionStatistics {
  optionId: string;
  correct: boolean;
  /** 0 to 1 of those who took the item. */
  chosen: number;
  /** Among the best and the worst 27 %. */
  upper: number;
  lower: number;
}

/** @public */
export interface ItemStatistics {
  itemId: string;
  itemVersion: number;
  /** Learners whose first attempt had the item. */
  responses: number;
  /** Whether figures are withheld because there are too few responses. */
  hidden: boolean;
  /** Mean credit, 0 to 1: how easy the item is. */
  facility?: number;
  /** Correlation of the item's credit with the rest of the attempt; absent where one of them does not vary. */
  itemRest?: number;
  /** Mean credit of the upper 27 % less that of the lower 27 %, −1 to 1. */
  discrimination?: number;
  /** What blind guessing would earn, 0 to 1. */
  guess?: number;
  options?: OptionStatistics[];
  flags: ItemFlag[];
}

/** @public */
export interface QuizStatistics {
  /** Learners whose first attempt was analysed. */
  learners: number;
  /** Whether figures are withheld because there are too few learners. */
  hidden: boolean;
  items: ItemStatistics[];
  /** Only where everybody took the same items. */
  reliability?: {
    /** `kr-20` where all credits are 0 or 1, else `alpha`. */
    method: 'kr-20' | 'alpha';
    value: number;
    /** In points of one per item. */
    standardError: number;
  };
}
