import { Located } from '../markdown/readSections';
import { KeptFact, YamlFacts } from './YamlFacts';

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
  kept: KeptFact[];
}

/** Reads metadata; whatever has no field is kept. */
export function readMetadata(facts: YamlFacts, file: string): AssetMetadata {
  return {
    file,
    id: facts.text('id'),
    type: facts.text('type'),
    title: facts.text('title'),
    description: facts.text('description')?.value,
    roles: facts.texts('roles'),
    competencies: facts.places('competencies').flatMap(path => {
      const id = facts.text(...path, 'id');
      return id ? [{ id, level: facts.text(...path, 'level') }] : [];
    }),
    competenciesLine: facts.lineOf(['competencies']),
    dependencies: facts.texts('dependencies'),
    dependenciesLine: facts.lineOf(['dependencies']),
    status: facts.text('status'),
    stage: facts.text('stage'),
    kept: facts.rest(file),
  };
}
