import { checkModuleFolder } from '../check/checkModuleFolder';

/** What a check of a module folder took. */
export interface CheckBenchmark {
  path: string;
  problems: number;
  seconds: number;
}

/**
 * Checks a module folder as `academy check` does, once and without warming up, and measures it.
 *

 */
export async function benchmarkCheck(path: string): Promise<CheckBenchmark> {
  const start = performance.now();
  const { problems } = await checkModuleFolder(path);
  return {
    path,
    problems: problems.length,
    seconds: (performance.now() - start) / 1000,
  };
}
