/** Where a file is wrong, what was found there, and what to do. @public */
export interface SpendInputProblem {
  /** Name of the file within its source. */
  file: string;
  /** Row of data, from 1; the header is not counted. */
  row?: number;
  /** Line of a text file, from 1; given where the text is no CSV and rows cannot be counted. */
  line?: number;
  column?: string;
  found: string;
  expected: string;
  remedy: string;
  /** Billing periods `YYYY-MM` that the file has charges of, where it could be read that far. */
  billingPeriods?: string[];
}

/** A charge file that cannot be used. Nothing of it was handed on. @public */
export class SpendInputError extends Error {
  readonly problem: SpendInputProblem;

  constructor(problem: SpendInputProblem) {
    const place = [
      problem.file,
      problem.row === undefined ? '' : `row ${problem.row}`,
      problem.line === undefined ? '' : `line ${problem.line}`,
      problem.column === undefined ? '' : `column ${problem.column}`,
    ];
    super(
      `${place.filter(Boolean).join(', ')}: found ${problem.found}, expected ${
        problem.expected
      }; ${problem.remedy}`,
    );
    this.name = 'SpendInputError';
    this.problem = problem;
  }
}

/** A value as an error shows it: quoted, and short enough to read. */
export function quoteFound(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
}
