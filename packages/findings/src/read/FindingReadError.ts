/** Where something in a file is. @public */
export interface FindingPlace {
  file: string;
  /** Number of the event in the file, from 0. Absent where the file as a whole is meant. */
  index?: number;
  /** Line in the file, from 1. Absent where the file is one JSON document and its events have no line of their own. */
  line?: number;
}

/** What is wrong with one field of an event, or with a file. @public */
export interface FindingProblem {
  /** Dotted path within the event. Absent where no single field is at fault. */
  field?: string;
  found: string;
  expected: string;
  /** What the person who made the file can do. */
  remedy: string;
}

/** An event or a file that could not be read, and why. @public */
export interface FindingReadError extends FindingPlace, FindingProblem {
  /** All of it in one line for a person. */
  message: string;
}

/** Thrown by readers of one event; {@link readFindings} adds the place and goes on with the next event. */
export class BadEvent extends Error {
  readonly problem: FindingProblem;

  constructor(problem: FindingProblem) {
    super(`${problem.found}; expected ${problem.expected}`);
    this.name = 'BadEvent';
    this.problem = problem;
  }
}

/** One line that names the place, the field, what was found, what was expected and what to do. */
export function findingReadError(
  place: FindingPlace,
  problem: FindingProblem,
): FindingReadError {
  const where = [
    place.file,
    place.index === undefined ? undefined : `event ${place.index}`,
    place.line === undefined ? undefined : `line ${place.line}`,
    problem.field === undefined ? undefined : `field ${problem.field}`,
  ].filter(part => part !== undefined);
  return {
    ...place,
    ...problem,
    message: `${where.join(', ')}: found ${problem.found}, expected ${
      problem.expected
    }. ${problem.remedy}`,
  };
}

const SHOWN_LENGTH = 80;

/** A value as an error shows it: its JSON, cut short. */
export function shown(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  const json = JSON.stringify(value) ?? String(value);
  return json.length > SHOWN_LENGTH ? `${json.slice(0, SHOWN_LENGTH)}…` : json;
}
