import { matchesPath } from '../checks/matchesPath';
import { IgnoredProblem } from '../samples/TemplateSamples';
import { Problem } from './Problem';

/** Takes out what the samples file says is meant so. */
export function ignoreProblems(
  problems: Problem[],
  ignored: IgnoredProblem[],
): { problems: Problem[]; ignored: { problem: Problem; reason: string }[] } {
  const reasonOf = (problem: Problem) =>
    ignored.find(
      ({ check, file, contains }) =>
        check === problem.check &&
        (file === undefined ||
          (problem.file !== undefined && matchesPath(problem.file, file))) &&
        (contains === undefined || problem.found.includes(contains)),
    )?.reason;
  return {
    problems: problems.filter(it => reasonOf(it) === undefined),
    ignored: problems.flatMap(problem => {
      const reason = reasonOf(problem);
      return reason === undefined ? [] : [{ problem, reason }];
    }),
  };
}
