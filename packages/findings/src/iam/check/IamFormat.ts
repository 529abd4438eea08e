import { ActionCatalog } from '../escalation/ActionCatalog';
import { RoleHolder } from '../graph/RoleHolder';
import { AwsReference } from '../lint/AwsReference';
import {
  FileRegion,
  IamProblem,
  IamStatement,
  JsonPlace,
  SmallerPolicy,
} from './IamProblem';

/** Where something of a document stands for a person. */
export interface DocumentPlace {
  file: string;
  /** From 1. */
  line: number;
  /** Where the file is JSON: RFC 6901. */
  pointer?: string;
}

/** A thing of Google Cloud that roles are given on, as Terraform has it. */
export interface GcpResource {
  /** Between `google_` and `_iam_member`, e.g. `storage_bucket`. */
  type: string;
  /** Arguments that say which one, e.g. `bucket`. */
  arguments: Readonly<Record<string, string>>;
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
  /** What its bindings are on, where that is known: `projects/lab`, `serviceAccounts/<e-mail>`; of Google Cloud. */
  resource?: string;
  /** What `resource` is in, from the inside out; of Google Cloud. */
  ancestors?: readonly string[];
  /** What runs with roles of AWS, where a configuration says it. */
  holders?: readonly RoleHolder[];
  /** The thing whose bindings they are, where a configuration says it; of Google Cloud. */
  boundOn?: GcpResource;
  /** Where a place of `value` stands; the same place in the text of the file unless given. */
  locate?(place: JsonPlace): DocumentPlace | undefined;
  /** What a place of `value` takes up in the file, where it stands there as it is. */
  regionOf?(place: JsonPlace): FileRegion | undefined;
}

/** A problem before its lines are known. */
export type PlacedProblem = Omit<
  IamProblem,
  'file' | 'line' | 'pointer' | 'statements' | 'smaller'
> & {
  place: JsonPlace;
  statements: readonly PlacedStatement[];
  smaller?: readonly PlacedPolicy[];
};

/** A smaller policy before it is known where the one stands that it replaces. */
export type PlacedPolicy = Omit<SmallerPolicy, 'placeholders' | 'replaces'> & {
  /** Of what it replaces; of a policy of AWS told by the statements of the problem. */
  place?: JsonPlace;
};

/** A statement before its line is known. */
export type PlacedStatement = Pick<
  IamStatement,
  'kind' | 'policy' | 'index' | 'sid'
> & {
  place: JsonPlace;
  /** Where it stands in another document than the problem. */
  document?: IamDocument;
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
