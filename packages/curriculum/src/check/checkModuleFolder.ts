import { CurriculumEntity, LearningModuleEntity } from '../entities';
import { looseModule } from '../folder/looseModule';
import { ModuleFile } from '../folder/ModuleFile';
import {
  readFolderParts,
  validateModuleFile,
} from '../folder/readModuleFolder';
import { compareProblems, CurriculumProblem } from '../problems';
import { readYamlDocuments } from '../yaml/readYamlDocuments';
import { ProblemCollector } from '../problems/ProblemCollector';
import { checkChecklists } from './checkChecklists';
import { checkAssessors } from './checkAssessors';
import { checkLabs } from './checkLabs';
import { checkLayout } from './checkLayout';
import { checkLinks } from './checkLinks';
import { checkPrerequisites } from './checkPrerequisites';
import { checkQuizzes } from './checkQuizzes';
import { checkSnippets } from './checkSnippets';
import { checkSolutions } from './checkSolutions';
import { checkStarterTexts } from './checkStarterTexts';
import { checkTexts } from './checkTexts';
import { FolderContext } from './FolderContext';
import { FolderFiles } from './FolderFiles';
import { checkClaims, qualityChecklist } from './qualityChecklist';
import { QualityFinding } from './QualityFinding';

/** Everything that is wrong with a module folder, and how it stands to the quality checklist. @public */
export interface ModuleFolderCheck {
  /** As it was asked for. */
  path: string;
  /** The entities that publishing it would make; empty where it cannot be published. */
  entities: CurriculumEntity[];
  /** By file and line; files are relative to the folder. */
  problems: CurriculumProblem[];
  /** Empty where module.yaml cannot be read. */
  quality: QualityFinding[];
}

/**
 * Checks a module folder as its instructor wants to publish it: `module.yaml`, texts, quizzes, checklists, labs,
 * solutions and what else is there.
 *
 * The folder passes where no problem is an error. This function does not throw.
 *
 * @param options - `earlier`: the modules that come before, whose objectives are not to be repeated
 * @public
 */
export async function checkModuleFolder(
  path: string,
  options: { earlier?: readonly LearningModuleEntity[] } = {},
): Promise<ModuleFolderCheck> {
  const folder = await readFolderParts(path);
  const context = await openFolder(path);
  const [texts, starters, snippets, quizzes, checklists, labs] =
    await Promise.all([
      checkTexts(context),
      checkStarterTexts(context),
      checkSnippets(context),
      checkQuizzes(context),
      checkChecklists(context),
      checkLabs(context),
    ]);
  const { module } = context;
  const quality = module
    ? await qualityChecklist({
        ...context,
        module: named(module),
        definedCompetencies: folder.definedCompetencies,
        quizzes: quizzes.quizzes.map(it => it.quiz),
        checklists,
        labs,
        snippets,
        earlier: options.earlier,
      })
    : [];
  return {
    path,
    entities: folder.entities,
    problems: [
      ...folder.problems,
      ...texts,
      ...starters,
      ...snippets.problems,
      ...quizzes.problems,
      ...checklists.problems,
      ...labs.problems,
      ...checkAssessors(context, { quizzes, checklists }),
      ...checkPrerequisites(context, options.earlier),
      ...checkSolutions(context),
      ...withoutKnown(checkLinks(context), folder.problems),
      ...checkLayout(context),
      ...checkClaims(quality),
    ].sort(compareProblems),
    quality,
  };
}

// Entries that a schema error robs of their names can be asked about by none.
function named(module: ModuleFile): ModuleFile {
  return {
    ...module,
    objectives: module.objectives?.filter(it => it.id),
    competencies: module.competencies?.filter(it => it.competency),
    items: module.items.filter(it => it.id),
  };
}

// Who reads the folder says of some links that they cannot be followed.
function withoutKnown(
  links: CurriculumProblem[],
  known: readonly CurriculumProblem[],
) {
  return links.filter(
    it => !known.some(({ file, code }) => file === it.file && code === it.code),
  );
}

// What is wrong with module.yaml is reported by who reads the folder; here whatever can be looked into counts.
async function openFolder(path: string): Promise<FolderContext> {
  const files = await FolderFiles.open(path);
  if (!files.has('module.yaml')) {
    return { files };
  }
  const unheard = new ProblemCollector('module.yaml');
  const text = await files.text('module.yaml');
  const [document] = readYamlDocuments(text, unheard);
  const module =
    document &&
    (validateModuleFile(document, unheard) ?? looseModule(document.value));
  return module ? { files, document, module } : { files };
}
