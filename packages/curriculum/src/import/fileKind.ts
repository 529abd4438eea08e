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

const ROADMAP_HEADING =
  /^#{1,3}\s*(?:module overview|competency alignment|content outline|practical components|hands-on activities)\b/im;
/** That a text has something to choose from, whatever its file is called. */
const OPTIONS = [
  /^\s*(?:[-*+]\s+)?[*_]{0,2}[([]?a[).:\]]/im,
  /^\s*(?:[-*+]\s+)?[*_]{0,2}[([]?b[).:\]]/im,
];

function markdownKind(
  file: string,
  name: string,
  source: string,
): CurriculumFileKind {
  if (/roadmap/.test(name) || /\*\*Module ID\b/i.test(source)) {
    return 'roadmap';
  }
  if (/quiz|exam|assessment/i.test(file)) {
    return 'quiz';
  }
  return !ROADMAP_HEADING.test(source) && OPTIONS.every(it => it.test(source))
    ? 'quiz'
    : 'roadmap';
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
