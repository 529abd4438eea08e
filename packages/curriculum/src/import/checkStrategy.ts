import { mostSimilar } from '../entities/similarity';
import { slug } from '../entities/slug';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { RepositoryStrategy } from './readRepositoryStrategy';

/** Names of roles and modules in a strategy that nothing else has, and modules that follow another strategy. */
export function checkStrategy(
  strategy: RepositoryStrategy,
  roadmaps: ReadonlyMap<string, RoadmapFile>,
): CurriculumProblem[] {
  const collector = new ProblemCollector(strategy.file);
  const slugs = new Set(strategy.roles.map(it => it.slug.value));
  for (const { line, value } of strategy.roleMentions) {
    if (!slugs.has(value)) {
      const like = mostSimilar(value, slugs);
      collector.add('conflict', 'unknown-role', line, {
        message: `${value} is none of the roles`,
        remedy: like
          ? `Did you mean ${like}? Else add it to the roles`
          : 'Add it to the roles, or take it out',
      });
    }
  }
  for (const { line, value } of strategy.moduleMentions) {
    if (!roadmaps.has(slug(value))) {
      collector.add('warning', 'unknown-module', line, {
        message: `${value} is not among the imported files`,
        remedy: 'Import it too, or correct the id',
      });
    }
  }
  return [...collector.problems, ...checkModes(strategy, roadmaps)];
}

function checkModes(
  { file, mode }: RepositoryStrategy,
  roadmaps: ReadonlyMap<string, RoadmapFile>,
): CurriculumProblem[] {
  return Array.from(roadmaps.values()).flatMap(written => {
    const stated = written.roadmap.solutions.repositoryStrategy;
    const named = stated && /`(\w+)`/.exec(stated.value)?.[1];
    return mode && named && /_/.test(named) && named !== mode.value
      ? [
          {
            severity: 'conflict',
            file: written.file,
            line: stated.line,
            code: 'repository-strategy',
            message: `The repository strategy is ${named}, but ${file}:${mode.line} says ${mode.value}`,
            remedy: 'Make both say the same',
          },
        ]
      : [];
  });
}
