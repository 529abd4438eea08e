import { COMPETENCY_LEVELS } from '../entities';
import { Located } from '../markdown/readSections';
import { YamlPath } from '../yaml/YamlDocument';
import { KeptFact, YamlFacts, YamlLeaf } from './YamlFacts';

/** A role's `skills-matrix.yaml`: what its competencies are and what their levels mean. */
export interface SkillsMatrix {
  file: string;
  skills: MatrixSkill[];
  /** Lines of skills that have no name, and levels that nobody knows. */
  nameless: number[];
  unknownLevels: Located<string>[];
  kept: KeptFact[];
}

/** A competency as the matrix tells it. */
export interface MatrixSkill {
  name: Located<string>;
  domain?: string;
  domainDescription?: string;
  levels: { id: string; description: string }[];
  /** Everything that the matrix says of it. */
  leaves: YamlLeaf[];
  /** What of that has no field above. */
  kept: KeptFact[];
}

/** Reads a matrix; whatever no skill holds is kept. */
export function readSkillsMatrix(facts: YamlFacts, file: string): SkillsMatrix {
  facts.expectMap();
  const domains = facts.places('competency_domains');
  const places = domains.flatMap(domain => facts.places(...domain, 'skills'));
  const skills = domains.flatMap(domain => {
    const name = facts.text(...domain, 'name')?.value;
    const description = facts.text(...domain, 'description')?.value;
    return facts
      .places(...domain, 'skills')
      .flatMap(path => readSkill(facts, file, path, name, description) ?? []);
  });
  const ofSkills = skills.map(it => it.path.join());
  return {
    file,
    skills: skills.map(it => it.skill),
    nameless: places
      .filter(path => !facts.text(...path, 'name'))
      .map(path => facts.lineOf(path)),
    unknownLevels: places.flatMap(path =>
      unknownLevels(facts, [...path, 'proficiency']),
    ),
    // the names of domains go with every skill, and yet stand once in the file
    kept: facts
      .leaves(file)
      .filter(({ path }) => !ofSkills.includes(path.slice(0, 4).join()))
      .map(({ path: _, ...fact }) => fact),
  };
}

function unknownLevels(facts: YamlFacts, path: YamlPath): Located<string>[] {
  return facts
    .keys(...path)
    .filter(it => !COMPETENCY_LEVELS.includes(it.toLowerCase()))
    .map(value => ({ value, line: facts.lineOf([...path, value]) }));
}

function readSkill(
  facts: YamlFacts,
  file: string,
  path: YamlPath,
  domain: string | undefined,
  domainDescription: string | undefined,
): { skill: MatrixSkill; path: YamlPath } | undefined {
  const name = facts.text(...path, 'name');
  if (!name) {
    return undefined;
  }
  const written = facts.keys(...path, 'proficiency');
  const levels = COMPETENCY_LEVELS.flatMap(id => {
    const key = written.find(it => it.toLowerCase() === id);
    const place = key && [...path, 'proficiency', key];
    const description =
      place &&
      (facts.hasMap(...place)
        ? facts.text(...place, 'description')
        : facts.text(...place));
    return description ? [{ id, description: description.value }] : [];
  });
  const leaves = facts.leaves(file, ...path);
  return {
    path,
    skill: {
      name,
      domain,
      domainDescription,
      levels,
      leaves,
      kept: facts.rest(file, ...path),
    },
  };
}
