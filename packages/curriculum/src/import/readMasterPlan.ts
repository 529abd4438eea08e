import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { KeptFact, YamlFacts } from './YamlFacts';

/** A role's `master-plan.yaml`: which modules lead to it, in which order, and what for. */
export interface MasterPlan {
  file: string;
  role?: Located<string>;
  /** Of the folder, or what the modules say that they focus on. */
  roleSlug: string;
  level?: string;
  title?: string;
  totalHours?: Located<number>;
  outcomes: string[];
  modules: PlannedModule[];
  projects: PlannedProject[];
  targets: Record<string, number>;
  kept: KeptFact[];
}

/** A module as the plan of a role tells it. */
export interface PlannedModule {
  id: Located<string>;
  title?: Located<string>;
  /** By the plan's own names, e.g. `portfolio`. */
  hours: Record<string, number>;
  hoursLine: number;
  prerequisites: Located<string>[];
  prerequisitesLine: number;
  objectives: Located<string>[];
  projects: string[];
  /** What else the plan says of it. */
  kept: KeptFact[];
}

export interface PlannedProject {
  id: Located<string>;
  title?: string;
  competencies: Located<string>[];
}

/** Reads a plan; whatever has no field is kept. */
export function readMasterPlan(facts: YamlFacts, file: string): MasterPlan {
  const modules = facts
    .places('program_structure', 'modules')
    .flatMap(path => readModule(facts, file, path) ?? []);
  const role = facts.text('role');
  const targets: Record<string, number> = {};
  for (const key of facts.keys('validation_plan', 'pilot_metrics')) {
    const target = facts.number('validation_plan', 'pilot_metrics', key);
    if (target) {
      targets[key] = target.value;
    }
  }
  return {
    file,
    role,
    roleSlug:
      modules.map(it => it.roleFocus).find(Boolean) ?? slug(role?.value ?? ''),
    level: facts.text('level')?.value,
    title: facts.text('program_name')?.value,
    totalHours: facts.number('program_structure', 'total_duration_hours'),
    outcomes: facts
      .texts('learning_outcomes', 'primary')
      .concat(facts.texts('learning_outcomes', 'secondary'))
      .map(it => it.value),
    modules: modules.map(it => it.module),
    projects: facts
      .places('project_portfolio', 'anchor_projects')
      .flatMap(path => readProject(facts, path) ?? []),
    targets,
    kept: facts.rest(file),
  };
}

function readModule(
  facts: YamlFacts,
  file: string,
  path: (string | number)[],
): { module: PlannedModule; roleFocus?: string } | undefined {
  const id = facts.text(...path, 'id');
  if (!id) {
    return undefined;
  }
  const hours: Record<string, number> = {};
  for (const key of facts.keys(...path, 'duration_hours')) {
    const part = facts.number(...path, 'duration_hours', key);
    if (part) {
      hours[key] = part.value;
    }
  }
  const [roleFocus] = facts.texts(...path, 'role_focus');
  return {
    module: {
      id,
      title: facts.text(...path, 'title'),
      hours,
      hoursLine: facts.lineOf([...path, 'duration_hours']),
      prerequisites: facts.texts(...path, 'prerequisites'),
      prerequisitesLine: facts.lineOf([...path, 'prerequisites']),
      objectives: facts.texts(...path, 'learning_objectives'),
      projects: facts.texts(...path, 'linked_projects').map(it => it.value),
      kept: facts.rest(file, ...path),
    },
    roleFocus: roleFocus?.value,
  };
}

function readProject(
  facts: YamlFacts,
  path: (string | number)[],
): PlannedProject | undefined {
  const id = facts.text(...path, 'id');
  return (
    id && {
      id,
      title: facts.text(...path, 'summary')?.value,
      competencies: facts.texts(...path, 'assessed_competencies'),
    }
  );
}
