import { availability, NextAction } from './availability';
import { ItemDefinition, ItemState, ModuleDefinition } from './definitions';
import { LearnerContext, isModuleDone, itemKey } from './LearnerContext';
import { describeTarget, ItemTarget } from './targets';

/** The one thing to do next, and why. @public */
export interface NextStep {
  moduleRef?: string;
  itemId?: string;
  title: string;
  reason: string;
  /** Entity ref of a Scaffolder template, where the step is to create a workspace. */
  templateRef?: string;
  /** Where the step goes on in an existing workspace. */
  workspaceId?: string;
  /** Where the step is to take a quiz. */
  quizId?: string;
  /** Name of a review checklist, where the step is to hand something in for review. */
  checklist?: string;
}

interface Candidate {
  module: ModuleDefinition;
  item: ItemDefinition;
  state: ItemState;
  reasons: string[];
  actions: NextAction[];
  updatedAt: string;
  target?: ItemTarget;
}

const WORKABLE: Partial<Record<ItemState, true>> = {
  failed: true,
  'in-progress': true,
  expired: true,
  available: true,
};

/**
 * Chooses the one thing to do next: what is overdue, longest first; else mend what failed, go on with what is begun,
 * renew what expired, then start what is available, required items, modules whose prerequisites are met and nearer
 * target dates before the others. What waits for a reviewer keeps nobody from the rest.
 *
 * @returns undefined where there is nothing that the learner could do now
 * @public
 */
export function nextStep(context: LearnerContext): NextStep | undefined {
  const candidates = collect(context);
  const newest = (state: ItemState) =>
    candidates
      .filter(it => it.state === state)
      .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0];
  const available = candidates
    .filter(it => it.state === 'available')
    .sort(
      (a, b) =>
        Number(b.item.required) - Number(a.item.required) ||
        dateOf(a) - dateOf(b),
    );
  const overdue = candidates
    .filter(it => it.target?.overdue && it.state in WORKABLE)
    .sort((a, b) => dateOf(a) - dateOf(b));
  const chosen =
    overdue[0] ??
    newest('failed') ??
    newest('in-progress') ??
    newest('expired') ??
    available.find(it => isReady(context, it.module)) ??
    available[0];
  return chosen && describe(chosen);
}

// what has no date comes after what has one
function dateOf({ target }: Candidate): number {
  return target ? Date.parse(target.date) : Number.MAX_SAFE_INTEGER;
}

function collect(context: LearnerContext): Candidate[] {
  return Array.from(context.modules.values()).flatMap(module =>
    module.items.map(item => {
      const { state, reasons, nextActions, target } = availability(
        context,
        module.ref,
        item.id,
      );
      const record = context.history.get(itemKey(module.ref, item.id));
      return {
        module,
        item,
        state,
        reasons,
        actions: nextActions,
        updatedAt: record?.updatedAt ?? '',
        target,
      };
    }),
  );
}

function isReady(context: LearnerContext, module: ModuleDefinition) {
  return module.prerequisites.every(ref => isModuleDone(context, ref));
}

const OPENINGS: Partial<Record<ItemState, { verb: string; reason: string }>> = {
  failed: { verb: 'Fix', reason: 'The last attempt did not pass.' },
  'in-progress': {
    verb: 'Go on with',
    reason: 'You began it and have not passed it yet.',
  },
  expired: { verb: 'Do', reason: 'Its waiver has ended.' },
};

function describe(candidate: Candidate): NextStep {
  const { module, item, reasons, actions } = candidate;
  const opening = OPENINGS[candidate.state];
  const dueText = candidate.target && describeTarget(candidate.target);
  const next = `It is the next open item of ${module.moduleId} ${module.title}.`;
  return {
    moduleRef: module.ref,
    itemId: item.id,
    title: `${opening?.verb ?? 'Start'} ${item.title}`,
    reason: opening
      ? [
          reasons.find(it => it !== dueText) ?? opening.reason,
          ...(dueText ? [dueText] : []),
        ].join(' ')
      : [next, ...reasons].join(' '),
    templateRef: actions.find(it => it.templateRef)?.templateRef,
    workspaceId: actions.find(it => it.workspaceId)?.workspaceId,
    quizId: actions.find(it => it.quizId)?.quizId,
    checklist: actions.find(it => it.checklist)?.checklist,
  };
}
