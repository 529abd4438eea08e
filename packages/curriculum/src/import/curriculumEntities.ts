import { CompetencyEntity, CurriculumEntity } from '../entities';
import { slug } from '../entities/slug';
import { CurriculumProblem } from '../problems';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import {
  competencyEntities,
  moduleEntity,
  pathEntities,
  RoadmapEntityOptions,
} from '../roadmap/roadmapEntities';
import { CompetencyNames } from './CompetencyNames';
import { DefinedCompetencies } from './defineCompetencies';
import { IdentifiedModules } from './identifyModules';
import { keepUnsaid } from './keepUnsaid';
import { keptSections } from './keptSections';
import { isOf, moduleExtras } from './moduleExtras';
import { pathOfPlan } from './pathOfPlan';
import { CurriculumSources } from './readCurriculumFiles';
import { MasterPlan } from './readMasterPlan';
import { KeptFact, YamlLeaf } from './YamlFacts';

/** Makes entities of what was read, and tells what went into none of them. */
export function curriculumEntities(input: {
  sources: CurriculumSources;
  identified: IdentifiedModules;
  defined: DefinedCompetencies;
  names: CompetencyNames;
  options: RoadmapEntityOptions;
}): {
  entities: CurriculumEntity[];
  kept: KeptFact[];
  competencyProblems: CurriculumProblem[];
} {
  const { sources, identified, defined, names, options } = input;
  const { modules, leftOut } = identified;
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
    return plan ? pathOfPlan(path, plan) : path;
  });
  const competencies = unique([
    ...defined.competencies,
    ...competencyEntities(roadmaps, options, resolve),
  ]);
  return {
    entities: [
      ...paths,
      ...modules.map(it => {
        const entity = moduleEntity(it.roadmap, options, resolve);
        const parse = sources.roadmaps.find(
          ({ file }) => it.origin === 'roadmap' && file === it.file,
        );
        return moduleExtras(
          parse
            ? keepUnsaid(entity, parse, competencies, sources.problems)
            : entity,
          sources,
          paths,
        );
      }),
      ...competencies,
    ],
    kept: [
      // a second plan of a role adds to what is known, and changes nothing
      ...sources.plans
        .filter(it => !used.has(it))
        .flatMap(it => it.leaves.map(toFact)),
      ...sources.metadata
        .filter(
          it =>
            !roadmaps.some(({ moduleId }) => isOf(it, slug(moduleId.value))),
        )
        .flatMap(it => it.leaves.map(toFact)),
      ...sources.matrices.flatMap(it => it.kept),
      ...sources.strategies.flatMap(it => it.kept),
      ...sources.entities
        .filter(it => it.entity.kind !== 'Competency')
        .flatMap(it => it.leaves.map(toFact)),
      ...defined.kept,
      ...leftOut.flatMap(keptSections),
    ],
    competencyProblems: competencies
      .filter(it => !it.spec.levels?.length)
      .flatMap(it => levelsMissing(it, modules, resolve)),
  };
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
          file: first.file ?? file,
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

function toFact({ path: _, ...fact }: YamlLeaf): KeptFact {
  return fact;
}
