import { SectionReader } from './fieldsReader';
import { readCompetencies } from './readCompetencies';
import { readCrossRole } from './readCrossRole';
import { readActivities, readComponents, readEvidence } from './readItems';
import { readNotes } from './readNotes';
import { readObjectives } from './readObjectives';
import { readOutline } from './readOutline';
import { readOverview } from './readOverview';
import { readResources } from './readResources';
import { readSolutions } from './readSolutions';

const readChecklist: SectionReader = (block, roadmap) => {
  if (block.kind !== 'task' && block.kind !== 'bullet') {
    return false;
  }
  const text = [block.text, ...block.items.map(it => it.value)].join(' ');
  roadmap.qualityChecklist.push({
    line: block.line,
    value: { text, done: block.kind === 'task' && block.done },
  });
  return true;
};

const readSharedAssets: SectionReader = (block, roadmap) => {
  if (block.kind !== 'bullet') {
    return false;
  }
  const title = [block.text, ...block.items.map(it => it.value)].join(' ');
  roadmap.sharedAssets.push({ line: block.line, value: { title } });
  return true;
};

/** One reader a section of the known dialects, by title as `normaliseHeading` writes it. */
export const sectionReaders = new Map(
  Object.entries<SectionReader>({
    'module overview': readOverview,
    overview: readOverview,
    'cross role progression': readCrossRole,
    'learning objectives': readObjectives,
    objectives: readObjectives,
    'competency alignment': readCompetencies,
    competencies: readCompetencies,
    'content outline': readOutline,
    outline: readOutline,
    'practical components': readComponents,
    'hands on activities': readActivities,
    'assessments and evidence': readEvidence,
    'assessment and evidence': readEvidence,
    'shared assets and legacy mapping': readSharedAssets,
    'shared assets': readSharedAssets,
    'solutions plan': readSolutions,
    'resource plan': readResources,
    resources: readResources,
    'quality checklist': readChecklist,
    'dependencies and notes': readNotes,
  }),
);
