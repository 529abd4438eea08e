/** A file to import, with its path as messages are to name it. @public */
export interface CurriculumFile {
  file: string;
  source: string;
}

/** What a file is to an import. @public */
export type CurriculumFileKind =
  | 'roadmap'
  | 'quiz'
  | 'metadata'
  | 'master-plan'
  | 'skills-matrix'
  | 'repository-strategy'
  | 'entities'
  | 'unknown';

/**
 * Tells by its name, or else by what it holds, what a file is.
 *
 * @public
 */
export function fileKind({ file, source }: CurriculumFile): CurriculumFileKind {
  const name = file.replace(/^.*[\\/]/, '').toLowerCase();
  if (name.endsWith('.gift')) {
    return 'quiz';
  }
  if (name.endsWith('.md')) {
    return markdownKind(file, name, source);
  }
  return /\.ya?ml$/.test(name) ? yamlKind(name, source) : 'unknown';
}

function markdownKind(
  file: string,
  name: string,
  source: string,
): CurriculumFileKind {
  if (/roadmap/.test(name) || /\*\*Module ID\b/i.test(source)) {
    return 'roadmap';
  }
  return /quiz|exam|assessment/i.test(file) ? 'quiz' : 'roadmap';
}

const NAMES: [RegExp, CurriculumFileKind][] = [
  [/^master-plan\b/, 'master-plan'],
  [/skills-matrix/, 'skills-matrix'],
  [/^repository-strategy\b/, 'repository-strategy'],
  [/metadata\b/, 'metadata'],
];

const CONTENTS: [RegExp, CurriculumFileKind][] = [
  [/^kind: *(Competency|LearningModule|LearningPath)\b/m, 'entities'],
  [/^program_structure:/m, 'master-plan'],
  [/^competency_domains:/m, 'skills-matrix'],
  [/^(role_repos|progression_rules|repositories):/m, 'repository-strategy'],
  [/^metadata_version:/m, 'metadata'],
  [/^(items|sections|passMark):/m, 'quiz'],
];

function yamlKind(name: string, source: string): CurriculumFileKind {
  return (
    NAMES.find(([pattern]) => pattern.test(name))?.[1] ??
    CONTENTS.find(([pattern]) => pattern.test(source))?.[1] ??
    'unknown'
  );
}
