import { opaqueId } from '../draw';
import { QuizItem, QuizScoring } from '../model';
import { creditFraction } from './creditFraction';
import { Fraction } from './Fraction';
import { matchShortText } from './matchShortText';
import { MAX_ESSAY_LENGTH, QuizAnswer } from './QuizAnswer';

/**
 * What an answer earns of an item: 0 to 1, or `needs-review` where a person must judge. No answer, an answer of
 * another type, and one that names options that the item does not have earn nothing.
 *
 * @param seed - of the attempt, which decides the opaque ids that answers use
 * @public
 */
export function gradeItem(
  item: QuizItem,
  answer: QuizAnswer | undefined,
  seed: string,
): Fraction | 'needs-review' {
  if (!answer || answer.type !== item.type) {
    return Fraction.ZERO;
  }
  const opaque = (id: string) => opaqueId(seed, item.id, id);
  switch (item.type) {
    case 'single': {
      const { choice } = answer as AnswerOf<'single'>;
      const chosen = item.options.find(option => opaque(option.id) === choice);
      return chosen ? positive(creditOf(chosen)) : Fraction.ZERO;
    }
    case 'multiple': {
      const { choices } = answer as AnswerOf<'multiple'>;
      const chosen = new Set(choices);
      if (
        chosen.size !== choices.length ||
        !choices.every(id => item.options.some(o => opaque(o.id) === id))
      ) {
        return Fraction.ZERO;
      }
      return gradeMultiple(
        item.options.map(option => ({
          ...option,
          isChosen: chosen.has(opaque(option.id)),
        })),
        item.scoring,
      );
    }
    case 'true-false':
      return (answer as AnswerOf<'true-false'>).value === item.answer
        ? Fraction.ONE
        : Fraction.ZERO;
    case 'numeric': {
      const { value } = answer as AnswerOf<'numeric'>;
      const number = Fraction.parse(value.trim().replace('−', '-'));
      const credits = item.accepted
        .filter(
          ({ min, max }) =>
            number &&
            number.compare(Fraction.from(min)) >= 0 &&
            number.compare(Fraction.from(max)) <= 0,
        )
        .map(({ credit }) => creditFraction(credit));
      return credits.reduce(larger, Fraction.ZERO);
    }
    case 'short-text': {
      const { text } = answer as AnswerOf<'short-text'>;
      const match = matchShortText(text, item.accepted, item.caseSensitive);
      return match ? positive(creditFraction(match.credit)) : Fraction.ZERO;
    }
    case 'ordering': {
      const { choices } = answer as AnswerOf<'ordering'>;
      const right = item.entries.map(entry => opaque(entry.id));
      return share(
        right.filter((id, index) => choices[index] === id).length,
        right.length,
        item.scoring,
      );
    }
    case 'matching': {
      const { pairs } = answer as AnswerOf<'matching'>;
      return share(
        item.premises.filter(
          premise => pairs[opaque(premise.id)] === opaque(premise.choice),
        ).length,
        item.premises.length,
        item.scoring,
      );
    }
    default: {
      const { text } = answer as AnswerOf<'essay'>;
      return text.trim() === '' || text.length > MAX_ESSAY_LENGTH
        ? Fraction.ZERO
        : 'needs-review';
    }
  }
}

type AnswerOf<T extends QuizAnswer['type']> = Extract<QuizAnswer, { type: T }>;

function creditOf(option: { correct: boolean; credit?: number }): Fraction {
  return creditFraction(option.credit ?? (option.correct ? 100 : 0));
}

/**
 * Where the author gave credits, they are added up. Else every right option that is chosen earns an equal share
 * and every wrong one takes such a share away, so that choosing everything earns nothing more than knowing does.
 */
function gradeMultiple(
  options: Array<{ correct: boolean; credit?: number; isChosen: boolean }>,
  scoring: QuizScoring,
): Fraction {
  if (scoring === 'all-or-nothing') {
    return options.every(option => option.isChosen === option.correct)
      ? Fraction.ONE
      : Fraction.ZERO;
  }
  const hasCredits = options.some(option => option.credit !== undefined);
  const rightOnes = options.filter(option => option.correct).length;
  return options
    .filter(option => option.isChosen)
    .map(option =>
      hasCredits
        ? creditOf(option)
        : Fraction.of(option.correct ? 1 : -1, Math.max(rightOnes, 1)),
    )
    .reduce((sum, credit) => sum.plus(credit), Fraction.ZERO)
    .clamp(Fraction.ZERO, Fraction.ONE);
}

function share(right: number, all: number, scoring: QuizScoring): Fraction {
  if (all === 0 || (scoring === 'all-or-nothing' && right < all)) {
    return Fraction.ZERO;
  }
  return Fraction.of(right, all);
}

function positive(credit: Fraction): Fraction {
  return credit.clamp(Fraction.ZERO, Fraction.ONE);
}

function larger(a: Fraction, b: Fraction): Fraction {
  return a.compare(b) >= 0 ? a : b;
}
