import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { CurriculumProblem } from '../problems';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { RoadmapParse } from '../roadmap/Roadmap';
import {
  metadataRoadmap,
  plannedRoadmap,
  withMetadata,
} from './plannedRoadmap';
import { CurriculumSources } from './readCurriculumFiles';
import { AssetMetadata } from './readMetadata';

/** What the modules of an import are, and what could not be made one. */
export interface IdentifiedModules {
  modules: RoadmapFile[];
  /** Roadmaps without an id, or with one that another has. */
  leftOut: RoadmapParse[];
  duplicates: CurriculumProblem[];
}

/**
 * One source for every module: its roadmap; where there is none the plan of its role, and where there is no plan
 * either its metadata. What a plan leaves open metadata fills in.
 */
export function identifyModules(sources: CurriculumSources): IdentifiedModules {
  const byName = new Map<string, RoadmapFile>();
  const leftOut: RoadmapParse[] = [];
  const duplicates: CurriculumProblem[] = [];
  for (const parse of sources.roadmaps) {
    const { file, roadmap } = parse;
    const { moduleId } = roadmap;
    const first = moduleId && byName.get(slug(moduleId.value));
    if (!moduleId || first) {
      leftOut.push(parse);
    } else {
      byName.set(slug(moduleId.value), {
        file,
        origin: 'roadmap',
        roadmap: { ...roadmap, moduleId },
      });
    }
    if (moduleId && first) {
      duplicates.push({
        severity: 'error',
        file,
        line: moduleId.line,
        code: 'duplicate-module-id',
        message: `${moduleId.value} is the id of ${first.file}:${first.roadmap.moduleId.line} too`,
        remedy:
          'Give one of them another id; no entity is made of this file, whose texts are kept as they are',
      });
    }
  }
  addPlanned(sources, byName);
  return { modules: Array.from(byName.values()), leftOut, duplicates };
}

function addPlanned(
  sources: CurriculumSources,
  byName: Map<string, RoadmapFile>,
) {
  const metadata = sources.metadata.filter(isModule);
  for (const plan of sources.plans) {
    for (const module of plan.modules) {
      const name = slug(module.id.value);
      const own = metadata.find(it => slug(it.id.value) === name);
      if (name && !byName.has(name)) {
        const planned = plannedRoadmap(plan, module);
        byName.set(name, own ? withMetadata(planned, own) : planned);
      }
    }
  }
  for (const one of metadata) {
    const name = slug(one.id.value);
    if (name && !byName.has(name)) {
      byName.set(name, metadataRoadmap(one));
    }
  }
}

function isModule(
  metadata: AssetMetadata,
): metadata is AssetMetadata & { id: Located<string> } {
  return metadata.id !== undefined && metadata.type?.value === 'module';
}
