import { CurriculumProblem } from '../problems';
import { FolderContext } from './FolderContext';

/** Solutions: that they belong to items, and are where the module says that they are. */
export function checkSolutions({
  files,
  module,
  document,
}: FolderContext): CurriculumProblem[] {
  const problems: CurriculumProblem[] = [];
  const solutions = files
    .names(/^solutions\//)
    .filter(it => !/\/README\.md$/.test(it));
  if (!module || !document || !solutions.length) {
    return problems;
  }
  const ids = new Set(module.items.map(it => it.id));
  for (const folder of new Set(solutions.map(it => it.split('/')[1]))) {
    const id = folder.replace(/\.\w+$/, '');
    if (!ids.has(id)) {
      problems.push({
        severity: 'warning',
        file: `solutions/${folder}`,
        line: 1,
        code: 'unknown-item',
        message: `“${id}” is none of the module's items`,
        remedy: `Name it after one of ${[...ids].join(', ')}`,
      });
    }
  }
  if (isKeptElsewhere(module.solutions?.repositoryStrategy)) {
    problems.push({
      severity: 'conflict',
      file: 'module.yaml',
      line: document.lineOf(['solutions', 'repositoryStrategy']),
      code: 'solutions-in-folder',
      message: `The strategy is “${module.solutions?.repositoryStrategy}”, but there are solutions in solutions/`,
      remedy: 'Move them to where the strategy says, or change the strategy',
    });
  }
  return problems;
}

/** Whether a strategy keeps solutions out of the folder that learners may read. */
export function isKeptElsewhere(strategy: string | undefined): boolean {
  return /\b(per_role|separate|only instructors)\b/i.test(strategy ?? '');
}
