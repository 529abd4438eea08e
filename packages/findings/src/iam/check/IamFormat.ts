import { ActionCatalog } from '../escalation/ActionCatalog';
import { RoleHolder } from '../graph/RoleHolder';
import { AwsReference } from '../lint/AwsReference';
import { IamProblem, IamStatement, JsonPlace } from './IamProblem';

/** Where something of a document stands for a person. */
export interface DocumentPlace {
  file: string;
  /** From 1. */
  line: number;
  /** Where the file is JSON: RFC 6901. */
  pointer?: string;
}

/** One parsed file, or what a configuration of Terraform makes. */
export interface IamDocument {
  file: string;
  value: Record<string, unknown> | unknown[];
  /** Of AWS, where it is known and the document does not say it. */
  account?: string;
  /** Whether it is a part of an account, as a configuration is: there may be roles that it does not name. */
  isPartial?: boolean;
  /** Whether its bindings are on one thing alone, so that no more can be meant; of Google Cloud. */
  isNarrow?: boolean;
  /** What runs with roles of AWS, where a configuration says it. */
  holders?: readonly RoleHolder[];
  /** Where a place of `value` stands; the same place in the text of the file unless given. */
  locate?(place: JsonPlace): DocumentPlace | undefined;
}

/** A problem before its lines are known. */
export type PlacedProblem = Omit<
  IamProblem,
  'file' | 'line' | 'pointer' | 'statements'
> & {
  place: JsonPlace;
  statements?: ReadonlyArray<
    Pick<IamStatement, 'policy' | 'index' | 'sid'> & { place: JsonPlace }
  >;
};

/** What formats are given, and where they say what they find. */
export interface IamCheckContext {
  catalog: ActionCatalog;
  /** What AWS has; without it nothing is said of what policies say to no effect. */
  reference?: AwsReference;
  /** Actions that a smaller policy has to leave; patterns. */
  keep: readonly string[];
  /** ISO 8601. */
  now: string;
  report(document: IamDocument, problem: PlacedProblem): void;
  warn(document: IamDocument, message: string, place?: JsonPlace): void;
  error(document: IamDocument, place: JsonPlace, message: string): void;
}

/** A kind of document, recognised from its content. */
export interface IamFormat {
  recognises(value: IamDocument['value']): boolean;
  /** Judges all documents of its kind together: one may define what another uses. */
  check(documents: readonly IamDocument[], context: IamCheckContext): void;
}
