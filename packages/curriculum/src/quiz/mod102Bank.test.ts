import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { drawAttempt } from './draw';
import { blindStrategies, lintQuiz } from './lint';
import { markdownText, QuizDefinition, QuizOption } from './model';
import { linkQuiz, readQuiz } from './read';
import {
  BLIND,
  blindPasses,
  knowingPasses,
  simulateAttempts,
} from './__testUtils__/simulateAttempts';
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

  describe('in a thousand simulated attempts', () => {
    const SECTIONS = [{ id: 'all', title: 'All', draw: 10 }];
    const simulated = new Map(
      [
        quiz,
        ...banks.map(({ id, items }) => ({
          ...quiz,
          id,
          items,
          sections: SECTIONS,
        })),
      ].map(it => [it.id, simulateAttempts(it, RUNS)]),
    );

    it.each(
      [...simulated.keys()].flatMap(id =>
        BLIND.map(([name, answers]) => ({ id, name, answers })),
      ),
    )(
      'passes $id less than once in a hundred times by answering $name',
      ({ id, name, answers }) => {
        expect(blindPasses(simulated.get(id)!, [name, answers])).toBeLessThan(
          RUNS / 100,
        );
      },
    );

    it('is passed every time by somebody who knows', () => {
      expect(knowingPasses(simulated.get(quiz.id)!)).toBe(RUNS);
    });
  });

  it('would be passed blind if its options told which are right', () => {
    const sections = [{ id: 'all', title: 'All', draw: 10 }];
    const asked = (change: (options: QuizOption[]) => QuizOption[]) => ({
      ...quiz,
      sections,
      items: quiz.items.flatMap(item =>
        item.type === 'single'
          ? [{ ...item, options: change(item.options) }]
          : [],
      ),
    });
    const passes = (name: string, of: QuizDefinition) =>
      blindPasses(
        simulateAttempts(of, 100),
        BLIND.find(([it]) => it === name)!,
      );
    const withLongKeys = asked(options =>
      options.map(option =>
        option.correct
          ? { ...option, text: markdownText('long '.repeat(200)) }
          : option,
      ),
    );
    expect(passes('always the longest option', withLongKeys)).toBe(100);
    const withKeysAtB = asked(options => {
      const wrong = options.filter(({ correct }) => !correct);
      const right = options.filter(({ correct }) => correct);
      return [wrong[0], ...right, ...wrong.slice(1)].map(option => ({
        ...option,
        anchored: true,
      }));
    });
    expect(passes('always "B" and "true"', withKeysAtB)).toBe(100);
  });
});
