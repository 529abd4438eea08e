import { ItemRecord, Waiver } from '../progress';
import { ItemDefinition, ItemState, ModuleDefinition } from './definitions';
import {
  LearnerContext,
  isItemDone,
  isModuleDone,
  isWaiverOver,
  itemKey,
} from './LearnerContext';
import { itemVersion } from './itemVersion';
import { describeTarget, ItemTarget, targetOf } from './targets';

/** Something that the learner, or somebody for them, can do next about an item. @public */
export interface NextAction {
  kind:
    | 'create-workspace'
    | 'open-workspace'
    | 'take-quiz'
    | 'ask-for-review'
    | 'finish-item'
    | 'finish-module'
    | 'wait-for-review'
    | 'wait-for-instructor';
  title: string;
  /** What the action is about, where that is another module or item than the one asked for. */
  moduleRef?: string;
  itemId?: string;
  /** Of `create-workspace`. */
  templateRef?: string;
  /** Of `open-workspace`. */
  workspaceId?: string;
  /** Of `take-quiz`. */
  quizId?: string;
  /** Of `ask-for-review`. */
  checklist?: string;
}

/** The one answer that pages, APIs, templates and CI give about an item. @public */
export interface Availability {
  state: ItemState;
  /** In words; never empty for `locked`, `failed` and `expired`. */
  reasons: string[];
  nextActions: NextAction[];
  /** Until when the item is meant to be done; only while it is not. */
  target?: ItemTarget;
  /** Of a pass: by which version of the definition, and which it has now. */
  definition?: { passed: string; current: string; changed: boolean };
}

/**
 * Decides how a learner stands to an item.
 *
 * What is done stays done. Else the spend gate decides first, because money is the one thing that always
 * enforces; then prerequisites where the module enforces them; then what the events say; then whether there is
 * anything to start. Prerequisites that only advise are named among the reasons and lock nothing; where somebody
 * waived them for the item, neither does the module that enforces them. Target dates lock nothing either.
 *
 * A pass stays though the definition changes, and says by which version it was.
 *
 * @throws RangeError where the module or the item is not defined
 * @public
 */
export function availability(
  context: LearnerContext,
  moduleRef: string,
  itemId: string,
): Availability {
  const module = context.modules.get(moduleRef);
  const item = module?.items.find(it => it.id === itemId);
  if (!module || !item) {
    throw new RangeError(
      module
        ? `${module.moduleId} has no item '${itemId}'; it has: ${
            module.items.map(it => it.id).join(', ') || 'none'
          }`
        : `There is no module '${moduleRef}' in this curriculum`,
    );
  }
  const record = context.history.get(itemKey(moduleRef, itemId));
  return (
    done(record, item, context.now) ??
    withTarget(
      context,
      module,
      item,
      closedGate(context, module, item) ??
        enforcedPrerequisites(context, module, record) ??
        begun(record, item, context.now) ??
        unpublished(item) ??
        startable(context, module, item, record),
    )
  );
}

function withTarget(
  context: LearnerContext,
  module: ModuleDefinition,
  item: ItemDefinition,
  decided: Availability,
): Availability {
  const target = targetOf(context, module.ref, item.id);
  return target
    ? {
        ...decided,
        reasons: [...decided.reasons, describeTarget(target)],
        target,
      }
    : decided;
}

function done(
  record: ItemRecord | undefined,
  item: ItemDefinition,
  now: string,
): Availability | undefined {
  if (record?.state === 'passed') {
    const definition = definitionOf(record, item);
    return {
      state: 'passed',
      reasons: definition?.changed
        ? [
            ...record.reasons,
            `Passed by version ${definition.passed} of the item, which is now version ${definition.current}. It stays passed.`,
          ]
        : record.reasons,
      nextActions: [],
      ...(definition ? { definition } : {}),
    };
  }
  if (record?.state === 'waived' && !isWaiverOver(record, now)) {
    return { state: 'waived', reasons: record.reasons, nextActions: [] };
  }
  return undefined;
}

function definitionOf(record: ItemRecord, item: ItemDefinition) {
  const passed = record.definitionVersion;
  const current = passed === undefined ? undefined : itemVersion(item);
  return passed !== undefined && current !== undefined
    ? { passed, current, changed: passed !== current }
    : undefined;
}

function closedGate(
  context: LearnerContext,
  module: ModuleDefinition,
  item: ItemDefinition,
): Availability | undefined {
  const gate = module.spendGate;
  if (
    !gate?.required ||
    !gate.appliesTo.includes(item.id) ||
    isItemDone(context, module.ref, gate.item)
  ) {
    return undefined;
  }
  const deliverable = module.items.find(it => it.id === gate.item);
  return {
    state: 'locked',
    reasons: [
      `Spend gate: pass “${deliverable?.title ?? gate.item}” first (${
        gate.deliverable
      }).`,
    ],
    nextActions: [
      {
        kind: 'finish-item',
        title: `Finish ${deliverable?.title ?? gate.item}`,
        moduleRef: module.ref,
        itemId: gate.item,
      },
    ],
  };
}

function enforcedPrerequisites(
  context: LearnerContext,
  module: ModuleDefinition,
  record: ItemRecord | undefined,
): Availability | undefined {
  return waiverOfPrerequisites(context, record)
    ? undefined
    : unmetPrerequisites(context, module, 'enforce');
}

function waiverOfPrerequisites(
  context: LearnerContext,
  record: ItemRecord | undefined,
): Waiver | undefined {
  const waiver = record?.prerequisitesWaived;
  return waiver && !isWaiverOver({ waivedUntil: waiver.expiresAt }, context.now)
    ? waiver
    : undefined;
}

function unmetPrerequisites(
  context: LearnerContext,
  module: ModuleDefinition,
  mode: ModuleDefinition['prerequisiteMode'],
): Availability | undefined {
  if (module.prerequisiteMode !== mode) {
    return undefined;
  }
  const unmet = module.prerequisites.filter(ref => !isModuleDone(context, ref));
  if (!unmet.length) {
    return undefined;
  }
  const titles = unmet.map(ref => prerequisiteTitle(context, ref)).join(', ');
  return {
    state: mode === 'enforce' ? 'locked' : 'available',
    reasons: [
      mode === 'enforce'
        ? `Finish ${titles} first.`
        : `Recommended first: ${titles}.`,
    ],
    nextActions: unmet.flatMap((ref): NextAction[] => {
      const title = prerequisiteTitle(context, ref);
      if (context.modules.get(ref)?.items.some(it => it.required)) {
        return [
          { kind: 'finish-module', title: `Finish ${title}`, moduleRef: ref },
        ];
      }
      // what cannot be finished here can only be waived
      return mode === 'enforce'
        ? [
            {
              kind: 'wait-for-instructor',
              title: `Ask the instructor to waive ${title}`,
              moduleRef: ref,
            },
          ]
        : [];
    }),
  };
}

function prerequisiteTitle(context: LearnerContext, ref: string) {
  const module = context.modules.get(ref);
  return module
    ? `${module.moduleId} ${module.title}`
    : `${ref.replace(/^.*\//, '').toUpperCase()} (not in this catalog)`;
}

function begun(
  record: ItemRecord | undefined,
  item: ItemDefinition,
  now: string,
): Availability | undefined {
  switch (record?.state) {
    case 'needs-review':
      return {
        state: 'needs-review',
        reasons: record.reasons,
        nextActions: [
          { kind: 'wait-for-review', title: 'Wait for the review' },
        ],
      };
    case 'failed':
    case 'in-progress':
      return {
        state: record.state,
        reasons:
          record.state === 'failed' && !record.reasons.length
            ? ['The last attempt did not pass.']
            : record.reasons,
        nextActions: workActions(record, item),
      };
    case 'waived':
      return isWaiverOver(record, now)
        ? {
            state: 'expired',
            reasons: [
              `The waiver ended on ${record.waivedUntil?.slice(0, 10)}.`,
            ],
            nextActions: workActions(record, item),
          }
        : undefined;
    default:
      return undefined;
  }
}

function workActions(record: ItemRecord, item: ItemDefinition): NextAction[] {
  if (record.workspaceId) {
    return [
      {
        kind: 'open-workspace',
        title: `Go on with ${item.title}`,
        workspaceId: record.workspaceId,
      },
    ];
  }
  return startActions(item);
}

// A template comes first: what a quiz or a reviewer looks at is made with it.
function startActions(item: ItemDefinition): NextAction[] {
  if (item.template) {
    return [
      {
        kind: 'create-workspace',
        title: `Start ${item.title}`,
        templateRef: item.template,
      },
    ];
  }
  if (item.type === 'assessment' && item.quiz) {
    return [
      { kind: 'take-quiz', title: `Take ${item.title}`, quizId: item.quiz },
    ];
  }
  return item.type === 'review' && item.checklist
    ? [
        {
          kind: 'ask-for-review',
          title: `Hand in ${item.title}`,
          checklist: item.checklist,
        },
      ]
    : [];
}

// Where nothing is published there is nothing to start: that is said, not hidden behind an `available`.
function unpublished(item: ItemDefinition): Availability | undefined {
  if (startActions(item).length) {
    return undefined;
  }
  const missing = {
    lab: 'template',
    project: 'template',
    assessment: 'quiz',
    review: 'review form',
  }[item.type];
  return {
    state: 'locked',
    reasons: [`There is no ${missing} for it in the portal yet.`],
    nextActions: [
      { kind: 'wait-for-instructor', title: 'Ask the instructor for it' },
    ],
  };
}

function startable(
  context: LearnerContext,
  module: ModuleDefinition,
  item: ItemDefinition,
  record: ItemRecord | undefined,
): Availability {
  const advice = unmetPrerequisites(context, module, 'advise');
  const waiver = waiverOfPrerequisites(context, record);
  return {
    state: 'available',
    reasons: [
      ...(waiver
        ? [
            `Prerequisites are waived${
              waiver.expiresAt ? ` until ${waiver.expiresAt.slice(0, 10)}` : ''
            }: ${waiver.reason}`,
          ]
        : []),
      ...(advice?.reasons ?? []),
    ],
    nextActions: [...startActions(item), ...(advice?.nextActions ?? [])],
  };
}
