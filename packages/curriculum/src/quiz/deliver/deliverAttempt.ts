import { AttemptPlan, AttemptSlot, opaqueId } from '../draw';
import { MAX_ESSAY_LENGTH, MAX_SHORT_TEXT_LENGTH, itemOfSlot } from '../grade';
import { QuizDefinition, QuizItem, QuizText } from '../model';
import {
  DeliveredAttempt,
  DeliveredChoice,
  DeliveredItem,
} from './DeliveredAttempt';

/**
 * The form of an attempt that a learner gets: built field by field from the plan, so that what an author adds to
 * an item tomorrow stays inside until somebody allows it here.
 *
 * @param quiz - of the version that the plan pins
 * @throws RangeError if the quiz has not the items that the plan pins
 * @public
 */
export function deliverAttempt(
  quiz: QuizDefinition,
  plan: AttemptPlan,
): DeliveredAttempt {
  return {
    quizId: quiz.id,
    title: quiz.title,
    attemptNo: plan.attemptNo,
    passMark: quiz.passMark,
    sections: quiz.sections.map(section => ({
      title: section.title,
      items: plan.slots
        .filter(slot => slot.sectionId === section.id)
        .map(slot =>
          deliverItem(itemOfSlot(quiz.items, slot), slot, plan.seed),
        ),
    })),
  };
}

function deliverItem(
  item: QuizItem,
  slot: AttemptSlot,
  seed: string,
): DeliveredItem {
  const delivered: DeliveredItem = {
    id: slot.id,
    type: item.type,
    stem: textOf(item.stem),
    points: item.points,
  };
  const inOrder = (choices: Array<{ id: string; text: QuizText }>) =>
    slot.order!.map(id =>
      choiceOf(choices.find(choice => choice.id === id)!, item, seed),
    );
  switch (item.type) {
    case 'single':
    case 'multiple':
      return { ...delivered, choices: inOrder(item.options) };
    case 'ordering':
      return { ...delivered, choices: inOrder(item.entries) };
    case 'matching':
      return {
        ...delivered,
        premises: item.premises.map(premise => choiceOf(premise, item, seed)),
        choices: inOrder(item.choices),
      };
    case 'numeric':
      return item.unit === undefined
        ? delivered
        : { ...delivered, unit: item.unit };
    case 'short-text':
      return { ...delivered, maxLength: MAX_SHORT_TEXT_LENGTH };
    case 'essay':
      return { ...delivered, maxLength: MAX_ESSAY_LENGTH };
    default:
      return delivered;
  }
}

function choiceOf(
  choice: { id: string; text: QuizText },
  item: QuizItem,
  seed: string,
): DeliveredChoice {
  return {
    id: opaqueId(seed, item.id, choice.id),
    text: textOf(choice.text),
  };
}

function textOf(text: QuizText): QuizText {
  return { text: text.text, format: text.format };
}
