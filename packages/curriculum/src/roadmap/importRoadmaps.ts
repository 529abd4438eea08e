import { CurriculumEntity } from '../entities';
import { importCurriculum } from '../import/importCurriculum';
import { CurriculumProblem } from '../problems';
import { RoadmapEntityOptions } from './roadmapEntities';

/** What an import gives: entities, and everything that a person should know about them. @public */
export interface RoadmapImport {
  /** Paths first, then modules, then competencies. */
  entities: CurriculumEntity[];
  /** By file and line. */
  report: CurriculumProblem[];
}

/**
 * Makes entities of roadmaps alone; `importCurriculum` takes the files beside them too.
 *
 * @public
 */
export function importRoadmaps(
  files: { file: string; source: string }[],
  options: RoadmapEntityOptions = {},
): RoadmapImport {
  const { entities, report } = importCurriculum(files, options);
  return { entities, report };
}
