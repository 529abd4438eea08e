import { AttemptSlot } from '../draw';
import { QuizItem } from '../model';

/**
 * The item version that a slot pins.
 *
 * @throws RangeError if it is not among the items
 * @public
 */
export function itemOfSlot(
  items: readonly QuizItem[],
  slot: AttemptSlot,
): QuizItem {
  const item = items.find(
    candidate =>
      candidate.id === slot.itemId && candidate.version === slot.itemVersion,
  );
  if (!item) {
    throw new RangeError(
      `Version ${slot.itemVersion} of item ${slot.itemId} is not among the items given; ` +
        `keep every version that an attempt has drawn`,
    );
  }
  return item;
}
