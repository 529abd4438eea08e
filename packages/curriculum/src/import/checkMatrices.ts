import { COMPETENCY_LEVELS } from '../entities';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { SkillsMatrix } from './readSkillsMatrix';

/** Skills of matrices that have no name, and levels that nobody knows. */
export function checkMatrices(
  matrices: readonly SkillsMatrix[],
): CurriculumProblem[] {
  return matrices.flatMap(({ file, nameless, unknownLevels }) => {
    const collector = new ProblemCollector(file);
    for (const line of nameless) {
      collector.add('error', 'no-name', line, {
        message:
          'This skill has no name; expected e.g. `name: Cost management`',
        remedy:
          'Name it; until then it is kept and no competency is made of it',
      });
    }
    for (const { line, value } of unknownLevels) {
      collector.add('warning', 'unknown-level', line, {
        message: `Level “${value}” is none of ${COMPETENCY_LEVELS.join(', ')}`,
        remedy:
          'Choose one of them; until then it is kept and counts for nothing',
      });
    }
    return collector.problems;
  });
}
