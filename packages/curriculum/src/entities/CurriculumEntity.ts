import { ItemType } from '../availability/definitions';

/** Of every kind that the academy adds to the catalog. @public */
export const CURRICULUM_API_VERSION = 'gpu-academy.io/v1alpha1';

// Type aliases, because an interface would not be assignable to the JsonObject that a catalog takes.

/** The part of an entity's metadata that a curriculum fills in. @public */
export type CurriculumMetadata = {
  name: string;
  namespace?: string;
  title?: string;
  description?: string;
  annotations?: Record<string, string>;
  tags?: string[];
};

/** A LearningModule as plain data, equal in structure to the kind of the catalog. @public */
export type LearningModuleEntity = {
  apiVersion: typeof CURRICULUM_API_VERSION;
  kind: 'LearningModule';
  metadata: CurriculumMetadata;
  spec: LearningModuleSpec;
};

/** @public */
export type LearningModuleSpec = {
  type: string;
  owner: string;
  lifecycle: string;
  moduleId: string;
  roles?: string[];
  duration?: ModuleDuration;
  prerequisites?: string[];
  prerequisiteMode?: 'advise' | 'enforce';
  next?: string[];
  crossRole?: CrossRole;
  objectives?: { id: string; text: string }[];
  competencies?: ModuleCompetency[];
  outline?: ModuleUnit[];
  items: ModuleItem[];
  tooling?: string[];
  qualityChecklist?: { text: string; done: boolean }[];
  sharedAssets?: { title: string; description?: string; file?: string }[];
  downstream?: { id: string; purpose?: string }[];
  spendGate?: {
    required: boolean;
    item: string;
    deliverable: string;
    appliesTo: string[];
  };
  solutions?: {
    coverage?: string[];
    repositoryStrategy?: string;
    visibility: 'instructors';
    status?: string;
  };
  resources?: { primary?: string[]; supplemental?: string[] };
  risks?: string[];
  extra?: ExtraText[];
};

/** What a source says and no other field holds, word for word. @public */
export type ExtraText = { section: string; key?: string; text: string };

/** Hours. @public */
export type ModuleDuration = {
  total: number;
  lecture?: number;
  lab?: number;
  project?: number;
  assessment?: number;
};

/** How a module stands between roles, in prose. @public */
export type CrossRole = {
  buildsOn?: string;
  addsDepthFor?: string;
  sharedAssets?: string;
  differentiators?: string;
};

/** @public */
export type ModuleCompetency = {
  /** Entity ref of the Competency. */
  ref: string;
  level: string;
  evidence?: string;
  role?: string;
};

/** @public */
export type ModuleUnit = {
  id: string;
  title: string;
  summary?: string;
  file?: string;
};

/** @public */
export type ModuleItem = {
  id: string;
  type: ItemType;
  title: string;
  description?: string;
  criteria?: string[];
  validation?: string;
  required: boolean;
  template?: string;
  /** Id of the quiz that decides the item. */
  quiz?: string;
  /** Name of the review checklist by which a person judges it. */
  checklist?: string;
  passMark?: number;
  competencies?: string[];
};

/** A LearningPath as plain data. @public */
export type LearningPathEntity = {
  apiVersion: typeof CURRICULUM_API_VERSION;
  kind: 'LearningPath';
  metadata: CurriculumMetadata;
  spec: {
    type: string;
    owner: string;
    lifecycle: string;
    role?: string;
    modules: { ref: string; required?: boolean }[];
    /** Of the role, e.g. `junior`. */
    level?: string;
    durationHours?: number;
    /** What a person can do at the end. */
    outcomes?: string[];
    /** What the path is measured by, e.g. `completion_rate_target: 0.8`. */
    targets?: Record<string, number>;
    projects?: { id: string; title?: string; competencies?: string[] }[];
    extra?: ExtraText[];
  };
};

/** A Competency as plain data. @public */
export type CompetencyEntity = {
  apiVersion: typeof CURRICULUM_API_VERSION;
  kind: 'Competency';
  metadata: CurriculumMetadata;
  spec: {
    type: string;
    owner: string;
    lifecycle: string;
    aliases?: string[];
    levels?: { id: string; description: string }[];
    extra?: ExtraText[];
  };
};

/** @public */
export type CurriculumEntity =
  | LearningModuleEntity
  | LearningPathEntity
  | CompetencyEntity;

/** The levels of proficiency, from the first to the last. @public */
export const COMPETENCY_LEVELS: readonly string[] = [
  'awareness',
  'working',
  'proficient',
  'advanced',
  'expert',
];
