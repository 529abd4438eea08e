import { QuizItem } from '../model';
import { RegradeAction } from './RegradeAction';

/**
 * The items with corrected keys. Ids and versions stay, because attempts name items by them.
 *
 * @throws RangeError if an action does not fit its item: no such item, option or version, or of another type
 * @public
 */
export function regradedItems(
  items: readonly QuizItem[],
  actions: readonly RegradeAction[],
): QuizItem[] {
  return actions.reduce<QuizItem[]>(applyAction, [...items]);
}

function applyAction(items: QuizItem[], action: RegradeAction): QuizItem[] {
  const isTarget = (item: QuizItem) =>
    item.id === action.itemId &&
    (action.type === 'rescore' ||
      !('version' in action) ||
      action.version === undefined ||
      item.version === action.version);
  if (!items.some(isTarget)) {
    throw new RangeError(
      `Regrade ${action.type}: there is no item ${action.itemId} of that version; check the id`,
    );
  }
  return items.map(item =>
    isTarget(item) ? corrected(item, action, items) : item,
  );
}

function corrected(
  item: QuizItem,
  action: RegradeAction,
  items: readonly QuizItem[],
): QuizItem {
  switch (action.type) {
    case 'accept-option': {
      if (item.type !== 'single' && item.type !== 'multiple') {
        throw new RangeError(
          `Regrade accept-option: item ${item.id} is ${item.type} and has no options`,
        );
      }
      if (!item.options.some(option => option.id === action.optionId)) {
        throw new RangeError(
          `Regrade accept-option: item ${item.id} has no option ${action.optionId}; ` +
            `it has ${item.options.map(option => option.id).join(', ')}`,
        );
      }
      return {
        ...item,
        options: item.options.map(option =>
          option.id === action.optionId
            ? { ...option, correct: true, credit: undefined }
            : option,
        ),
      };
    }
    case 'accept-text':
      if (item.type !== 'short-text') {
        throw new RangeError(
          `Regrade accept-text: item ${item.id} is ${item.type}, expected short-text`,
        );
      }
      return {
        ...item,
        accepted: [
          { match: 'text', value: action.text, credit: 100 },
          ...item.accepted,
        ],
      };
    case 'rescore': {
      const key = items.find(
        other => other.id === item.id && other.version === action.version,
      );
      if (!key || key.type !== item.type) {
        throw new RangeError(
          `Regrade rescore: item ${item.id} has no version ${action.version} of type ${item.type}`,
        );
      }
      return { ...key, version: item.version };
    }
    default:
      return item;
  }
}
