import { CrossRole, ModuleDuration, ModuleItem, ModuleUnit } from '../entities';
import { Located, MarkdownSection } from '../markdown/readSections';
import { CurriculumProblem } from '../problems';

/** A module as its roadmap says it, every fact with the line that it is from. @public */
export interface Roadmap {
  /** As written, e.g. `MOD-102`. */
  moduleId?: Located<string>;
  title?: Located<string>;
  roles: Located<string>[];
  /** `other`: hours that have no field of their own. */
  duration?: Located<ModuleDuration> & { other?: number };
  /** Ids of modules, e.g. `MOD-101`. */
  prerequisites: Located<string>[];
  next: Located<string>[];
  crossRole: { [K in keyof CrossRole]: Located<string> };
  objectives: Located<{ id: string; text: string }>[];
  competencies: Located<RoadmapCompetency>[];
  outline: Located<ModuleUnit>[];
  items: Located<ModuleItem>[];
  solutions: {
    coverage: Located<string>[];
    repositoryStrategy?: Located<string>;
    status?: Located<string>;
  };
  resources: { primary: Located<string>[]; supplemental: Located<string>[] };
  tooling: Located<string>[];
  sharedAssets: Located<{ title: string }>[];
  qualityChecklist: Located<{ text: string; done: boolean }>[];
  downstream: Located<{ id: string; purpose?: string }>[];
  risks: Located<string>[];
  /** What no field above holds, word for word. */
  extra: Located<{ section: string; key?: string; text: string }>[];
}

/** A row of the table `Competency Alignment`. @public */
export interface RoadmapCompetency {
  name: string;
  /** Lower case, e.g. `proficient`. */
  level: string;
  evidence?: string;
  role?: string;
}

/** What was read of one roadmap file. @public */
export interface RoadmapParse {
  file: string;
  roadmap: Roadmap;
  /** The file as it is laid out; whatever `roadmap` has no field for is still here. */
  sections: MarkdownSection[];
  problems: CurriculumProblem[];
}

export function emptyRoadmap(): Roadmap {
  return {
    roles: [],
    prerequisites: [],
    next: [],
    crossRole: {},
    objectives: [],
    competencies: [],
    outline: [],
    items: [],
    solutions: { coverage: [] },
    resources: { primary: [], supplemental: [] },
    tooling: [],
    sharedAssets: [],
    qualityChecklist: [],
    downstream: [],
    risks: [],
    extra: [],
  };
}
