import { CurriculumEntity } from '../entities';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { readQuiz } from '../quiz/read';
import { parseRoadmap } from '../roadmap/parseRoadmap';
import { RoadmapParse } from '../roadmap/Roadmap';
import { readYamlDocuments } from '../yaml/readYamlDocuments';
import { describeQuiz, ImportedQuiz } from './checkPassMarks';
import { CurriculumFile, fileKind } from './fileKind';
import { MasterPlan, readMasterPlan } from './readMasterPlan';
import { AssetMetadata, readMetadata } from './readMetadata';
import {
  readRepositoryStrategy,
  RepositoryStrategy,
} from './readRepositoryStrategy';
import { readSkillsMatrix, SkillsMatrix } from './readSkillsMatrix';
import { YamlFacts } from './YamlFacts';

/** What was read of the files of an import, each by its kind. */
export interface CurriculumSources {
  roadmaps: RoadmapParse[];
  plans: MasterPlan[];
  metadata: AssetMetadata[];
  matrices: SkillsMatrix[];
  strategies: RepositoryStrategy[];
  quizzes: ImportedQuiz[];
  entities: CurriculumEntity[];
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
      sources.problems.push(...document.issues);
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
        // only the competencies of entities are looked at, and these by fields that may be absent
        sources.entities.push(...entityOf(document.value));
    }
  }
  sources.problems.push(...collector.problems);
}

function entityOf(value: unknown): CurriculumEntity[] {
  const entity = value as Partial<CurriculumEntity> | null;
  return typeof entity?.metadata?.name === 'string' && entity.spec
    ? [entity as CurriculumEntity]
    : [];
}
