import {
  CompetencyEntity,
  CURRICULUM_API_VERSION,
  CurriculumEntity,
  ExtraText,
  LearningModuleEntity,
} from '../entities';
import { slug } from '../entities/slug';
import { CurriculumProblem } from '../problems';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import {
  competencyEntities,
  entityDefaults,
  moduleEntity,
  pathEntities,
  RoadmapEntityOptions,
} from '../roadmap/roadmapEntities';
import { CompetencyNames } from './CompetencyNames';
import { CurriculumSources } from './readCurriculumFiles';
import { MasterPlan } from './readMasterPlan';
import { SkillsMatrix } from './readSkillsMatrix';
import { KeptFact } from './YamlFacts';

/** Makes entities of what was read, and tells what went into none of them. */
export function curriculumEntities(input: {
  sources: CurriculumSources;
  modules: readonly RoadmapFile[];
  names: CompetencyNames;
  options: RoadmapEntityOptions;
}): {
  entities: CurriculumEntity[];
  kept: KeptFact[];
  competencyProblems: CurriculumProblem[];
} {
  const { sources, modules, names, options } = input;
  const roadmaps = modules.map(it => it.roadmap);
  const resolve = (name: string) => names.resolve(name);
  const slugOf = roleSlugs(sources);
  const used = new Set<MasterPlan>();
  const paths = pathEntities(roadmaps, options, slugOf).map(path => {
    const plan = sources.plans.find(
      it => slugOf(it.role?.value ?? '') === path.metadata.name,
    );
    if (plan) {
      used.add(plan);
    }
    return plan ? withPlan(path, plan) : path;
  });
  const defined = unique([
    ...sources.entities.filter(isCompetency),
    ...matrixCompetencies(sources.matrices, options),
  ]);
  const competencies = unique([
    ...defined,
    ...competencyEntities(roadmaps, options, resolve),
  ]);
  return {
    entities: [
      ...paths,
      ...modules.map(it =>
        withExtra(moduleEntity(it.roadmap, options, resolve), it, sources),
      ),
      ...competencies,
    ],
    kept: [
      // a second plan of a role adds to what is known, and changes nothing
      ...sources.plans.filter(it => !used.has(it)).flatMap(it => it.kept),
      ...sources.metadata
        .filter(it => !ownerOf(it.id?.value, modules))
        .flatMap(it => it.kept),
      ...sources.matrices.flatMap(it => it.kept),
      ...sources.strategies.flatMap(it => it.kept),
    ],
    competencyProblems: competencies
      .filter(it => !it.spec.levels?.length)
      .flatMap(it => levelsMissing(it, modules, resolve)),
  };
}

/** The competencies that skills matrices define, with what their levels mean. */
export function matrixCompetencies(
  matrices: readonly SkillsMatrix[],
  options: RoadmapEntityOptions,
): CompetencyEntity[] {
  const { namespace, owner, lifecycle } = entityDefaults(options);
  return unique(
    matrices.flatMap(({ skills }) =>
      skills.map(
        (skill): CompetencyEntity => ({
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
            levels: skill.levels,
            ...(skill.kept.length ? { extra: skill.kept.map(toExtra) } : {}),
          },
        }),
      ),
    ),
  );
}

function withPlan<T extends { spec: object }>(path: T, plan: MasterPlan): T {
  const extra = [
    ...(plan.title ? [{ section: 'program_name', text: plan.title }] : []),
    ...plan.kept.map(toExtra),
  ];
  return {
    ...path,
    spec: {
      ...path.spec,
      ...(plan.level ? { level: plan.level } : {}),
      ...(plan.totalHours ? { durationHours: plan.totalHours.value } : {}),
      ...(plan.outcomes.length ? { outcomes: plan.outcomes } : {}),
      ...(Object.keys(plan.targets).length ? { targets: plan.targets } : {}),
      ...(plan.projects.length
        ? {
            projects: plan.projects.map(({ id, title, competencies }) => ({
              id: id.value,
              title,
              competencies: competencies.map(it => it.value),
            })),
          }
        : {}),
      ...(extra.length ? { extra } : {}),
    },
  };
}

// What the plan and metadata add to a module: the roadmap's own words stay as they are.
function withExtra(
  entity: LearningModuleEntity,
  module: RoadmapFile,
  sources: CurriculumSources,
): LearningModuleEntity {
  const name = entity.metadata.name;
  const known = new Set(entity.spec.objectives?.map(it => it.text));
  const downstream = [...(entity.spec.downstream ?? [])];
  const extra: ExtraText[] = [...(entity.spec.extra ?? [])];
  let description: string | undefined;
  for (const plan of sources.plans) {
    for (const planned of plan.modules) {
      if (slug(planned.id.value) !== name) {
        continue;
      }
      for (const { value } of planned.objectives) {
        if (!known.has(value)) {
          extra.push({
            section: 'Master plan',
            key: 'learning_objectives',
            text: value,
          });
        }
      }
      for (const id of planned.projects) {
        if (!downstream.some(it => it.id === id)) {
          downstream.push({ id });
        }
      }
      extra.push(...planned.kept.map(it => inSection('Master plan', it)));
    }
  }
  for (const metadata of sources.metadata) {
    if (ownerOf(metadata.id?.value, [module]) === undefined) {
      continue;
    }
    const section = `Metadata (${metadata.type?.value ?? 'asset'})`;
    if (metadata.type?.value === 'module') {
      description ??= metadata.description;
    } else if (metadata.description) {
      extra.push({ section, key: 'description', text: metadata.description });
    }
    for (const key of ['status', 'stage'] as const) {
      const text = metadata[key]?.value;
      if (text) {
        extra.push({ section, key, text });
      }
    }
    extra.push(...metadata.kept.map(it => inSection(section, it)));
  }
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      ...(description ? { description } : {}),
    },
    spec: { ...entity.spec, downstream, extra },
  };
}

function ownerOf(
  id: string | undefined,
  modules: readonly RoadmapFile[],
): RoadmapFile | undefined {
  return modules.find(it => slug(it.roadmap.moduleId.value) === slug(id ?? ''));
}

// The strategy names the roles of all files; a plan names one; what neither has is named after itself.
function roleSlugs(sources: CurriculumSources): (role: string) => string {
  const slugs = new Map<string, string>();
  for (const plan of sources.plans) {
    slugs.set(slug(plan.role?.value ?? ''), plan.roleSlug);
  }
  for (const { name, slug: value } of sources.strategies.flatMap(
    it => it.roles,
  )) {
    slugs.set(slug(name.value), slug(value.value));
  }
  return role => slugs.get(slug(role)) ?? slug(role);
}

function levelsMissing(
  competency: CompetencyEntity,
  modules: readonly RoadmapFile[],
  resolve: (name: string) => string,
): CurriculumProblem[] {
  for (const { file, roadmap } of modules) {
    const first = roadmap.competencies.find(
      it => resolve(it.value.name) === competency.metadata.name,
    );
    if (first) {
      return [
        {
          severity: 'info',
          file,
          line: first.line,
          code: 'competency-without-levels',
          message: `What the levels of “${first.value.name}” mean is said nowhere`,
          remedy:
            'Describe them in spec.levels of the Competency, or import a skills matrix',
        },
      ];
    }
  }
  return [];
}

function unique(entities: CompetencyEntity[]): CompetencyEntity[] {
  const names = new Set<string>();
  return entities.filter(({ metadata }) => {
    const isNew = !names.has(metadata.name);
    names.add(metadata.name);
    return isNew;
  });
}

function isCompetency(entity: CurriculumEntity): entity is CompetencyEntity {
  return entity.kind === 'Competency';
}

function toExtra({ section, key, text }: KeptFact): ExtraText {
  return { section, ...(key ? { key } : {}), text };
}

function inSection(section: string, { section: head, key, text }: KeptFact) {
  return { section, key: [head, key].filter(Boolean).join('.'), text };
}
