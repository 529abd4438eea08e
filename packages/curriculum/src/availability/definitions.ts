/** What an item asks of a learner. @public */
export type ItemType = 'lab' | 'assessment' | 'project' | 'review';

/** What stands between a learner and an item. @public */
export type ItemState =
  | 'locked'
  | 'available'
  | 'in-progress'
  | 'needs-review'
  | 'passed'
  | 'failed'
  | 'waived'
  | 'expired';

/** One item of a module, as far as deciding needs it. @public */
export interface ItemDefinition {
  /** Stable within the module, e.g. `lab-1`. */
  id: string;
  type: ItemType;
  title: string;
  required: boolean;
  /** Entity ref of the Scaffolder template that starts the item; absent where none is published yet. */
  template?: string;
  /** Id of the quiz that decides the item; absent where none is published yet. */
  quiz?: string;
  /** Name of the review checklist by which a person judges the item; absent where none is published yet. */
  checklist?: string;
  /** Percent; a score that is at least this much passes. */
  passMark?: number;
  /** What has to be true for the item to be complete. */
  criteria?: string[];
  /** How that is found out. */
  validation?: string;
  /** Entity refs of the competencies that the item gives evidence for; absent: all of its module's. */
  competencies?: string[];
}

/** Money before freedom: `appliesTo` stays locked until the deliverable `item` is passed. @public */
export interface SpendGateDefinition {
  required: boolean;
  /** Id of the item that holds the simulated-spend deliverable. */
  item: string;
  /** What is to be delivered, in words. */
  deliverable: string;
  /** Ids of the items that wait for it. */
  appliesTo: string[];
}

/** A module, as far as deciding needs it. @public */
export interface ModuleDefinition {
  /** Entity ref of the LearningModule, lower case. */
  ref: string;
  /** The curriculum's own id, e.g. `MOD-102`. */
  moduleId: string;
  title: string;
  description?: string;
  durationHours?: number;
  /** Entity refs of modules. */
  prerequisites: string[];
  /** `advise` names what should come first; `enforce` locks until it is done. */
  prerequisiteMode: 'advise' | 'enforce';
  items: ItemDefinition[];
  spendGate?: SpendGateDefinition;
  /** Entity refs of competencies, and the level that the module leads to. */
  competencies?: { ref: string; level: string }[];
}
