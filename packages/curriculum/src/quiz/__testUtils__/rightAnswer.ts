import { AttemptPlan, opaqueId } from '../draw';
import { QuizAnswer } from '../grade';
import { QuizItem } from '../model';

/** An answer that earns all of an item that a machine can grade, and some text for an essay. */
export function rightAnswer(item: QuizItem, plan: AttemptPlan): QuizAnswer {
  const opaque = (id: string) => opaqueId(plan.seed, item.id, id);
  switch (item.type) {
    case 'single':
      return {
        type: 'single',
        choice: opaque(item.options.find(({ correct }) => correct)!.id),
      };
    case 'multiple':
      return {
        type: 'multiple',
        choices: item.options
          .filter(({ correct }) => correct)
          .map(({ id }) => opaque(id)),
      };
    case 'true-false':
      return { type: 'true-false', value: item.answer };
    case 'numeric':
      return { type: 'numeric', value: String(item.accepted[0].min) };
    case 'short-text':
      return { type: 'short-text', text: item.accepted[0].value };
    case 'ordering':
      return {
        type: 'ordering',
        choices: item.entries.map(({ id }) => opaque(id)),
      };
    case 'matching':
      return {
        type: 'matching',
        pairs: Object.fromEntries(
          item.premises.map(({ id, choice }) => [opaque(id), opaque(choice)]),
        ),
      };
    default:
      return { type: 'essay', text: 'Because.' };
  }
}

/** Right answers to every slot of a plan, by slot id. */
export function rightAnswers(
  plan: AttemptPlan,
  items: readonly QuizItem[],
): Record<string, QuizAnswer> {
  return Object.fromEntries(
    plan.slots.map(slot => [
      slot.id,
      rightAnswer(
        items.find(
          ({ id, version }) =>
            id === slot.itemId && version === slot.itemVersion,
        )!,
        plan,
      ),
    ]),
  );
}
