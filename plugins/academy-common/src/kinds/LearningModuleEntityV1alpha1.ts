import { Entity, entityKindSchemaValidator } from '@backstage/catalog-model';
import { ItemType } from '../api';
import schema from './schema/LearningModule.v1alpha1.schema.json';

/**
 * A module of a curriculum: what it teaches, what it builds on, and the items that a learner does.
 *
 * @remarks
 *
 * An entity is world-readable, so it never holds the content of solutions or the keys of quizzes. Items stay
 * within their module, under ids that are stable, because progress is kept by (module, item).
 *
 * @public
 */
export interface LearningModuleEntityV1alpha1 extends Entity {
  apiVersion: 'gpu-academy.io/v1alpha1';
  kind: 'LearningModule';
  spec: {
    type: string;
    /** Entity ref of a Group or User. */
    owner: string;
    lifecycle: string;
    /** The curriculum's own id, e.g. `MOD-102`. */
    moduleId: string;
    roles?: string[];
    /** Hours. */
    duration?: {
      total: number;
      lecture?: number;
      lab?: number;
      project?: number;
      assessment?: number;
    };
    /** Entity refs of LearningModules. */
    prerequisites?: string[];
    /** `advise` unless given. */
    prerequisiteMode?: 'advise' | 'enforce';
    /** Entity refs of LearningModules. */
    next?: string[];
    crossRole?: {
      buildsOn?: string;
      addsDepthFor?: string;
      sharedAssets?: string;
      differentiators?: string;
    };
    objectives?: { id: string; text: string }[];
    competencies?: LearningModuleCompetency[];
    outline?: LearningModuleUnit[];
    items: LearningModuleItem[];
    tooling?: string[];
    qualityChecklist?: { text: string; done: boolean }[];
    sharedAssets?: { title: string; description?: string; file?: string }[];
    downstream?: { id: string; purpose?: string }[];
    spendGate?: LearningModuleSpendGate;
    solutions?: {
      coverage?: string[];
      repositoryStrategy?: string;
      visibility: 'instructors';
      status?: string;
    };
    resources?: { primary?: string[]; supplemental?: string[] };
    risks?: string[];
    /** What the source says and no other field holds. */
    extra?: { section: string; key?: string; text: string }[];
  };
}

// The parts of a spec are type aliases: an interface would not be assignable to JsonObject.

/** A competency that a module leads to. @public */
export type LearningModuleCompetency = {
  /** Entity ref of the Competency. */
  ref: string;
  /** Id of one of the competency's levels, e.g. `proficient`. */
  level: string;
  evidence?: string;
  role?: string;
};

/** A unit of a module's content. @public */
export type LearningModuleUnit = {
  id: string;
  title: string;
  summary?: string;
  /** Where the text is, relative to the module folder. */
  file?: string;
};

/** Something that a learner does in a module. @public */
export type LearningModuleItem = {
  /** Stable within the module, e.g. `lab-1`. */
  id: string;
  type: ItemType;
  title: string;
  description?: string;
  /** What has to be true for the item to be complete. */
  criteria?: string[];
  /** How that is found out. */
  validation?: string;
  required: boolean;
  /** Entity ref of the Scaffolder template that starts the item; absent where none is published yet. */
  template?: string;
  /** Id of the quiz that decides the item; absent where none is published yet. */
  quiz?: string;
  /** Name of the review checklist by which a person judges the item; absent where none is published yet. */
  checklist?: string;
  /** Percent; a score that is at least this much passes. */
  passMark?: number;
  /** Entity refs of the competencies that the item gives evidence for. */
  competencies?: string[];
};

/** Items that stay locked until a simulated-spend deliverable is passed. @public */
export type LearningModuleSpendGate = {
  required: boolean;
  /** Id of the item that holds the deliverable. */
  item: string;
  deliverable: string;
  /** Ids of the items that wait for it. */
  appliesTo: string[];
};

const validate = entityKindSchemaValidator(schema);

/**
 * Answers whether an entity is a LearningModule of this version.
 *
 * @throws TypeError where it is one and does not match the schema; the message names the field
 * @public
 */
export function validateLearningModuleEntity(
  entity: Entity,
): entity is LearningModuleEntityV1alpha1 {
  return validate(entity) !== false;
}

/** @public */
export function isLearningModuleEntity(
  entity: Entity,
): entity is LearningModuleEntityV1alpha1 {
  return (
    entity.apiVersion === 'gpu-academy.io/v1alpha1' &&
    entity.kind === 'LearningModule'
  );
}
