import { COMPETENCY_LEVELS, ModuleDuration } from '../entities';
import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { emptyRoadmap } from '../roadmap/Roadmap';
import { MasterPlan, PlannedModule } from './readMasterPlan';
import { AssetMetadata } from './readMetadata';

/** Hours of a plan in the fields that modules have; a portfolio counts as a project. */
export function plannedDuration({ hours }: PlannedModule): ModuleDuration {
  const duration: ModuleDuration = { total: 0 };
  for (const [key, value] of Object.entries(hours)) {
    const part = key === 'portfolio' ? 'project' : key;
    duration.total += value;
    if (
      part === 'lecture' ||
      part === 'lab' ||
      part === 'project' ||
      part === 'assessment'
    ) {
      duration[part] = (duration[part] ?? 0) + value;
    }
  }
  return duration;
}

/** What a plan knows of a module that has no roadmap, as if it were one. */
export function plannedRoadmap(
  plan: MasterPlan,
  module: PlannedModule,
): RoadmapFile {
  const { id, title } = module;
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
              value: plannedDuration(module),
            },
          }
        : {}),
      prerequisites: module.prerequisites,
      objectives: module.objectives.map(({ line, value }) => ({
        line,
        value: { id: slug(value, { words: 6 }), text: value },
      })),
      downstream: module.projects.map(project => ({
        line: id.line,
        value: { id: project },
      })),
    },
  };
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
      competencies: metadata.competencies.map(({ id, level }) => ({
        line: id.line,
        value: {
          name: id.value,
          level: level?.value.toLowerCase() ?? COMPETENCY_LEVELS[0],
        },
      })),
    },
  };
}
