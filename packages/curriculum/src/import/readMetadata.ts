import { Located } from '../markdown/readSections';
import { YamlPath } from '../yaml/YamlDocument';
import { YamlFacts, YamlLeaf } from './YamlFacts';

/** A `metadata.yaml`: the machine-readable twin of a roadmap, or of something that belongs to one. */
export interface AssetMetadata {
  file: string;
  id?: Located<string>;
  /** `module`, `exercise`, `project`, `assessment` or `solution`. */
  type?: Located<string>;
  title?: Located<string>;
  description?: string;
  roles: Located<string>[];
  competencies: { id: Located<string>; level?: Located<string> }[];
  competenciesLine: number;
  dependencies: Located<string>[];
  dependenciesLine: number;
  status?: Located<string>;
  stage?: Located<string>;
  proficiencyTarget?: Located<string>;
  /** Lines of competencies that have no id. */
  nameless: number[];
  /** Everything that the file says. */
  leaves: YamlLeaf[];
}

/** Reads metadata; what goes into an entity is decided where all files are known. */
export function readMetadata(facts: YamlFacts, file: string): AssetMetadata {
  facts.expectMap();
  const places = facts.places('competencies');
  return {
    file,
    id: facts.text('id'),
    type: facts.text('type'),
    title: facts.text('title'),
    description: facts.text('description')?.value,
    roles: facts.texts('roles'),
    competencies: places.flatMap(path => {
      const id = idAt(facts, path);
      return id ? [{ id, level: facts.text(...path, 'level') }] : [];
    }),
    nameless: places
      .filter(path => !idAt(facts, path))
      .map(path => facts.lineOf(path)),
    competenciesLine: facts.lineOf(['competencies']),
    dependencies: facts.texts('dependencies'),
    dependenciesLine: facts.lineOf(['dependencies']),
    status: facts.text('status'),
    stage: facts.text('stage'),
    proficiencyTarget: facts.text('proficiency_target'),
    leaves: facts.leaves(file),
  };
}

// some write the id alone, which says nothing of the level
function idAt(facts: YamlFacts, path: YamlPath) {
  return facts.hasMap(...path)
    ? facts.text(...path, 'id')
    : facts.text(...path);
}
