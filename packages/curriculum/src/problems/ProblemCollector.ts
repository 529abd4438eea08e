import { CurriculumProblem, ProblemSeverity } from './CurriculumProblem';

/** Collects the problems of one file. */
export class ProblemCollector {
  readonly problems: CurriculumProblem[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(
    severity: ProblemSeverity,
    code: string,
    line: number,
    text: { message: string; remedy: string },
  ): void {
    this.problems.push({ severity, file: this.#file, line, code, ...text });
  }
}
