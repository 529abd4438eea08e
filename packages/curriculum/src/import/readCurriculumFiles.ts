import { CurriculumEntity } from '../entities';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { readQuiz } from '../quiz/read';
import { parseRoadmap } from '../roadmap/parseRoadmap';
import { RoadmapParse } from '../roadmap/Roadmap';
import { readYamlDocuments } from '../yaml/readYamlDocuments';
import { YamlDocument } from '../yaml/YamlDocument';
import { describeQuiz, ImportedQuiz } from './checkPassMarks';
import { CurriculumFile, fileKind } from './fileKind';
import { MasterPlan, readMasterPlan } from './readMasterPlan';
import { AssetMetadata, readMetadata } from './readMetadata';
import {
  readRepositoryStrategy,
  RepositoryStrategy,
} from './readRepositoryStrategy';
import { readSkillsMatrix, SkillsMatrix } from './readSkillsMatrix';
import { YamlFacts, YamlLeaf, YamlMismatch } from './YamlFacts';

/** An entity that stands among the files, and what it says leaf by leaf. */
export interface ImportedEntity {
  entity: CurriculumEntity;
  file: string;
  line: number;
  leaves: YamlLeaf[];
}

/** What was read of the files of an import, each by its kind. */
export interface CurriculumSources {
  roadmaps: RoadmapParse[];
  plans: MasterPlan[];
  metadata: AssetMetadata[];
  matrices: SkillsMatrix[];
  strategies: RepositoryStrategy[];
  quizzes: ImportedQuiz[];
  entities: ImportedEntity[];
  problems: CurriculumProblem[];
}

/** Reads every file as what it is. */
export function readCurriculumFiles(
  files: readonly CurriculumFile[],
): CurriculumSources {
  const sources: CurriculumSources = {
    roadmaps: [],
    plans: [],
    metadata: [],
    matrices: [],
    strategies: [],
    quizzes: [],
    entities: [],
    problems: [],
  };
  for (const file of files) {
    readFile(file, sources);
  }
  return sources;
}

function readFile(input: CurriculumFile, sources: CurriculumSources) {
  const { file, source } = input;
  const kind = fileKind(input);
  switch (kind) {
    case 'roadmap': {
      const parse = parseRoadmap(source, file);
      sources.roadmaps.push(parse);
      sources.problems.push(...parse.problems);
      return;
    }
    case 'quiz': {
      const document = readQuiz(source, file);
      sources.quizzes.push(describeQuiz(document, source));
      return;
    }
    case 'unknown': {
      const collector = new ProblemCollector(file);
      collector.add('warning', 'unknown-file', 1, {
        message:
          'This is no roadmap, quiz, metadata, master plan, skills matrix or repository strategy',
        remedy:
          'Name it as one of them (e.g. master-plan.yaml), or leave it out; nothing was read of it',
      });
      sources.problems.push(...collector.problems);
      return;
    }
    default:
      readYaml(kind, input, sources);
  }
}

function readYaml(
  kind:
    | 'metadata'
    | 'master-plan'
    | 'skills-matrix'
    | 'repository-strategy'
    | 'entities',
  { file, source }: CurriculumFile,
  sources: CurriculumSources,
) {
  const collector = new ProblemCollector(file);
  const documents = readYamlDocuments(source, collector);
  if (!documents.length && !collector.problems.length) {
    collector.add('error', 'empty-file', 1, {
      message: `${file} is empty`,
      remedy: 'Write what belongs there, or leave the file out',
    });
  }
  for (const document of documents) {
    const facts = YamlFacts.of(document);
    switch (kind) {
      case 'metadata':
        sources.metadata.push(readMetadata(facts, file));
        break;
      case 'master-plan':
        sources.plans.push(readMasterPlan(facts, file));
        break;
      case 'skills-matrix':
        sources.matrices.push(readSkillsMatrix(facts, file));
        break;
      case 'repository-strategy':
        sources.strategies.push(readRepositoryStrategy(facts, file));
        break;
      default:
        sources.entities.push(...entityOf(document, facts, file, collector));
    }
    for (const mismatch of facts.mismatches) {
      reportMismatch(mismatch, collector);
    }
  }
  sources.problems.push(...collector.problems);
}

// Only the competencies of entities are used, and these by fields that may be absent.
function entityOf(
  document: YamlDocument,
  facts: YamlFacts,
  file: string,
  collector: ProblemCollector,
): ImportedEntity[] {
  const entity = document.value as Partial<CurriculumEntity> | null;
  const line = document.lineOf(['kind']);
  if (typeof entity?.metadata?.name !== 'string' || !entity.spec) {
    collector.add('error', 'no-entity', line, {
      message: 'This has no metadata.name or no spec, so it is no entity',
      remedy: 'Complete it, or take it out; nothing was read of it',
    });
    return [];
  }
  if (entity.kind !== 'Competency') {
    collector.add('info', 'entity-not-used', line, {
      message: `The ${String(entity.kind)} ${
        entity.metadata.name
      } is kept and not made again; only competencies of entities are used`,
      remedy: 'Give entities of an import before as --previous',
    });
  }
  return [
    {
      entity: entity as CurriculumEntity,
      file,
      line,
      leaves: facts.leaves(file),
    },
  ];
}

function reportMismatch(
  { path, line, found, expected, taken }: YamlMismatch,
  collector: ProblemCollector,
) {
  collector.add(taken ? 'warning' : 'error', 'yaml-form', line, {
    message: `${
      path.join('.') || 'The document'
    } is ${found}; expected ${expected}`,
    remedy: taken
      ? 'It is taken as a list of one; write it as a list'
      : 'Correct it; until then it is kept as it is and counts for nothing',
  });
}
