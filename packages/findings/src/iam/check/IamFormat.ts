import { ActionCatalog } from '../escalation/ActionCatalog';
import { IamProblem, JsonPlace } from './IamProblem';

/** One parsed file. */
export interface IamDocument {
  file: string;
  value: Record<string, unknown> | unknown[];
}

/** A problem before its line is known. */
export type PlacedProblem = Omit<IamProblem, 'file' | 'line'> & {
  place: JsonPlace;
};

/** What formats are given, and where they say what they find. */
export interface IamCheckContext {
  catalog: ActionCatalog;
  /** ISO 8601. */
  now: string;
  report(document: IamDocument, problem: PlacedProblem): void;
  warn(document: IamDocument, message: string): void;
  error(document: IamDocument, place: JsonPlace, message: string): void;
}

/** A kind of document, recognised from its content. */
export interface IamFormat {
  recognises(value: IamDocument['value']): boolean;
  /** Judges all documents of its kind together: one may define what another uses. */
  check(documents: readonly IamDocument[], context: IamCheckContext): void;
}
