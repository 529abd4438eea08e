import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { YamlPath } from '../yaml/YamlDocument';
import { KeptFact, YamlFacts, YamlLeaf } from './YamlFacts';

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
  /** Places that tell of a module or project and name none. */
  nameless: { line: number; what: 'module' | 'project' }[];
  /** Everything that is said of no module. */
  leaves: YamlLeaf[];
  /** What of that has no field above. */
  kept: KeptFact[];
}

/** A module as the plan of a role tells it. */
export interface PlannedModule {
  id: Located<string>;
  title?: Located<string>;
  /** By the plan's own names, e.g. `portfolio`; `total` where it states that. */
  hours: Record<string, number>;
  hoursLine: number;
  prerequisites: Located<string>[];
  prerequisitesLine: number;
  objectives: Located<string>[];
  projects: string[];
  /** Everything that the plan says of it. */
  leaves: YamlLeaf[];
}

export interface PlannedProject {
  id: Located<string>;
  title?: string;
  competencies: Located<string>[];
}

/** Reads a plan; whatever has no field is kept. */
export function readMasterPlan(facts: YamlFacts, file: string): MasterPlan {
  facts.expectMap();
  const places = facts.places('program_structure', 'modules');
  const modules = places.flatMap(path => readModule(facts, file, path) ?? []);
  const ofModules = new Set(modules.map(it => JSON.stringify(it.path)));
  const leaves = facts
    .leaves(file)
    .filter(({ path }) => !ofModules.has(JSON.stringify(path.slice(0, 3))));
  const role = facts.text('role');
  const targets: Record<string, number> = {};
  for (const key of facts.keys('validation_plan', 'pilot_metrics')) {
    const target = facts.number('validation_plan', 'pilot_metrics', key);
    if (target) {
      targets[key] = target.value;
    }
  }
  const projectPlaces = facts.places('project_portfolio', 'anchor_projects');
  const projects = projectPlaces.flatMap(
    path => readProject(facts, path) ?? [],
  );
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
    projects,
    targets,
    nameless: [
      ...nameless(facts, places, 'module'),
      ...nameless(facts, projectPlaces, 'project'),
    ],
    leaves,
    kept: facts.rest(file),
  };
}

function nameless(
  facts: YamlFacts,
  places: YamlPath[],
  what: 'module' | 'project',
) {
  return places
    .filter(path => !facts.text(...path, 'id'))
    .map(path => ({ line: facts.lineOf(path), what }));
}

function readModule(
  facts: YamlFacts,
  file: string,
  path: YamlPath,
): { module: PlannedModule; path: YamlPath; roleFocus?: string } | undefined {
  const id = facts.text(...path, 'id');
  if (!id) {
    return undefined;
  }
  const [roleFocus] = facts.texts(...path, 'role_focus');
  const module: PlannedModule = {
    id,
    title: facts.text(...path, 'title'),
    hours: readHours(facts, [...path, 'duration_hours']),
    hoursLine: facts.lineOf([...path, 'duration_hours']),
    prerequisites: facts.texts(...path, 'prerequisites'),
    prerequisitesLine: facts.lineOf([...path, 'prerequisites']),
    objectives: facts.texts(...path, 'learning_objectives'),
    projects: facts.texts(...path, 'linked_projects').map(it => it.value),
    leaves: facts.leaves(file, ...path),
  };
  facts.rest(file, ...path);
  return { module, path, roleFocus: roleFocus?.value };
}

function readHours(facts: YamlFacts, path: YamlPath): Record<string, number> {
  if (!facts.hasMap(...path)) {
    const total = facts.number(...path);
    return total ? { total: total.value } : {};
  }
  const hours: Record<string, number> = {};
  for (const key of facts.keys(...path)) {
    const part = facts.number(...path, key);
    if (part) {
      hours[key] = part.value;
    }
  }
  return hours;
}

function readProject(
  facts: YamlFacts,
  path: YamlPath,
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
