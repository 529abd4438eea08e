import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CompetencyEntity,
  CurriculumEntity,
  LearningPathEntity,
} from '../entities';
import { compareProblems, CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import competencySchema from '../../schemas/competency.schema.json';
import learningPathSchema from '../../schemas/learning-path.schema.json';
import moduleSchema from '../../schemas/module.schema.json';
import { checkModuleFile } from './checkModuleFile';
import { ModuleFile } from './ModuleFile';
import { isInFolder } from './isInFolder';
import { looseModule } from './looseModule';
import { moduleFileEntity } from './moduleFileEntity';
import { readYamlDocuments } from '../yaml/readYamlDocuments';
import { YamlDocument } from '../yaml/YamlDocument';
import { yamlValidator } from '../yaml/yamlValidator';

/** What was read of a module folder. @public */
export interface ModuleFolder {
  /** As it was asked for. */
  path: string;
  /** The module, and the entities that it brings along; empty where there is any error. */
  entities: CurriculumEntity[];
  /** By file and line; files are relative to the folder. */
  problems: CurriculumProblem[];
}

/** Holds a `module.yaml` against its schema. */
export const validateModuleFile = yamlValidator<ModuleFile>(moduleSchema);
const validateCompetency = yamlValidator<CompetencyEntity>(competencySchema);
const validateLearningPath =
  yamlValidator<LearningPathEntity>(learningPathSchema);

/**
 * Reads a module as its instructor publishes it: `module.yaml`, and the paths and competencies that it brings
 * along as entities in `entities/*.yaml`.
 *
 * A folder with an error gives no entities at all, so that nothing half-read is published. What is wrong is in
 * `problems`; this function does not throw.
 *
 * @param path - of the folder
 * @public
 */
export async function readModuleFolder(path: string): Promise<ModuleFolder> {
  const { definedCompetencies: _, ...folder } = await readFolderParts(path);
  return folder;
}

/** The same, with the names of the competencies that the folder defines even where something else is wrong with it. */
export async function readFolderParts(
  path: string,
): Promise<ModuleFolder & { definedCompetencies: string[] }> {
  const module = await readModule(path);
  const companions = await readCompanions(path);
  const problems = [...module.problems, ...companions.problems].sort(
    compareProblems,
  );
  const failed = problems.some(it => it.severity === 'error');
  return {
    path,
    entities: failed ? [] : [...module.entities, ...companions.entities],
    problems,
    definedCompetencies: companions.definedCompetencies,
  };
}

interface Part {
  entities: CurriculumEntity[];
  problems: CurriculumProblem[];
}

async function readModule(path: string): Promise<Part> {
  const collector = new ProblemCollector('module.yaml');
  const [document] = await readYamlFile(path, 'module.yaml', collector);
  const valid = document && validateModuleFile(document, collector);
  const module = valid ?? looseModule(document?.value);
  if (!document || !module) {
    return { entities: [], problems: collector.problems };
  }
  const files = new Set<string>();
  for (const { file } of [
    ...(module.units ?? []),
    ...(module.sharedAssets ?? []),
  ]) {
    if (file && (await isFile(path, file))) {
      files.add(file);
    }
  }
  checkModuleFile(module, document, file => files.has(file), collector);
  return {
    entities: valid ? [moduleFileEntity(valid)] : [],
    problems: collector.problems,
  };
}

async function readCompanions(
  path: string,
): Promise<Part & { definedCompetencies: string[] }> {
  const part: Part = { entities: [], problems: [] };
  const definedCompetencies: string[] = [];
  const names = await readdir(join(path, 'entities')).catch(() => []);
  for (const name of names.filter(it => /\.ya?ml$/.test(it)).sort()) {
    const file = `entities/${name}`;
    const collector = new ProblemCollector(file);
    for (const document of await readYamlFile(path, file, collector)) {
      definedCompetencies.push(...competencyNameOf(document.value));
      const entity = validateEntity(document, collector);
      if (entity) {
        part.entities.push(entity);
      }
    }
    part.problems.push(...collector.problems);
  }
  return { ...part, definedCompetencies };
}

function competencyNameOf(value: unknown): string[] {
  const { kind, metadata } = (value ?? {}) as Partial<CompetencyEntity>;
  return kind === 'Competency' && typeof metadata?.name === 'string'
    ? [metadata.name]
    : [];
}

function validateEntity(
  document: YamlDocument,
  collector: ProblemCollector,
): CurriculumEntity | undefined {
  const kind = (document.value as { kind?: unknown } | null)?.kind;
  switch (kind) {
    case 'Competency':
      return validateCompetency(document, collector);
    case 'LearningPath':
      return validateLearningPath(document, collector);
    default:
      collector.add('error', 'unknown-kind', document.lineOf(['kind']), {
        message: `kind: expected Competency or LearningPath; found ${JSON.stringify(
          kind,
        )}`,
        remedy:
          'A module folder brings along only these; register others with the catalog',
      });
      return undefined;
  }
}

async function readYamlFile(
  path: string,
  file: string,
  collector: ProblemCollector,
): Promise<YamlDocument[]> {
  let text: string;
  if ((await isInFolder(path, join(path, file))) === false) {
    collector.add('error', 'symlink', 1, {
      message: `${file} is a symbolic link that leads out of the folder`,
      remedy: 'Put the file into the folder itself; nothing was read of it',
    });
    return [];
  }
  try {
    text = await readFile(join(path, file), 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    collector.add('error', missing ? 'missing-file' : 'unreadable-file', 1, {
      message: missing
        ? `There is no ${file} in ${path}`
        : `${join(path, file)} cannot be read: ${(error as Error).message}`,
      remedy: missing
        ? 'Write it; its JSON Schema is schemas/module.schema.json'
        : 'Make it a file that this process may read',
    });
    return [];
  }
  const documents = readYamlDocuments(text, collector);
  if (!documents.length && !collector.problems.length) {
    collector.add('error', 'empty-file', 1, {
      message: `${file} is empty`,
      remedy: 'Write what belongs there, or take the file out',
    });
  }
  return documents;
}

async function isFile(folder: string, file: string): Promise<boolean> {
  const path = join(folder, file);
  return Boolean(await isInFolder(folder, path)) && (await stat(path)).isFile();
}
