import { AttemptPlan, opaqueId } from '../draw';
import { AttemptGrade, itemOfSlot } from '../grade';
import { QuizDefinition, QuizItem, QuizText } from '../model';
import { LearnerItemResult, LearnerResult } from './LearnerResult';

/**
 * What the quiz's feedback policy lets a learner know of a graded attempt. Keys and rationales are told only by
 * policy `full`, and only to who has passed or has no attempt left: whoever may try again would learn the bank.
 *
 * @param attemptsLeft - of this learner; undefined where the quiz sets no cap
 * @public
 */
export function resultForLearner(options: {
  quiz: QuizDefinition;
  plan: AttemptPlan;
  grade: AttemptGrade;
  attemptsLeft: number | undefined;
}): LearnerResult {
  const { quiz, plan, grade, attemptsLeft } = options;
  if (quiz.feedback === 'none') {
    return { state: 'closed' };
  }
  const result: LearnerResult = {
    state: grade.outcome,
    percent: grade.percent,
  };
  if (quiz.feedback === 'score') {
    return result;
  }
  const mayTellKey =
    quiz.feedback === 'full' &&
    (grade.outcome === 'passed' || attemptsLeft === 0);
  return {
    ...result,
    items: grade.items.map(({ slotId, outcome }) => {
      const item: LearnerItemResult = { id: slotId, outcome };
      const slot = plan.slots.find(candidate => candidate.id === slotId);
      if (mayTellKey && slot) {
        item.solution = solutionOf(itemOfSlot(quiz.items, slot), plan.seed);
      }
      return item;
    }),
  };
}

function solutionOf(
  item: QuizItem,
  seed: string,
): NonNullable<LearnerItemResult['solution']> {
  const opaque = (id: string) => opaqueId(seed, item.id, id);
  const rationales: Record<string, QuizText> = {};
  const answer: string[] = [];
  switch (item.type) {
    case 'single':
    case 'multiple':
      for (const option of item.options) {
        if (option.correct) {
          answer.push(opaque(option.id));
        }
        if (option.rationale) {
          rationales[opaque(option.id)] = option.rationale;
        }
      }
      break;
    case 'true-false':
      answer.push(String(item.answer));
      if (item.rationaleRight) {
        rationales.right = item.rationaleRight;
      }
      if (item.rationaleWrong) {
        rationales.wrong = item.rationaleWrong;
      }
      break;
    case 'numeric':
      answer.push(
        ...item.accepted
          .filter(({ credit }) => credit === 100)
          .map(({ min, max }) => (min === max ? `${min}` : `${min} to ${max}`)),
      );
      break;
    case 'short-text':
      answer.push(
        ...item.accepted
          .filter(({ match, credit }) => match === 'text' && credit === 100)
          .map(({ value }) => value),
      );
      break;
    case 'ordering':
      answer.push(...item.entries.map(entry => opaque(entry.id)));
      break;
    case 'matching':
      answer.push(
        ...item.premises.map(
          premise => `${opaque(premise.id)} ${opaque(premise.choice)}`,
        ),
      );
      break;
    default:
      if (item.modelAnswer) {
        answer.push(item.modelAnswer.text);
      }
  }
  return {
    answer,
    rationales,
    ...(item.explanation && { explanation: item.explanation }),
  };
}
