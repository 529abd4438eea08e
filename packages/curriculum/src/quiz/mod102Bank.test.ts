import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { deliverAttempt, DeliveredChoice, DeliveredItem } from './deliver';
import { drawAttempt, SeededRandom } from './draw';
import { gradeAttempt, QuizAnswer } from './grade';
import { blindStrategies, lintQuiz } from './lint';
import { quizVersionOf } from './model';
import { linkQuiz, readQuiz } from './read';
import { SERVER_KEY } from './__testUtils__/exampleQuiz';

const MODULE = resolve(
  __dirname,
  '../../../../templates/mod-102-cloud-computing',
);
const FILES = readdirSync(join(MODULE, 'quizzes')).filter(file =>
  file.endsWith('.yaml'),
);
const documents = FILES.map(file =>
  readQuiz(readFileSync(join(MODULE, 'quizzes', file), 'utf8'), file),
);
const banks = documents.flatMap(({ bank }) => (bank ? [bank] : []));
const draft = documents.find(({ quiz }) => quiz)!.quiz!;
const { quiz, issues } = linkQuiz(draft, banks, 'cloud-architecture-quiz.yaml');

const RUNS = 1000;

describe('the quiz of MOD-102', () => {
  it('reads without an issue, with at least 60 items', () => {
    expect(documents.flatMap(document => document.issues)).toEqual([]);
    expect(issues).toEqual([]);
    expect(quiz.items.length).toBeGreaterThanOrEqual(60);
    expect(quiz.passMark).toBe(75);
  });

  it('passes the lint as a whole and bank by bank, a rationale for every option included', () => {
    expect(lintQuiz(quiz, 'quiz')).toEqual([]);
    for (const { items, id } of banks) {
      expect(lintQuiz({ ...quiz, items }, id)).toEqual([]);
    }
  });

  it('tags every item with competencies and objectives of the module, and a difficulty', () => {
    const module = parse(readFileSync(join(MODULE, 'module.yaml'), 'utf8'));
    const competencies = module.competencies.map(
      ({ competency }: { competency: string }) => competency,
    );
    const objectives = module.objectives.map(({ id }: { id: string }) => id);
    expect(
      quiz.items.filter(
        item =>
          !item.difficulty ||
          !item.competencies.length ||
          !item.objectives.length ||
          !item.competencies.every(it => competencies.includes(it)) ||
          !item.objectives.every(it => objectives.includes(it)),
      ),
    ).toEqual([]);
    expect(new Set(quiz.items.flatMap(item => item.competencies))).toEqual(
      new Set(competencies),
    );
    expect(new Set(quiz.items.flatMap(item => item.objectives))).toEqual(
      new Set(objectives),
    );
  });

  it('draws 20 items of all three competencies, another set for everybody', () => {
    const draw = (learner: string) =>
      drawAttempt({ quiz, serverKey: SERVER_KEY, learner, attemptNo: 1 });
    const ada = draw('user:default/ada').slots;
    expect(ada.map(({ sectionId }) => sectionId)).toEqual([
      ...new Array(8).fill('architecture'),
      ...new Array(6).fill('security'),
      ...new Array(6).fill('cost'),
    ]);
    expect(
      draw('user:default/grace').slots.map(slot => slot.itemId),
    ).not.toEqual(ada.map(slot => slot.itemId));
  });

  it('gives no rule of thumb half of the single choices, as they are printed', () => {
    for (const { right } of blindStrategies(quiz.items)) {
      expect(right).toBeLessThan(quiz.items.length / 2);
    }
  });

  const byLength =
    (direction: 1 | -1) =>
    (choices: DeliveredChoice[]): DeliveredChoice =>
      choices.reduce((best, choice) =>
        (choice.text.text.length - best.text.text.length) * direction > 0
          ? choice
          : best,
      );

  /** Ways to answer without reading: which choice, and which of true and false. */
  const STRATEGIES: Array<
    [
      string,
      (choices: DeliveredChoice[], random: SeededRandom) => DeliveredChoice,
      (random: SeededRandom) => boolean,
    ]
  > = [
    ['always "B"', choices => choices[1], () => true],
    ['always the longest option', byLength(1), () => true],
    ['always the shortest option', byLength(-1), () => false],
    [
      'at random',
      (choices, random) => choices[random.below(choices.length)],
      random => random.below(2) === 0,
    ],
  ];

  it.each(STRATEGIES)(
    'is passed less than once in a hundred times by answering %s',
    (name, choose, truth) => {
      const random = SeededRandom.create(name);
      const quizVersion = quizVersionOf(quiz);
      let passed = 0;
      for (let attemptNo = 1; attemptNo <= RUNS; attemptNo++) {
        const plan = drawAttempt({
          quiz,
          quizVersion,
          serverKey: SERVER_KEY,
          learner: 'user:default/guesser',
          attemptNo,
        });
        const delivered = deliverAttempt(quiz, plan).sections.flatMap(
          section => section.items,
        );
        const answers = Object.fromEntries(
          delivered.map(item => [
            item.id,
            guess(
              item,
              choices => choose(choices, random),
              truth(random),
              random,
            ),
          ]),
        );
        const grade = gradeAttempt({
          plan,
          items: quiz.items,
          answers,
          passMark: quiz.passMark,
        });
        passed += grade.outcome === 'passed' ? 1 : 0;
      }
      expect(passed).toBeLessThan(RUNS / 100);
    },
  );
});

/** An answer of the right form that follows a strategy as far as the type of item allows. */
function guess(
  item: DeliveredItem,
  choose: (choices: DeliveredChoice[]) => DeliveredChoice,
  truth: boolean,
  random: SeededRandom,
): QuizAnswer {
  const choices = item.choices ?? [];
  switch (item.type) {
    case 'single':
      return { type: 'single', choice: choose(choices).id };
    case 'multiple':
      // Two of them: one by the strategy, one by chance.
      return {
        type: 'multiple',
        choices: [
          ...new Set([
            choose(choices).id,
            choices[random.below(choices.length)].id,
          ]),
        ],
      };
    case 'true-false':
      return { type: 'true-false', value: truth };
    case 'numeric':
      return { type: 'numeric', value: String(random.below(20)) };
    case 'ordering':
      return { type: 'ordering', choices: choices.map(({ id }) => id) };
    case 'matching':
      return {
        type: 'matching',
        pairs: Object.fromEntries(
          item.premises!.map(({ id }) => [id, choose(choices).id]),
        ),
      };
    default:
      return { type: 'short-text', text: 'VPC' };
  }
}
