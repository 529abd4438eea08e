import { Located } from '../markdown/readSections';
import { KeptFact, YamlFacts } from './YamlFacts';

/** The `repository-strategy.yaml` of a curriculum: its roles, and where their repositories are. */
export interface RepositoryStrategy {
  file: string;
  roles: { name: Located<string>; slug: Located<string> }[];
  /** E.g. `per_role`. */
  mode?: Located<string>;
  /** Every place that names a role by its slug. */
  roleMentions: Located<string>[];
  /** Every place that names a module by its id. */
  moduleMentions: Located<string>[];
  kept: KeptFact[];
}

/** Reads a strategy. All but the roles is kept too, because no entity holds it. */
export function readRepositoryStrategy(
  facts: YamlFacts,
  file: string,
): RepositoryStrategy {
  facts.expectMap();
  const kept = facts.rest(file);
  const rules = facts.places('progression_rules');
  return {
    file,
    roles: facts.places('roles').flatMap(path => {
      const name = facts.text(...path, 'name');
      const slug = facts.text(...path, 'slug');
      return name && slug ? [{ name, slug }] : [];
    }),
    mode: facts.text('repositories', 'mode'),
    roleMentions: [
      ...facts.keys('repositories', 'role_repos').map(value => ({
        line: facts.lineOf(['repositories', 'role_repos', value]),
        value,
      })),
      ...rules.flatMap(path => facts.text(...path, 'from_role') ?? []),
      ...rules.flatMap(path => facts.text(...path, 'to_role') ?? []),
    ],
    moduleMentions: facts
      .places('shared_assets', 'cross_role_modules')
      .flatMap(path => facts.text(...path, 'module_id') ?? []),
    kept,
  };
}
