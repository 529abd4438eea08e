import { CurriculumEntity } from '../entities';
import { slug } from '../entities/slug';
import { compareProblems, CurriculumProblem } from '../problems';
import { checkRoadmaps, RoadmapFile } from './checkRoadmaps';
import { parseRoadmap } from './parseRoadmap';
import {
  competencyEntities,
  moduleEntity,
  pathEntities,
  RoadmapEntityOptions,
} from './roadmapEntities';
import { RoadmapParse } from './Roadmap';

/** What an import gives: entities, and everything that a person should know about them. @public */
export interface RoadmapImport {
  /** Paths first, then modules, then competencies. */
  entities: CurriculumEntity[];
  /** By file and line. */
  report: CurriculumProblem[];
}

/**
 * Makes entities of roadmaps and reports what could not be placed or what contradicts.
 *
 * Prerequisites count as the truth and `Next` as a hint. Of two files with the same module id the first one is
 * taken. A file that cannot be used is an error in the report and does not keep the others from being imported.
 *
 * @public
 */
export function importRoadmaps(
  files: { file: string; source: string }[],
  options: RoadmapEntityOptions = {},
): RoadmapImport {
  const parses = files.map(({ file, source }) => parseRoadmap(source, file));
  const { kept, duplicates } = identify(parses);
  const roadmaps = kept.map(it => it.roadmap);
  const competencies = competencyEntities(roadmaps, options);
  return {
    entities: [
      ...pathEntities(roadmaps, options),
      ...roadmaps.map(it => moduleEntity(it, options)),
      ...competencies,
    ],
    report: [
      ...parses.flatMap(it => it.problems),
      ...duplicates,
      ...checkRoadmaps(kept),
      ...competencies.flatMap(it => levelsMissing(it.metadata.name, kept)),
    ].sort(compareProblems),
  };
}

function identify(parses: RoadmapParse[]): {
  kept: RoadmapFile[];
  duplicates: CurriculumProblem[];
} {
  const byName = new Map<string, RoadmapFile>();
  const duplicates: CurriculumProblem[] = [];
  for (const { file, roadmap } of parses) {
    const { moduleId } = roadmap;
    if (!moduleId) {
      continue;
    }
    const first = byName.get(slug(moduleId.value));
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
      byName.set(slug(moduleId.value), {
        file,
        roadmap: { ...roadmap, moduleId },
      });
    }
  }
  return { kept: Array.from(byName.values()), duplicates };
}

function levelsMissing(
  name: string,
  files: RoadmapFile[],
): CurriculumProblem[] {
  for (const { file, roadmap } of files) {
    const first = roadmap.competencies.find(it => slug(it.value.name) === name);
    if (first) {
      return [
        {
          severity: 'info',
          file,
          line: first.line,
          code: 'competency-without-levels',
          message: `What the levels of “${first.value.name}” mean is not said in a roadmap`,
          remedy: 'Describe them in spec.levels of the Competency',
        },
      ];
    }
  }
  return [];
}
