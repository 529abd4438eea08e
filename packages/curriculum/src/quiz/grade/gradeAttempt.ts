import { AttemptPlan } from '../draw';
import { QuizItem } from '../model';
import { Fraction } from './Fraction';
import { gradeItem } from './gradeItem';
import { itemOfSlot } from './itemOfSlot';
import { QuizAnswer } from './QuizAnswer';

/** How one item of an attempt was graded. @public */
export interface ItemGrade {
  slotId: string;
  itemId: string;
  itemVersion: number;
  points: number;
  /** `not-counted`: a regrade dropped the item. */
  outcome: 'right' | 'partly-right' | 'wrong' | 'needs-review' | 'not-counted';
  /** 0 to 1 as an exact fraction, e.g. `2/3`; absent while a person must judge. */
  credit?: string;
}

/** How an attempt was graded; plain JSON. @public */
export interface AttemptGrade {
  /** `passed` or `failed` as soon as no review can change it. */
  outcome: 'passed' | 'failed' | 'needs-review';
  /** Percent, not rounded, with what waits for review as not earned. For showing: `outcome` was decided exactly. */
  percent: number;
  /** Points as exact fractions, e.g. `29/2`. */
  earned: string;
  possible: string;
  /** Percent. */
  passMark: number;
  items: ItemGrade[];
}

/** What a person decided about an item, or a regrade. @public */
export interface GradeOverrides {
  /** By item id: a reviewer's judgement, 0 to 1 as a fraction or decimal. */
  credits?: Readonly<Record<string, string>>;
  /** Ids of items that do not count. */
  dropped?: readonly string[];
}

/**
 * Grades an attempt. It passes if its exact score is at least the pass mark: 15 of 20 passes 75 %, and a score
 * that rounds to 75.00 but is less does not.
 *
 * @param items - every item version that the plan pins
 * @param answers - by slot id
 * @throws RangeError if a pinned item version is missing
 * @public
 */
export function gradeAttempt(options: {
  plan: AttemptPlan;
  items: readonly QuizItem[];
  answers: Readonly<Record<string, QuizAnswer | undefined>>;
  passMark: number;
  overrides?: GradeOverrides;
}): AttemptGrade {
  const { plan, items, answers, passMark, overrides } = options;
  let earned = Fraction.ZERO;
  let pending = Fraction.ZERO;
  let possible = Fraction.ZERO;
  const grades = plan.slots.map((slot): ItemGrade => {
    const item = itemOfSlot(items, slot);
    const grade = {
      slotId: slot.id,
      itemId: item.id,
      itemVersion: item.version,
      points: item.points,
    };
    if (overrides?.dropped?.includes(item.id)) {
      return { ...grade, outcome: 'not-counted' };
    }
    const points = Fraction.from(item.points);
    possible = possible.plus(points);
    const credit =
      judgedCredit(overrides?.credits?.[item.id]) ??
      gradeItem(item, answers[slot.id], plan.seed);
    if (credit === 'needs-review') {
      pending = pending.plus(points);
      return { ...grade, outcome: 'needs-review' };
    }
    earned = earned.plus(points.times(credit));
    return { ...grade, outcome: outcomeOf(credit), credit: credit.toString() };
  });
  const needed = possible.times(creditOfMark(passMark));
  return {
    outcome: decide(earned, pending, needed, possible),
    percent:
      possible.compare(Fraction.ZERO) === 0
        ? 0
        : (earned.toNumber() / possible.toNumber()) * 100,
    earned: earned.toString(),
    possible: possible.toString(),
    passMark,
    items: grades,
  };
}

function decide(
  earned: Fraction,
  pending: Fraction,
  needed: Fraction,
  possible: Fraction,
): AttemptGrade['outcome'] {
  // An attempt of which nothing counts shows nothing, so it is not passed.
  if (possible.compare(Fraction.ZERO) === 0) {
    return 'failed';
  }
  if (earned.compare(needed) >= 0) {
    return 'passed';
  }
  return earned.plus(pending).compare(needed) < 0 ? 'failed' : 'needs-review';
}

function creditOfMark(passMark: number): Fraction {
  return Fraction.from(passMark).times(Fraction.of(1, 100));
}

function judgedCredit(text: string | undefined): Fraction | undefined {
  if (text === undefined) {
    return undefined;
  }
  const [numerator, denominator = '1'] = text.split('/');
  const whole = Fraction.parse(numerator);
  const parts = Number(denominator);
  if (!whole || !Number.isInteger(parts) || parts < 1) {
    throw new RangeError(
      `A reviewer's credit is "${text}", expected a number from 0 to 1 such as 0.5 or 2/3`,
    );
  }
  return whole.times(Fraction.of(1, parts)).clamp(Fraction.ZERO, Fraction.ONE);
}

function outcomeOf(credit: Fraction): 'right' | 'partly-right' | 'wrong' {
  if (credit.compare(Fraction.ONE) === 0) {
    return 'right';
  }
  return credit.compare(Fraction.ZERO) === 0 ? 'wrong' : 'partly-right';
}
