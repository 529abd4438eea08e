/**
 * What a quiz yields to who answers by a rule without reading: always the same letter, always the longest option,
 * always the shortest, always "true". Judged on options as their author wrote them.
 */
import { QuizItem, SingleChoiceItem, TrueFalseItem } from '../model';

/** @public */
export interface BlindStrategy {
  /** As in "Always answering …". */
  name: string;
  /** How many items it gets right. */
  right: number;
}

/** The items that the strategies answer. */
export type BlindItem = SingleChoiceItem | TrueFalseItem;

/** Single choices and true-false items that can be drawn, or could once their author marks a key. */
export function blindItems(items: readonly QuizItem[]): BlindItem[] {
  return items.filter(
    (item): item is BlindItem =>
      item.status === 'published' &&
      (item.type === 'true-false' ||
        (item.type === 'single' &&
          item.options.some(({ correct }) => correct))),
  );
}

/** The best strategy first. @public */
export function blindStrategies(items: readonly QuizItem[]): BlindStrategy[] {
  const answered = blindItems(items);
  const singles = answered.filter(
    (item): item is SingleChoiceItem => item.type === 'single',
  );
  const truths = answered.filter(
    (item): item is TrueFalseItem => item.type === 'true-false',
  );
  const bestTruth = Math.max(
    truths.filter(({ answer }) => answer).length,
    truths.filter(({ answer }) => !answer).length,
  );
  const positions = Math.max(
    0,
    ...singles.map(({ options }) => options.length),
  );
  const strategies: BlindStrategy[] = [
    ...Array.from({ length: positions }, (_, position) => ({
      name: `"${String.fromCharCode(65 + position)}"`,
      right: singles.filter(({ options }) => options[position]?.correct).length,
    })),
    {
      name: 'the longest option',
      right: singles.filter(item => isExtreme(item, 1)).length,
    },
    {
      name: 'the shortest option',
      right: singles.filter(item => isExtreme(item, -1)).length,
    },
  ];
  return strategies
    .map(strategy => ({ ...strategy, right: strategy.right + bestTruth }))
    .sort((a, b) => b.right - a.right);
}

/**
 * Whether a right option is longer (or shorter) than every wrong one.
 *
 * @param direction - 1 for longer, −1 for shorter
 */
export function isExtreme(item: SingleChoiceItem, direction: 1 | -1): boolean {
  const length = ({ text }: { text: { text: string } }) =>
    text.text.length * direction;
  const wrong = item.options.filter(({ correct }) => !correct).map(length);
  return item.options.some(
    option => option.correct && wrong.every(other => length(option) > other),
  );
}
