import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { CurriculumProblem } from '../problems';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { metadataRoadmap, plannedRoadmap } from './plannedRoadmap';
import { CurriculumSources } from './readCurriculumFiles';
import { AssetMetadata } from './readMetadata';

/**
 * One source for every module: its roadmap; where there is none the plan of its role, and where there is no plan
 * either its metadata.
 */
export function identifyModules(sources: CurriculumSources): {
  modules: RoadmapFile[];
  duplicates: CurriculumProblem[];
} {
  const byName = new Map<string, RoadmapFile>();
  const duplicates: CurriculumProblem[] = [];
  const nameOf = (it: RoadmapFile) => slug(it.roadmap.moduleId.value);
  for (const { file, roadmap } of sources.roadmaps) {
    const { moduleId } = roadmap;
    if (!moduleId) {
      continue;
    }
    const candidate: RoadmapFile = {
      file,
      origin: 'roadmap',
      roadmap: { ...roadmap, moduleId },
    };
    const first = byName.get(nameOf(candidate));
    if (first) {
      duplicates.push({
        severity: 'error',
        file,
        line: moduleId.line,
        code: 'duplicate-module-id',
        message: `${moduleId.value} is the id of ${first.file}:${first.roadmap.moduleId.line} too`,
        remedy: 'Give one of them another id; this file is left out',
      });
    } else {
      byName.set(nameOf(candidate), candidate);
    }
  }
  const others = [
    ...sources.plans.flatMap(plan =>
      plan.modules.map(module => plannedRoadmap(plan, module)),
    ),
    ...sources.metadata.filter(isModule).map(metadataRoadmap),
  ];
  for (const candidate of others) {
    if (slug(nameOf(candidate)) && !byName.has(nameOf(candidate))) {
      byName.set(nameOf(candidate), candidate);
    }
  }
  return { modules: Array.from(byName.values()), duplicates };
}

function isModule(
  metadata: AssetMetadata,
): metadata is AssetMetadata & { id: Located<string> } {
  return metadata.id !== undefined && metadata.type?.value === 'module';
}
