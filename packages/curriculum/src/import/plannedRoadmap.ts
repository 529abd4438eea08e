import { COMPETENCY_LEVELS, ModuleDuration } from '../entities';
import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { emptyRoadmap } from '../roadmap/Roadmap';
import { MasterPlan, PlannedModule } from './readMasterPlan';
import { AssetMetadata } from './readMetadata';

/** Hours of a plan in the fields that modules have; a portfolio counts as a project. */
export function plannedDuration({ hours }: PlannedModule): {
  duration: ModuleDuration;
  /** Hours that are neither lecture, lab, project nor assessment. */
  other: number;
} {
  const { total, ...parts } = hours;
  const duration: ModuleDuration = { total: 0 };
  let other = 0;
  for (const [key, value] of Object.entries(parts)) {
    const part = key === 'portfolio' ? 'project' : key;
    duration.total += value;
    if (
      part === 'lecture' ||
      part === 'lab' ||
      part === 'project' ||
      part === 'assessment'
    ) {
      duration[part] = (duration[part] ?? 0) + value;
    } else {
      other += value;
    }
  }
  return { duration: { ...duration, total: total ?? duration.total }, other };
}

/** What a plan knows of a module that has no roadmap, as if it were one. */
export function plannedRoadmap(
  plan: MasterPlan,
  module: PlannedModule,
): RoadmapFile {
  const { id, title } = module;
  const { duration, other } = plannedDuration(module);
  return {
    file: plan.file,
    origin: 'plan',
    roadmap: {
      ...emptyRoadmap(),
      moduleId: id,
      title,
      roles: plan.role ? [plan.role] : [],
      ...(Object.keys(module.hours).length
        ? {
            duration: {
              line: module.hoursLine,
              value: duration,
              other,
            },
          }
        : {}),
      prerequisites: module.prerequisites,
      objectives: plannedObjectives(module),
      downstream: module.projects.map(project => ({
        line: id.line,
        value: { id: project },
      })),
    },
  };
}

// An objective whose first words another has too takes the whole of its words as id.
function plannedObjectives({ objectives }: PlannedModule) {
  const taken = new Set<string>();
  return objectives.flatMap(({ line, value }) => {
    const id = [slug(value, { words: 6 }), slug(value)].find(
      it => it && !taken.has(it),
    );
    taken.add(id ?? '');
    return id ? [{ line, value: { id, text: value } }] : [];
  });
}

/** What metadata knows of a module that has neither roadmap nor plan. */
export function metadataRoadmap(
  metadata: AssetMetadata & { id: Located<string> },
): RoadmapFile {
  return {
    file: metadata.file,
    origin: 'metadata',
    roadmap: {
      ...emptyRoadmap(),
      moduleId: metadata.id,
      title: metadata.title,
      roles: metadata.roles,
      prerequisites: metadata.dependencies,
      competencies: competenciesOf(metadata),
    },
  };
}

/** A planned module with what metadata says of it and the plan does not. */
export function withMetadata(
  planned: RoadmapFile,
  metadata: AssetMetadata,
): RoadmapFile {
  const { roadmap } = planned;
  return {
    ...planned,
    roadmap: {
      ...roadmap,
      title: roadmap.title ?? metadata.title,
      roles: roadmap.roles.length ? roadmap.roles : metadata.roles,
      prerequisites: roadmap.prerequisites.length
        ? roadmap.prerequisites
        : metadata.dependencies.map(it => ({ ...it, file: metadata.file })),
      competencies: roadmap.competencies.length
        ? roadmap.competencies
        : competenciesOf(metadata).map(it => ({ ...it, file: metadata.file })),
    },
  };
}

function competenciesOf({ competencies }: AssetMetadata) {
  return competencies.map(({ id, level }) => ({
    line: id.line,
    value: {
      name: id.value,
      level: level?.value.toLowerCase() ?? COMPETENCY_LEVELS[0],
    },
  }));
}
