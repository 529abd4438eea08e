import { AttemptState } from '../attempt';
import { opaqueId } from '../draw';
import { Fraction, itemOfSlot } from '../grade';
import { QuizItem } from '../model';
import { AttemptResponses, ItemResponse } from './ItemResponse';

/**
 * A graded attempt as statistics see it: items that wait for review or do not count are left out.
 *
 * @param items - every item version that the attempt pins
 * @throws RangeError if a pinned item version is missing
 * @public
 */
export function responsesOf(
  attempt: AttemptState,
  items: readonly QuizItem[],
): AttemptResponses {
  const { plan, grade, answers } = attempt;
  const responses: ItemResponse[] = [];
  for (const { slotId, itemId, itemVersion, credit } of grade?.items ?? []) {
    const slot = plan.slots.find(candidate => candidate.id === slotId);
    if (credit === undefined || !slot) {
      continue;
    }
    const [numerator, denominator] = credit.split('/').map(Number);
    const response: ItemResponse = {
      itemId,
      itemVersion,
      credit: Fraction.of(numerator, denominator).toNumber(),
    };
    const item = itemOfSlot(items, slot);
    if (item.type === 'single' || item.type === 'multiple') {
      const answer = answers[slotId]?.answer;
      const chosen = new Set(
        answer?.type === 'single'
          ? [answer.choice]
          : (answer?.type === 'multiple' && answer.choices) || [],
      );
      response.chosen = item.options
        .map(option => option.id)
        .filter(id => chosen.has(opaqueId(plan.seed, item.id, id)));
    }
    responses.push(response);
  }
  return { learner: plan.learner, attemptNo: plan.attemptNo, responses };
}
