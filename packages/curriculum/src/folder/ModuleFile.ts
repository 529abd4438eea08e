import { ItemType } from '../availability/definitions';
import { CrossRole, ModuleDuration, ModuleUnit } from '../entities';

/** What `module.yaml` holds, as `schemas/module.schema.json` describes it. @public */
export interface ModuleFile {
  id: string;
  title: string;
  description?: string;
  type?: string;
  owner: string;
  lifecycle?: string;
  namespace?: string;
  tags?: string[];
  roles?: string[];
  duration?: ModuleDuration;
  prerequisites?: string[];
  prerequisiteMode?: 'advise' | 'enforce';
  next?: string[];
  crossRole?: CrossRole;
  objectives?: { id: string; text: string }[];
  competencies?: {
    competency: string;
    level: string;
    evidence?: string;
    role?: string;
  }[];
  units?: ModuleUnit[];
  items: {
    id: string;
    type: ItemType;
    title: string;
    description?: string;
    criteria?: string[];
    validation?: string;
    required?: boolean;
    template?: string;
    /** Id of the quiz in quizzes/ that decides the item. */
    quiz?: string;
    /** Name of the review checklist in checklists/ by which a person judges it. */
    checklist?: string;
    passMark?: number;
    competencies?: string[];
  }[];
  tooling?: string[];
  qualityChecklist?: { text: string; done: boolean }[];
  sharedAssets?: { title: string; description?: string; file?: string }[];
  downstream?: { id: string; purpose?: string }[];
  spendGate?: {
    required?: boolean;
    item: string;
    deliverable: string;
    appliesTo: string[];
  };
  solutions?: {
    coverage?: string[];
    repositoryStrategy?: string;
    status?: string;
  };
  resources?: { primary?: string[]; supplemental?: string[] };
  risks?: string[];
}
