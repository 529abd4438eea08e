import { COMPETENCY_LEVELS } from '../entities';
import { Located } from '../markdown/readSections';
import { KeptFact, YamlFacts } from './YamlFacts';

/** A role's `skills-matrix.yaml`: what its competencies are and what their levels mean. */
export interface SkillsMatrix {
  file: string;
  role?: string;
  skills: MatrixSkill[];
  kept: KeptFact[];
}

/** A competency as the matrix tells it. */
export interface MatrixSkill {
  name: Located<string>;
  domain?: string;
  domainDescription?: string;
  levels: { id: string; description: string }[];
  /** What else the matrix says of it. */
  kept: KeptFact[];
}

/** Reads a matrix; whatever has no field is kept. */
export function readSkillsMatrix(facts: YamlFacts, file: string): SkillsMatrix {
  const skills = facts.places('competency_domains').flatMap(domain => {
    const name = facts.text(...domain, 'name')?.value;
    const description = facts.text(...domain, 'description')?.value;
    return facts
      .places(...domain, 'skills')
      .flatMap(path => readSkill(facts, file, path, name, description) ?? []);
  });
  return {
    file,
    role: facts.text('role')?.value,
    skills,
    kept: facts.rest(file),
  };
}

function readSkill(
  facts: YamlFacts,
  file: string,
  path: (string | number)[],
  domain: string | undefined,
  domainDescription: string | undefined,
): MatrixSkill | undefined {
  const name = facts.text(...path, 'name');
  if (!name) {
    return undefined;
  }
  const levels = COMPETENCY_LEVELS.flatMap(id => {
    const description =
      facts.text(...path, 'proficiency', id, 'description') ??
      facts.text(...path, 'proficiency', id);
    return description ? [{ id, description: description.value }] : [];
  });
  return {
    name,
    domain,
    domainDescription,
    levels,
    kept: facts.rest(file, ...path),
  };
}
