import { AttemptState } from '../attempt';
import {
  AttemptGrade,
  gradeAttempt,
  GradeOverrides,
  QuizAnswer,
} from '../grade';
import { QuizItem } from '../model';
import { RegradeAction } from './RegradeAction';
import { regradedItems } from './regradedItems';

/** What a regrade does to one attempt. @public */
export interface RegradeChange {
  attemptId: string;
  learner: string;
  before: AttemptGrade;
  /** By the corrected key. */
  after: AttemptGrade;
  /** `loses-pass` takes effect only where it is asked for by attempt, with a reason. */
  effect: 'unchanged' | 'raised' | 'lowered' | 'gains-pass' | 'loses-pass';
}

/** @public */
export interface RegradePreview {
  actions: RegradeAction[];
  /** One for every graded attempt that drew a corrected item. */
  changes: RegradeChange[];
  counts: Record<RegradeChange['effect'], number>;
}

/**
 * What a regrade would do, before anybody does it. Attempts that are not graded, are voided, or drew none of the
 * items are left out.
 *
 * @param items - every item version that the attempts drew, with the key as it was
 * @param overridesOf - reviewers' judgements that the attempts were graded with
 * @throws RangeError if an action does not fit its item
 * @public
 */
export function previewRegrade(options: {
  actions: readonly RegradeAction[];
  items: readonly QuizItem[];
  attempts: readonly AttemptState[];
  overridesOf?: (attempt: AttemptState) => GradeOverrides | undefined;
}): RegradePreview {
  const { actions, attempts } = options;
  const items = regradedItems(options.items, actions);
  const touched = new Set(actions.map(({ itemId }) => itemId));
  const counts: RegradePreview['counts'] = {
    unchanged: 0,
    raised: 0,
    lowered: 0,
    'gains-pass': 0,
    'loses-pass': 0,
  };
  const changes: RegradeChange[] = [];
  for (const attempt of attempts) {
    const before = attempt.grade;
    if (
      !before ||
      attempt.status === 'voided' ||
      !attempt.plan.slots.some(slot => touched.has(slot.itemId))
    ) {
      continue;
    }
    const after = gradeAttempt({
      plan: attempt.plan,
      items,
      answers: answersOf(attempt),
      passMark: attempt.passMark,
      overrides: overridesFor(actions, options.overridesOf?.(attempt)),
    });
    const effect = effectOf(before, after);
    counts[effect] += 1;
    changes.push({
      attemptId: attempt.attemptId,
      learner: attempt.plan.learner,
      before,
      after,
      effect,
    });
  }
  return { actions: [...actions], changes, counts };
}

function answersOf(
  attempt: AttemptState,
): Record<string, QuizAnswer | undefined> {
  return Object.fromEntries(
    Object.entries(attempt.answers).map(([id, { answer }]) => [id, answer]),
  );
}

function overridesFor(
  actions: readonly RegradeAction[],
  reviewed: GradeOverrides | undefined,
): GradeOverrides {
  const credits = { ...reviewed?.credits };
  const dropped = [...(reviewed?.dropped ?? [])];
  for (const action of actions) {
    if (action.type === 'drop-item') {
      dropped.push(action.itemId);
    } else if (action.type === 'full-credit') {
      credits[action.itemId] = '1';
    }
  }
  return { credits, dropped };
}

function effectOf(
  before: AttemptGrade,
  after: AttemptGrade,
): RegradeChange['effect'] {
  if (before.outcome !== after.outcome) {
    if (after.outcome === 'passed') {
      return 'gains-pass';
    }
    if (before.outcome === 'passed') {
      return 'loses-pass';
    }
  }
  if (after.percent === before.percent) {
    return 'unchanged';
  }
  return after.percent > before.percent ? 'raised' : 'lowered';
}
