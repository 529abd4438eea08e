import { LearningModuleEntity, ModuleDuration } from '../entities';
import { slug } from '../entities/slug';
import { YamlLeaf } from './YamlFacts';

/**
 * What a plan or metadata says of a module and its entity does not, leaf by leaf: other titles, hours and
 * prerequisites, and whatever an entity has no field for.
 *
 * @param paths - names of the paths that have the module
 */
export function unsaidLeaves(
  { metadata, spec }: LearningModuleEntity,
  leaves: readonly YamlLeaf[],
  paths: readonly string[],
): YamlLeaf[] {
  const competencies = saidCompetencies(spec.competencies ?? [], leaves);
  return leaves.filter(({ path, text }) => {
    const words = text.replace(/\s+/g, ' ').trim();
    const [head, below] = path.map(String);
    switch (head) {
      case 'id':
        return words !== spec.moduleId;
      case 'title':
        return words !== metadata.title;
      case 'description':
        return words !== metadata.description;
      case 'roles':
        return !spec.roles?.includes(words);
      case 'role_focus':
        return !paths.includes(words);
      case 'duration_hours': {
        const part = (below ?? 'total') as keyof ModuleDuration;
        return String(spec.duration?.[part]) !== words;
      }
      case 'prerequisites':
      case 'dependencies':
        return !spec.prerequisites?.some(
          it =>
            it.replace(/^.*\//, '') === slug(words) &&
            words === words.toUpperCase(),
        );
      case 'learning_objectives':
        return !spec.objectives?.some(it => it.text === words);
      case 'linked_projects':
        return !spec.downstream?.some(it => it.id === words);
      case 'competencies':
        return !competencies.has(below);
      default:
        return true;
    }
  });
}

/** The places in the list of competencies that say what the entity says. */
function saidCompetencies(
  said: { ref: string; level: string }[],
  leaves: readonly YamlLeaf[],
): Set<string> {
  const at = (place: string, key: string) =>
    leaves.find(
      ({ path }) => path.map(String).join() === `competencies,${place},${key}`,
    )?.text;
  const places = new Set(
    leaves
      .filter(({ path }) => path[0] === 'competencies')
      .map(({ path }) => String(path[1])),
  );
  return new Set(
    [...places].filter(
      place =>
        // whatever else is said of a competency has no field
        !leaves.some(
          ({ path }) =>
            path[0] === 'competencies' &&
            String(path[1]) === place &&
            path[2] !== 'id' &&
            path[2] !== 'level',
        ) &&
        said.some(
          ({ ref, level }) =>
            ref.replace(/^.*\//, '') === at(place, 'id') &&
            level === at(place, 'level'),
        ),
    ),
  );
}
