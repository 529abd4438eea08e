import { QuizIssue, QuizItem, QuizText } from '../model';
import { itemIssue } from './lintIssue';

/** Items that do not say why. A learner who was wrong learns from why that option is wrong. */
export function lintRationale(item: QuizItem, file: string): QuizIssue[] {
  const rationales = rationalesOf(item);
  const missing = rationales.filter(rationale => !rationale).length;
  if (missing === 0 || (rationales.length === 1 && item.explanation)) {
    return [];
  }
  const isSilent = missing === rationales.length && !item.explanation;
  return [
    itemIssue(item, file, {
      severity: isSilent ? 'warning' : 'info',
      code: isSilent ? 'no-rationale' : 'missing-rationale',
      message: isSilent
        ? `Item ${item.id} does not say why its answer is right.`
        : `Item ${item.id} does not say of every option why it is right or wrong.`,
      found: `${rationales.length - missing} of ${
        rationales.length
      } rationales`,
      expected: 'one for every option',
      remedy: 'Add a rationale to each option.',
    }),
  ];
}

/** One place for every rationale that the item could have. */
function rationalesOf(item: QuizItem): Array<QuizText | undefined> {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return item.options.map(({ rationale }) => rationale);
    case 'true-false':
      return [item.rationaleRight, item.rationaleWrong];
    case 'essay':
      return [item.modelAnswer];
    default:
      return [item.explanation];
  }
}
