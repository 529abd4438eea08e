import { Problem } from './Problem';
import { TemplateReport } from './TemplateTestReport';

/** A problem, and every sample in which it was found. */
export interface GatheredProblem {
  problem: Problem;
  /** Names of samples; empty for what is wrong whatever the form. */
  samples: string[];
}

/**
 * The problems of a template, each once, in the order of the files. What different texts in one field bring about in one
 * file is one problem, unless it is there without them too.
 */
export function gatherProblems(template: TemplateReport): GatheredProblem[] {
  const gathered = new Map<string, GatheredProblem>();
  const everywhere = new Set(
    template.samples
      .flatMap(it => it.problems)
      .filter(it => it.field === undefined)
      .map(keyOf),
  );
  const add = (problem: Problem, sample: string | undefined) => {
    const { check, file, field } = problem;
    const own = keyOf(problem);
    const key =
      field === undefined || everywhere.has(own)
        ? own
        : JSON.stringify([check, file, field]);
    const known = gathered.get(key) ?? { problem, samples: [] };
    gathered.set(key, known);
    if (sample !== undefined && !known.samples.includes(sample)) {
      known.samples.push(sample);
    }
  };
  template.problems.forEach(it => add(it, undefined));
  template.samples.forEach(sample =>
    sample.problems.forEach(it => add(it, sample.name)),
  );
  return [...gathered.values()];
}

function keyOf({ check, file, line, found, broughtAboutBy }: Problem): string {
  return JSON.stringify([check, file, line, found, broughtAboutBy]);
}
