import { deliverAttempt, DeliveredChoice, DeliveredItem } from '../deliver';
import { AttemptPlan, drawAttempt, SeededRandom } from '../draw';
import { gradeAttempt, QuizAnswer } from '../grade';
import { QuizDefinition, quizVersionOf } from '../model';
import { SERVER_KEY } from './exampleQuiz';
import { rightAnswers } from './rightAnswer';

/** How somebody answers who has not read the questions. */
export interface BlindAnswers {
  /** Of the options, choices to match with, or entries to order. */
  one(
    choices: readonly DeliveredChoice[],
    random: SeededRandom,
  ): DeliveredChoice;
  /** Where several may be right. */
  several(
    choices: readonly DeliveredChoice[],
    random: SeededRandom,
  ): readonly DeliveredChoice[];
  truth(random: SeededRandom): boolean;
}

/** Two: one by the rule, one by chance. */
const pair =
  (one: BlindAnswers['one']): BlindAnswers['several'] =>
  (choices, random) =>
    [one(choices, random), choices[random.below(choices.length)]];

const letter =
  (position: number): BlindAnswers['one'] =>
  choices =>
    choices[Math.min(position, choices.length - 1)];

const extreme =
  (direction: 1 | -1): BlindAnswers['one'] =>
  choices =>
    choices.reduce((best, choice) =>
      (choice.text.text.length - best.text.text.length) * direction > 0
        ? choice
        : best,
    );

const byChance: BlindAnswers['one'] = (choices, random) =>
  choices[random.below(choices.length)];

const rule = (
  one: BlindAnswers['one'],
  truth: BlindAnswers['truth'],
  several = pair(one),
): BlindAnswers => ({ one, several, truth });

/** Ways to answer without reading, by what they are called. */
export const BLIND: ReadonlyArray<readonly [string, BlindAnswers]> = [
  ...['A', 'B', 'C', 'D'].flatMap((name, position) =>
    [true, false].map(
      truth =>
        [
          `always "${name}" and "${truth}"`,
          rule(letter(position), () => truth),
        ] as const,
    ),
  ),
  ['always the longest option', rule(extreme(1), () => true)],
  [
    'always the longest option, and the longer half of several',
    rule(
      extreme(1),
      () => true,
      choices =>
        [...choices]
          .sort((a, b) => b.text.text.length - a.text.text.length)
          .slice(0, Math.ceil(choices.length / 2)),
    ),
  ],
  ['always the shortest option', rule(extreme(-1), () => false)],
  [
    'always the longest option, and all of several',
    rule(
      extreme(1),
      () => true,
      choices => choices,
    ),
  ],
  ['at random', rule(byChance, random => random.below(2) === 0)],
];

/** Attempts at a quiz by several learners, drawn and delivered as in the portal, to be answered. */
export interface SimulatedAttempts {
  quiz: QuizDefinition;
  attempts: { plan: AttemptPlan; items: DeliveredItem[] }[];
}

export function simulateAttempts(
  quiz: QuizDefinition,
  runs: number,
): SimulatedAttempts {
  const quizVersion = quizVersionOf(quiz);
  const attempts = Array.from({ length: runs }, (_, index) => {
    const plan = drawAttempt({
      quiz,
      quizVersion,
      serverKey: SERVER_KEY,
      learner: `user:default/guesser-${index % 10}`,
      attemptNo: 1 + Math.floor(index / 10),
    });
    const { sections } = deliverAttempt(quiz, plan);
    return { plan, items: sections.flatMap(({ items }) => items) };
  });
  return { quiz, attempts };
}

/** How many of the attempts a rule passes. */
export function blindPasses(
  { quiz, attempts }: SimulatedAttempts,
  [name, answers]: readonly [string, BlindAnswers],
): number {
  const random = SeededRandom.create(name);
  return attempts.filter(({ plan, items }) =>
    isPassed(
      quiz,
      plan,
      Object.fromEntries(
        items.map(item => [item.id, blindAnswer(item, answers, random)]),
      ),
    ),
  ).length;
}

/** How many of the attempts somebody passes who knows every answer. */
export function knowingPasses({ quiz, attempts }: SimulatedAttempts): number {
  return attempts.filter(({ plan }) =>
    isPassed(quiz, plan, rightAnswers(plan, quiz.items)),
  ).length;
}

function isPassed(
  quiz: QuizDefinition,
  plan: AttemptPlan,
  answers: Record<string, QuizAnswer>,
): boolean {
  const { items, passMark } = quiz;
  return gradeAttempt({ plan, items, answers, passMark }).outcome === 'passed';
}

/** An answer of the right form that follows a rule as far as the type of item allows. */
function blindAnswer(
  item: DeliveredItem,
  { one, several, truth }: BlindAnswers,
  random: SeededRandom,
): QuizAnswer {
  const choices = item.choices ?? [];
  switch (item.type) {
    case 'single':
      return { type: 'single', choice: one(choices, random).id };
    case 'multiple':
      return {
        type: 'multiple',
        choices: [...new Set(several(choices, random).map(({ id }) => id))],
      };
    case 'true-false':
      return { type: 'true-false', value: truth(random) };
    case 'numeric':
      return { type: 'numeric', value: String(random.below(20)) };
    case 'ordering':
      return { type: 'ordering', choices: choices.map(({ id }) => id) };
    case 'matching':
      return {
        type: 'matching',
        pairs: Object.fromEntries(
          item.premises!.map(({ id }) => [id, one(choices, random).id]),
        ),
      };
    default:
      return { type: 'short-text', text: 'VPC' };
  }
}
