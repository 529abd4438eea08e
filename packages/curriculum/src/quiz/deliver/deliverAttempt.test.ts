import { attemptReducer, startAttempt } from '../attempt';
import { drawAttempt } from '../draw';
import { gradeAttempt } from '../grade';
import {
  itemDigest,
  QuizDefinition,
  QuizFeedback,
  quizVersionOf,
} from '../model';
import {
  exampleItems,
  exampleQuiz,
  KEY_MARK,
  SERVER_KEY,
} from '../__testUtils__/exampleQuiz';
import { rightAnswers } from '../__testUtils__/rightAnswer';
import { attemptProgress } from './attemptProgress';
import { deliverAttempt } from './deliverAttempt';
import { resultForLearner } from './resultForLearner';

const quiz = exampleQuiz();
const draw = (of: QuizDefinition = quiz, attemptNo = 1) =>
  drawAttempt({
    quiz: of,
    serverKey: SERVER_KEY,
    learner: 'user:default/ada',
    attemptNo,
  });
const plan = draw();
const gradeOf = (isRight: boolean) =>
  gradeAttempt({
    plan,
    items: quiz.items,
    answers: isRight ? rightAnswers(plan, quiz.items) : {},
    passMark: quiz.passMark,
  });
const result = (
  feedback: QuizFeedback,
  isRight: boolean,
  attemptsLeft: number | undefined,
) =>
  resultForLearner({
    quiz: { ...quiz, feedback },
    plan,
    grade: gradeOf(isRight),
    attemptsLeft,
  });

/** Whatever tells the key: marks, ids, digests that keys could be tried against, and the words that keys are named by. */
const KEY_MATERIAL = new RegExp(
  [
    KEY_MARK,
    plan.seed,
    '[0-9a-f]{64}',
    quizVersionOf(quiz).split('+')[1],
    ...exampleItems().map(item => itemDigest(item).slice(7)),
    '"(?:correct|credit|rationale\\w*|answer|accepted|explanation|modelAnswer|choice|digest|seed|version|source|tags|difficulty|competencies|objectives|title)":(?!"Example"|"All")',
  ].join('|'),
);

describe('what a learner sees', () => {
  const refused = startAttempt({
    attemptId: 'attempt-9',
    quiz: { ...quiz, attempts: { max: 0 } },
    learner: 'user:default/ada',
    history: [],
    serverKey: SERVER_KEY,
    now: '2026-11-02T09:00:00.000Z',
  });

  const NOW = '2026-11-02T09:00:00.000Z';
  const started = startAttempt({
    attemptId: 'attempt-1',
    quiz,
    learner: 'user:default/ada',
    history: [],
    serverKey: SERVER_KEY,
    now: NOW,
  });
  const open = started.outcome === 'started' ? started.attempt : undefined;
  const answered = attemptReducer(
    open!,
    {
      type: 'save',
      sequence: 7,
      answers: rightAnswers(open!.plan, quiz.items),
    },
    NOW,
  ).state;
  const closed = attemptReducer(answered, { type: 'submit' }, NOW).state;
  const graded = attemptReducer(
    closed,
    { type: 'grade', grade: gradeOf(true) },
    NOW,
  ).state;
  const progress = (state: typeof closed) => {
    // What learners wrote themselves is theirs, the right text among it.
    const { answers: _, ...rest } = attemptProgress(state);
    return rest;
  };

  it('resumes with the answers that were saved', () => {
    expect(attemptProgress(answered)).toEqual({
      attemptId: 'attempt-1',
      attemptNo: 1,
      status: 'open',
      startedAt: NOW,
      deadline: '2026-11-02T09:30:00.000Z',
      sequence: 7,
      answers: rightAnswers(open!.plan, quiz.items),
    });
    expect(attemptProgress(graded).status).toBe('closed');
  });

  it.each<[string, unknown]>([
    ['an attempt', deliverAttempt(quiz, plan)],
    ['the progress of an open attempt', progress(answered)],
    ['the progress of a closed attempt', progress(closed)],
    ['the progress of a graded attempt', progress(graded)],
    ['a refusal to start', refused],
    ...(['none', 'score', 'wrong-items', 'full'] as const).flatMap(
      (feedback): Array<[string, unknown]> => [
        [
          `the result of a failed attempt, feedback ${feedback}`,
          result(feedback, false, 2),
        ],
        [
          `the result of a failed attempt without a cap, feedback ${feedback}`,
          result(feedback, false, undefined),
        ],
      ],
    ),
    [
      'the result of a passed attempt, feedback wrong-items',
      result('wrong-items', true, 0),
    ],
    [
      'the result of the last attempt, feedback score',
      result('score', false, 0),
    ],
  ])('holds no key material: %s', (_, value) => {
    expect(JSON.stringify(value)).not.toMatch(KEY_MATERIAL);
  });

  it('would be caught by that search if it held any', () => {
    for (const leak of [
      quiz,
      plan,
      exampleItems()[3],
      result('full', true, 0),
    ]) {
      expect(JSON.stringify(leak)).toMatch(KEY_MATERIAL);
    }
  });

  it('has every question and everything to answer it with', () => {
    const [section] = deliverAttempt(quiz, plan).sections;
    const shapes = section.items
      .map(({ type, choices, premises, unit, maxLength, points }) =>
        [
          type,
          choices?.length,
          premises?.length,
          unit,
          maxLength,
          points,
        ].join(),
      )
      .sort();
    expect(shapes).toEqual([
      'essay,,,,20000,3',
      'matching,3,2,,,1',
      'multiple,4,,,,1',
      'multiple,4,,,,2',
      'numeric,,,GiB,,1',
      'ordering,4,,,,1',
      'short-text,,,,200,1',
      'single,3,,,,1',
      'true-false,,,,,1',
    ]);
  });

  it('has the same shape whichever option is right', () => {
    const swap = exampleItems().map(item =>
      item.type === 'single' || item.type === 'multiple'
        ? {
            ...item,
            options: item.options.map(option => ({
              ...option,
              correct: !option.correct,
            })),
          }
        : item,
    );
    // Ids and order follow from the seed, which the content decides, so the swapped quiz borrows the plan.
    expect(deliverAttempt({ ...quiz, items: swap }, plan)).toEqual(
      deliverAttempt(quiz, plan),
    );
  });

  it('names items and options differently in every attempt', () => {
    const ids = (attemptNo: number) =>
      deliverAttempt(quiz, draw(quiz, attemptNo)).sections[0].items.flatMap(
        ({ id, choices }) => [id, ...(choices ?? []).map(choice => choice.id)],
      );
    const all = [...ids(1), ...ids(2)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('never says more than the policy, and keys only to who cannot try again or need not', () => {
    expect(result('none', true, 0)).toEqual({ state: 'closed' });
    expect(result('score', false, 2)).toEqual({ state: 'failed', percent: 0 });
    expect(result('wrong-items', false, 2).items).toHaveLength(9);
    const tellsKey = (isRight: boolean, left: number | undefined) =>
      result('full', isRight, left).items!.every(({ solution }) => solution);
    expect([
      tellsKey(false, 2),
      tellsKey(false, undefined),
      tellsKey(false, 0),
      tellsKey(true, 2),
    ]).toEqual([false, false, true, true]);
  });

  it('explains every option by the name that the attempt gave it', () => {
    const delivered = deliverAttempt(quiz, plan).sections[0].items;
    const single = delivered.find(({ type }) => type === 'single')!;
    const { solution } = result('full', false, 0).items!.find(
      ({ id }) => id === single.id,
    )!;
    const right = single.choices!.find(
      ({ text }) => text.text === 'Option s2',
    )!;
    expect(solution!.answer).toEqual([right.id]);
    expect(Object.keys(solution!.rationales).sort()).toEqual(
      single.choices!.map(({ id }) => id).sort(),
    );
  });
});
