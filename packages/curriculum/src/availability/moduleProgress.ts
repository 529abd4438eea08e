import { RunMode, Verification } from '../progress';
import { availability } from './availability';
import { ItemState, ItemType } from './definitions';
import { LearnerContext, isModuleDone, itemKey } from './LearnerContext';
import { ItemTarget } from './targets';

/** One item of a module as one learner stands to it. @public */
export interface ItemProgress {
  itemId: string;
  type: ItemType;
  title: string;
  required: boolean;
  state: ItemState;
  reasons: string[];
  mode?: RunMode;
  verification?: Verification;
  /** Percent, 0 to 100, of the deciding attempt. */
  score?: number;
  templateRef?: string;
  workspaceId?: string;
  /** ISO 8601, UTC. */
  updatedAt?: string;
  /** Until when it is meant to be done; only while it is not. */
  target?: ItemTarget;
}

/** A module as one learner stands to it. @public */
export interface ModuleProgress {
  moduleRef: string;
  moduleId: string;
  title: string;
  description?: string;
  durationHours?: number;
  /** `title` is absent where the module is not in the catalog. */
  prerequisites: { moduleRef: string; title?: string; met: boolean }[];
  items: ItemProgress[];
}

/**
 * How a learner stands to every module, in the order of the context.
 *
 * @public
 */
export function learnerProgress(context: LearnerContext): ModuleProgress[] {
  return Array.from(context.modules.values(), module => ({
    moduleRef: module.ref,
    moduleId: module.moduleId,
    title: module.title,
    description: module.description,
    durationHours: module.durationHours,
    prerequisites: module.prerequisites.map(ref => ({
      moduleRef: ref,
      title: context.modules.get(ref)?.title,
      met: isModuleDone(context, ref),
    })),
    items: module.items.map(item => {
      const record = context.history.get(itemKey(module.ref, item.id));
      const { state, reasons, target } = availability(
        context,
        module.ref,
        item.id,
      );
      return {
        itemId: item.id,
        type: item.type,
        title: item.title,
        required: item.required,
        state,
        reasons,
        mode: record?.mode,
        verification: record?.verification,
        score: record?.score,
        templateRef: item.template,
        workspaceId: record?.workspaceId,
        updatedAt: record?.updatedAt,
        ...(target ? { target } : {}),
      };
    }),
  }));
}
