import { ItemRecord } from '../progress';
import { ItemDefinition, ModuleDefinition } from './definitions';

/** Everything that deciding looks at: definitions, one learner's history, and the clock. @public */
export interface LearnerContext {
  /** By entity ref, in the order in which they are to be taken. */
  modules: ReadonlyMap<string, ModuleDefinition>;
  /** Records of one learner, by {@link itemKey}. */
  history: ReadonlyMap<string, ItemRecord>;
  /** ISO 8601, UTC. */
  now: string;
  /** Until when items and whole modules are meant to be done, see {@link targetOf}. */
  targets?: readonly TargetDate[];
}

/** Until when an item, or every item of a module, is meant to be done. @public */
export interface TargetDate {
  /** Entity ref of the LearningModule. */
  moduleRef: string;
  /** Absent: every item of the module. */
  itemId?: string;
  /** ISO 8601, UTC. */
  date: string;
}

/**
 * Puts definitions and records into the shape that deciding asks for.
 *
 * @param options - `records` are those of one learner; `now` is ISO 8601
 * @public
 */
export function learnerContext(options: {
  modules: Iterable<ModuleDefinition>;
  records: Iterable<ItemRecord>;
  now: string;
  targets?: Iterable<TargetDate>;
}): LearnerContext {
  const history = new Map<string, ItemRecord>();
  for (const record of options.records) {
    history.set(itemKey(record.moduleRef, record.itemId), record);
  }
  const modules = new Map<string, ModuleDefinition>();
  for (const module of options.modules) {
    modules.set(module.ref, module);
  }
  return {
    modules,
    history,
    now: options.now,
    targets: Array.from(options.targets ?? []),
  };
}

/** The key of a record among those of one learner. @public */
export function itemKey(moduleRef: string, itemId: string): string {
  return `${moduleRef} ${itemId}`;
}

/** Whether an item is passed, or waived by a waiver that still holds. @public */
export function isItemDone(
  context: LearnerContext,
  moduleRef: string,
  itemId: string,
): boolean {
  const record = context.history.get(itemKey(moduleRef, itemId));
  return (
    record?.state === 'passed' ||
    (record?.state === 'waived' && !isWaiverOver(record, context.now))
  );
}

/**
 * Whether a module is done: every required item is. A module that is not in the catalog, or asks for nothing,
 * is never done, because nothing shows that it was.
 *
 * @public
 */
export function isModuleDone(
  context: LearnerContext,
  moduleRef: string,
): boolean {
  const required = context.modules
    .get(moduleRef)
    ?.items.filter((item: ItemDefinition) => item.required);
  return Boolean(
    required?.length &&
      required.every(item => isItemDone(context, moduleRef, item.id)),
  );
}

/** Whether a waiver has ended; the interval in which it holds is half-open. @public */
export function isWaiverOver(
  record: Pick<ItemRecord, 'waivedUntil'>,
  now: string,
): boolean {
  return (
    record.waivedUntil !== undefined &&
    Date.parse(record.waivedUntil) <= Date.parse(now)
  );
}
