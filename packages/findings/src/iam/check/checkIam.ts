import { compareSeverity } from '../../record';
import { awsAccountFormat } from '../aws/awsAccountFormat';
import { awsPolicyFormat } from '../aws/awsPolicyFormat';
import { azureFederationFormat } from '../azure/azureFederationFormat';
import { azureRolesFormat } from '../azure/azureRolesFormat';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { gcpIamFormat } from '../gcp/gcpIamFormat';
import { AwsReference } from '../lint/AwsReference';
import { terraformFileKind } from '../terraform/configuration/terraformFileKind';
import { NO_ACCOUNT } from '../terraform/resources/TerraformResource';
import { HclParser } from '../terraform/syntax/HclParser';
import { placeholdersIn } from '../remedy/placeholders';
import { documentsIn } from './documentsIn';
import {
  IamDocument,
  IamFormat,
  PlacedPolicy,
  PlacedProblem,
  PlacedStatement,
} from './IamFormat';
import {
  IamProblem,
  IamReadError,
  JsonPlace,
  SmallerPolicy,
} from './IamProblem';
import { IamFile, readIamFiles } from './readIamFiles';

const FORMATS: readonly IamFormat[] = [
  awsAccountFormat,
  awsPolicyFormat,
  gcpIamFormat,
  azureRolesFormat,
  azureFederationFormat,
];

/** @public */
export interface CheckIamOptions {
  /** Loaded with the actions of `ESCALATION_RULES`. */
  catalog: ActionCatalog;
  /** Of the services that the files name; without it nothing is said of what policies say to no effect. */
  reference?: AwsReference;
  /** Reads HCL; without it a `.tf` file is an error. */
  hcl?: HclParser;
  /** Actions that a smaller policy has to leave, e.g. `s3:GetObject`, `ec2:*`. */
  keep?: readonly string[];
  /** ISO 8601: for conditions on the time. */
  now: string;
}

/** @public */
export interface IamCheck {
  /** Files that were judged. */
  checked: string[];
  /** Files of JSON that are no document of permissions. */
  unrecognised: string[];
  /** Worst first. */
  problems: IamProblem[];
  /** What is missing for a full judgement. */
  warnings: string[];
  /** What could not be read; nothing is known of it, good or bad. */
  errors: IamReadError[];
}

/**
 * Says what documents of permissions let somebody do that they should not, with no call to a cloud. The kind of each
 * file is recognised from its content.
 *
 * @remarks Never throws for what is in a file.
 *
 * @public
 */
export function checkIam(
  files: readonly IamFile[],
  options: CheckIamOptions,
): IamCheck {
  const read = readIamFiles(files, options.hcl);
  const result: IamCheck = {
    checked: [...read.checked],
    unrecognised: [...read.unrecognised],
    problems: [],
    warnings: [...read.warnings],
    errors: [...read.errors],
  };
  const byFormat = new Map<IamFormat, IamDocument[]>();
  for (const each of read.documents) {
    const found = documentsIn(each, FORMATS);
    for (const { document, format } of found) {
      if (format) {
        byFormat.set(format, [...(byFormat.get(format) ?? []), document]);
        result.checked.push(document.file);
      } else if (found.length === 1) {
        result.unrecognised.push(document.file);
      } else {
        result.errors.push({
          ...placeIn(document, []),
          message:
            'this part of the list is no document of permissions that is known. Leave it out.',
        });
      }
    }
  }
  result.checked = Array.from(new Set(result.checked));
  for (const [format, documents] of byFormat) {
    format.check(documents, {
      ...options,
      keep: options.keep ?? [],
      report: (document, problem) =>
        result.problems.push(problemAt(document, problem)),
      warn: (document, message, place) => {
        const { file, line } = placeIn(document, place ?? []);
        result.warnings.push(
          `${place ? `${file}:${line}` : document.file}: ${message}`,
        );
      },
      error: (document, place, message) => {
        const { file, line } = placeIn(document, place);
        result.errors.push({ file, line, message });
      },
    });
  }
  // A policy that a configuration reads is its own, wherever it stands; another part of the module was not asked for.
  const context = new Set(
    files
      .filter(each => each.isContext && terraformFileKind(each))
      .map(each => each.file),
  );
  result.problems = result.problems
    .filter(each => !context.has(each.file))
    .sort((a, b) => compareSeverity(a.severity, b.severity));
  return result;
}

/** Where a place of a document stands; the file as a whole where nothing says more. */
function placeIn(document: IamDocument, place: JsonPlace) {
  return document.locate?.(place) ?? { file: document.file, line: 1 };
}

function problemAt(
  document: IamDocument,
  { place, statements, smaller, ...problem }: PlacedProblem,
): IamProblem {
  const placed: IamProblem = {
    ...problem,
    ...placeIn(document, place),
    statements: statements.map(({ place: at, document: own, ...each }) => ({
      ...each,
      ...placeIn(own ?? document, at),
    })),
  };
  const named = withAccount(document, placed);
  return smaller
    ? {
        ...named,
        smaller: smaller.map(each =>
          smallerAt(document, each, placeOfPolicy(each, statements)),
        ),
      }
    : named;
}

function smallerAt(
  document: IamDocument,
  { place: _, ...smaller }: PlacedPolicy,
  place: JsonPlace | undefined,
): SmallerPolicy {
  const named = withAccount(document, smaller);
  const replaces = place && document.regionOf?.(place);
  return {
    ...named,
    placeholders: placeholdersIn(named.document),
    ...(replaces && { replaces }),
  };
}

/** A policy of AWS stands where its statements do. */
function placeOfPolicy(
  { policy, place }: PlacedPolicy,
  statements: readonly PlacedStatement[],
): JsonPlace | undefined {
  const own = statements.find(it => it.policy === policy && !it.document);
  const end = own?.place.lastIndexOf('Statement') ?? -1;
  return place ?? (end < 0 ? undefined : own!.place.slice(0, end));
}

/** A row of zeros is no account of anybody's. */
function withAccount<T>(document: IamDocument, value: T): T {
  return document.account === NO_ACCOUNT
    ? JSON.parse(JSON.stringify(value).replaceAll(NO_ACCOUNT, 'ACCOUNT_ID'))
    : value;
}
