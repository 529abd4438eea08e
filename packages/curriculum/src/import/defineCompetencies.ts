import {
  CompetencyEntity,
  CURRICULUM_API_VERSION,
  CurriculumEntity,
  ExtraText,
} from '../entities';
import { slug } from '../entities/slug';
import { CurriculumProblem } from '../problems';
import {
  entityDefaults,
  RoadmapEntityOptions,
} from '../roadmap/roadmapEntities';
import { CurriculumSources } from './readCurriculumFiles';
import { MatrixSkill } from './readSkillsMatrix';
import { KeptFact, YamlLeaf } from './YamlFacts';

/** The competencies that files define, and what is said of one a second time. */
export interface DefinedCompetencies {
  competencies: CompetencyEntity[];
  kept: KeptFact[];
  problems: CurriculumProblem[];
}

interface Definition {
  entity: CompetencyEntity;
  file: string;
  line: number;
  leaves: readonly YamlLeaf[];
}

/**
 * One Competency of every definition in entities, skills matrices and an import before, in this order. The first one
 * counts; levels and aliases that it lacks are filled in from the others, which are kept and reported.
 */
export function defineCompetencies(
  sources: CurriculumSources,
  previous: readonly CurriculumEntity[],
  options: RoadmapEntityOptions,
): DefinedCompetencies {
  const byName = new Map<string, Definition>();
  const kept: KeptFact[] = [];
  const problems: CurriculumProblem[] = [];
  for (const definition of definitions(sources, options)) {
    const { name } = definition.entity.metadata;
    const first = byName.get(name);
    if (first) {
      byName.set(name, {
        ...first,
        entity: completed(first.entity, definition.entity),
      });
      kept.push(...definition.leaves.map(({ path: _, ...fact }) => fact));
      problems.push(secondDefinition(first, definition));
    } else {
      byName.set(name, definition);
    }
  }
  const competencies = Array.from(byName.values(), it => it.entity);
  return {
    competencies: [
      ...competencies,
      // what an import made up of a mere name defines nothing, or the second import would differ from the first
      ...previous.filter(
        (it): it is CompetencyEntity =>
          it.kind === 'Competency' &&
          !byName.has(it.metadata.name) &&
          Boolean(it.spec.aliases?.length || it.spec.levels?.length),
      ),
    ],
    kept,
    problems,
  };
}

function definitions(
  sources: CurriculumSources,
  options: RoadmapEntityOptions,
): Definition[] {
  return [
    ...sources.entities.flatMap(({ entity, ...place }) =>
      entity.kind === 'Competency' ? [{ entity, ...place }] : [],
    ),
    ...sources.matrices.flatMap(({ file, skills }) =>
      skills.map(skill => ({
        entity: skillCompetency(skill, options),
        file,
        line: skill.name.line,
        leaves: skill.leaves,
      })),
    ),
  ];
}

function skillCompetency(
  skill: MatrixSkill,
  options: RoadmapEntityOptions,
): CompetencyEntity {
  const { namespace, owner, lifecycle } = entityDefaults(options);
  return {
    apiVersion: CURRICULUM_API_VERSION,
    kind: 'Competency',
    metadata: {
      name: slug(skill.name.value),
      namespace,
      title: skill.name.value,
      ...(skill.domainDescription
        ? { description: skill.domainDescription }
        : {}),
    },
    spec: {
      type: skill.domain ?? 'technical',
      owner,
      lifecycle,
      ...(skill.levels.length ? { levels: skill.levels } : {}),
      ...(skill.kept.length ? { extra: skill.kept.map(toExtra) } : {}),
    },
  };
}

function completed(
  first: CompetencyEntity,
  { spec }: CompetencyEntity,
): CompetencyEntity {
  const levels = first.spec.levels ?? spec.levels;
  const aliases = first.spec.aliases ?? spec.aliases;
  return {
    ...first,
    spec: {
      ...first.spec,
      ...(levels ? { levels } : {}),
      ...(aliases ? { aliases } : {}),
    },
  };
}

function secondDefinition(
  first: Definition,
  { entity, file, line }: Definition,
): CurriculumProblem {
  const isSame =
    JSON.stringify(first.entity.spec.levels ?? []) ===
    JSON.stringify(entity.spec.levels ?? []);
  return {
    severity: isSame ? 'info' : 'conflict',
    file,
    line,
    code: 'duplicate-competency',
    message: `${entity.metadata.title ?? entity.metadata.name} is defined at ${
      first.file
    }:${first.line} too${isSame ? '' : ', with other levels'}`,
    remedy: 'The first definition counts; this one is kept. Leave one of them',
  };
}

function toExtra({ section, key, text }: KeptFact): ExtraText {
  return { section, ...(key ? { key } : {}), text };
}
