import type {
  GIFTQuestion,
  NumericalFormat,
  TextChoice,
  TextFormat,
} from 'gift-pegjs';
import { ANY_NUMBER } from './anyNumber';
import {
  AcceptedNumber,
  markdownText,
  QuizItem,
  QuizItemBase,
  QuizSource,
  QuizText,
} from '../model';

type GiftQuestion = Exclude<
  GIFTQuestion,
  { type: 'Category' } | { type: 'Description' }
>;

/**
 * A parsed GIFT question as an item. GIFT has no ordering, and says with the sign of its answers what Moodle asks:
 * `=` among them makes a single choice, credits alone a multiple choice, right answers alone a short text.
 */
export function giftItem(
  question: GiftQuestion,
  id: string,
  source: QuizSource,
): QuizItem {
  const base: QuizItemBase = {
    id,
    version: 1,
    stem: textOf(question.stem),
    points: 1,
    status: 'published',
    competencies: [],
    objectives: [],
    tags: question.tags ?? [],
    source,
    ...(question.title !== null && { title: question.title }),
    ...(question.globalFeedback && {
      explanation: textOf(question.globalFeedback),
    }),
  };
  switch (question.type) {
    case 'TF': {
      // GIFT's first feedback is for the wrong answer, whichever it is; the parser calls it `trueFeedback`.
      const { trueFeedback: wrong, falseFeedback: right } = question;
      return {
        ...base,
        type: 'true-false',
        answer: question.isTrue,
        ...(right && { rationaleRight: textOf(right) }),
        ...(wrong && { rationaleWrong: textOf(wrong) }),
      };
    }
    case 'MC':
      return choiceItem(base, question.choices);
    case 'Short':
      return {
        ...base,
        type: 'short-text',
        accepted: question.choices.map(choice => ({
          match: choice.text.text.includes('*') ? 'wildcard' : 'text',
          value: choice.text.text,
          credit: choice.weight ?? 100,
          ...rationaleOf(choice.feedback),
        })),
      };
    case 'Numerical':
      return {
        ...base,
        type: 'numeric',
        accepted: Array.isArray(question.choices)
          ? question.choices.map(choice => ({
              ...acceptedNumber(choice.text),
              credit: choice.weight ?? (choice.isCorrect ? 100 : 0),
              ...rationaleOf(choice.feedback),
            }))
          : [{ ...acceptedNumber(question.choices), credit: 100 }],
      };
    case 'Matching': {
      const pairs = question.matchPairs.map(({ subquestion, subanswer }) => ({
        subquestion,
        subanswer: unescaped(subanswer),
      }));
      const choices = [...new Set(pairs.map(({ subanswer }) => subanswer))];
      return {
        ...base,
        type: 'matching',
        scoring: 'partial',
        premises: pairs
          // A pair without a premise is a choice that fits nowhere.
          .filter(({ subquestion }) => subquestion.text !== '')
          .map(({ subquestion, subanswer }, index) => ({
            id: `premise-${index + 1}`,
            text: textOf(subquestion),
            choice: `choice-${choices.indexOf(subanswer) + 1}`,
          })),
        choices: choices.map((text, index) => ({
          id: `choice-${index + 1}`,
          text: { text, format: 'plain' },
        })),
      };
    }
    default:
      return { ...base, type: 'essay' };
  }
}

/** The parser leaves its own marks of escaped characters, `&&126;` or `&&010`, in the answers of pairs. */
function unescaped(subanswer: string): string {
  return subanswer
    .replace(/&&010|&&(\d{3});/g, (_, code) =>
      String.fromCharCode(Number(code ?? 10)),
    )
    .trim();
}

function choiceItem(base: QuizItemBase, choices: TextChoice[]): QuizItem {
  const isSingle = choices.some(choice => choice.isCorrect);
  const options = choices.map((choice, index) => {
    const credit = choice.weight ?? (choice.isCorrect ? 100 : 0);
    const correct = isSingle ? choice.isCorrect : credit > 0;
    return {
      id: `option-${index + 1}`,
      text: textOf(choice.text),
      correct,
      ...(choice.weight !== null && { credit }),
      ...rationaleOf(choice.feedback),
    };
  });
  return isSingle
    ? { ...base, type: 'single', options }
    : { ...base, type: 'multiple', options, scoring: 'partial' };
}

/** The parser gives a text `*` where a numeric answer has no number. */
function acceptedNumber(
  format: Partial<NumericalFormat>,
): Pick<AcceptedNumber, 'min' | 'max' | 'written'> {
  if (format.type === undefined) {
    return ANY_NUMBER;
  }
  if (format.type === 'high-low') {
    return { min: format.numberLow!, max: format.numberHigh! };
  }
  const value = format.number!;
  const tolerance = format.type === 'range' ? format.range! : undefined;
  return {
    min: shift(value, -(tolerance ?? 0)),
    max: shift(value, tolerance ?? 0),
    written: tolerance === undefined ? { value } : { value, tolerance },
  };
}

/** Adds decimals as decimals: 3.1415 + 0.0005 is 3.142, not a hair beside it. */
function shift(value: number, by: number): number {
  return Number((value + by).toPrecision(12));
}

function rationaleOf(feedback: TextFormat | null): { rationale?: QuizText } {
  return feedback && feedback.text !== ''
    ? { rationale: textOf(feedback) }
    : {};
}

function textOf({ text, format }: TextFormat): QuizText {
  return format === 'markdown' ? markdownText(text) : { text, format };
}
