import { Problem } from './Problem';
import { TemplateReport } from './TemplateTestReport';

/** A problem, and every sample in which it was found. */
export interface GatheredProblem {
  problem: Problem;
  /** Names of samples; empty for what is wrong whatever the form. */
  samples: string[];
}

/** The problems of a template, each once, in the order of the files. */
export function gatherProblems(template: TemplateReport): GatheredProblem[] {
  const gathered = new Map<string, GatheredProblem>();
  const add = (problem: Problem, sample: string | undefined) => {
    const { check, file, line, found, broughtAboutBy } = problem;
    const key = JSON.stringify([check, file, line, found, broughtAboutBy]);
    const known = gathered.get(key) ?? { problem, samples: [] };
    gathered.set(key, known);
    if (sample !== undefined) {
      known.samples.push(sample);
    }
  };
  template.problems.forEach(it => add(it, undefined));
  template.samples.forEach(sample =>
    sample.problems.forEach(it => add(it, sample.name)),
  );
  return [...gathered.values()];
}
