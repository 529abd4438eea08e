import { CurriculumEntity } from '../entities';
import { slug } from '../entities/slug';
import { compareProblems, CurriculumProblem } from '../problems';
import { QuizDocument } from '../quiz/read';
import { checkRoadmaps, RoadmapFile } from '../roadmap/checkRoadmaps';
import { RoadmapEntityOptions } from '../roadmap/roadmapEntities';
import { checkAlikeNames } from './checkAlikeNames';
import {
  checkCompetencyNames,
  CompetencyMention,
} from './checkCompetencyNames';
import { checkMatrices } from './checkMatrices';
import { checkMetadata } from './checkMetadata';
import { checkPassMarks } from './checkPassMarks';
import { checkPlans } from './checkPlans';
import { checkQuizDocuments } from './checkQuizDocuments';
import { checkStrategy } from './checkStrategy';
import { CompetencyNames } from './CompetencyNames';
import { curriculumEntities } from './curriculumEntities';
import { defineCompetencies } from './defineCompetencies';
import { CurriculumFile } from './fileKind';
import { identifyModules } from './identifyModules';
import { keepIds } from './keepIds';
import { CurriculumSources, readCurriculumFiles } from './readCurriculumFiles';
import { KeptFact } from './YamlFacts';

/** How to import. @public */
export interface CurriculumImportOptions extends RoadmapEntityOptions {
  /**
   * What an import before gave, or the entities of the catalog. Objectives, units and items keep the ids that they
   * have there even where their words were edited, and its competencies with their aliases count as defined.
   */
  previous?: readonly CurriculumEntity[];
}

/** What an import gives: entities, and everything that a person should know about them. @public */
export interface CurriculumImport {
  /** Paths first, then modules, then competencies. */
  entities: CurriculumEntity[];
  /** By file and line. */
  report: CurriculumProblem[];
  /** What the files say and no entity has a place for, word for word. */
  kept: KeptFact[];
  /** The quizzes among the files, with their keys: for instructors' eyes only. */
  quizzes: QuizDocument[];
}

/**
 * Makes entities of roadmaps and of the files that stand beside them, and reports what could not be placed or what
 * contradicts.
 *
 * Of what several files say of a module its roadmap counts, then the plan of its role, then metadata; every
 * difference is in the report. Prerequisites count as the truth and `Next` as a hint. Of two files with the same
 * module id the first one is taken, and the texts of the other are kept. A file that cannot be used is an error in the report and does not keep the
 * others from being imported; this function does not throw.
 *
 * @public
 */
export function importCurriculum(
  files: readonly CurriculumFile[],
  options: CurriculumImportOptions = {},
): CurriculumImport {
  const sources = readCurriculumFiles(files);
  const identified = identifyModules(sources);
  const { modules } = identified;
  const idsKept = keepIds(modules, options.previous ?? []);
  const byName = new Map(
    modules.map(it => [slug(it.roadmap.moduleId.value), it]),
  );
  const defined = defineCompetencies(sources, options.previous ?? [], options);
  const names = CompetencyNames.of(defined.competencies);
  const { entities, kept, competencyProblems } = curriculumEntities({
    sources,
    identified,
    defined,
    names,
    options,
  });
  return {
    entities,
    kept,
    quizzes: sources.quizzes.map(it => it.document),
    report: [
      ...sources.problems,
      ...identified.duplicates,
      ...idsKept,
      ...checkRoadmaps(modules),
      ...checkPlans(sources.plans, byName),
      ...checkMetadata(sources.metadata, byName, names),
      ...checkMatrices(sources.matrices),
      ...sources.strategies.flatMap(it => checkStrategy(it, byName)),
      ...checkQuizDocuments(sources.quizzes.map(it => it.document)),
      ...checkPassMarks(sources.quizzes, byName),
      ...defined.problems,
      ...checkNames(sources, modules, names),
      ...competencyProblems,
    ].sort(compareProblems),
  };
}

function checkNames(
  sources: CurriculumSources,
  modules: readonly RoadmapFile[],
  names: CompetencyNames,
): CurriculumProblem[] {
  const ofModules: CompetencyMention[] = modules.flatMap(({ file, roadmap }) =>
    roadmap.competencies.map(({ line, value, file: other }) => ({
      file: other ?? file,
      line,
      name: value.name,
    })),
  );
  const ofPlans: CompetencyMention[] = sources.plans.flatMap(plan =>
    plan.projects.flatMap(project =>
      project.competencies.map(({ line, value }) => ({
        file: plan.file,
        line,
        name: value,
      })),
    ),
  );
  // Without definitions the names of the modules are all that plans can be held against.
  return [
    ...(names.isEmpty
      ? checkCompetencyNames(ofPlans, namesOf(ofModules))
      : checkCompetencyNames([...ofModules, ...ofPlans], names)),
    ...checkAlikeNames(ofModules, names),
  ];
}

function namesOf(mentions: readonly CompetencyMention[]): CompetencyNames {
  return CompetencyNames.of(
    mentions.map(({ name }) => ({
      apiVersion: 'gpu-academy.io/v1alpha1',
      kind: 'Competency',
      metadata: { name: slug(name), title: name },
      spec: { type: 'technical', owner: '', lifecycle: '' },
    })),
  );
}
