import { isJsonObject } from '../../read/fields/JsonFields';
import { compareSeverity } from '../../record';
import { awsAccountFormat } from '../aws/awsAccountFormat';
import { awsPolicyFormat } from '../aws/awsPolicyFormat';
import { azureFederationFormat } from '../azure/azureFederationFormat';
import { azureRolesFormat } from '../azure/azureRolesFormat';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { gcpIamFormat } from '../gcp/gcpIamFormat';
import { IamDocument, IamFormat } from './IamFormat';
import { IamProblem, IamReadError, JsonPlace } from './IamProblem';
import { lineOfPlace } from './lineOfPlace';

const FORMATS: readonly IamFormat[] = [
  awsAccountFormat,
  awsPolicyFormat,
  gcpIamFormat,
  azureRolesFormat,
  azureFederationFormat,
];

/** A file to check. @public */
export interface IamFile {
  file: string;
  text: string;
}

/** @public */
export interface CheckIamOptions {
  /** Loaded with the actions of `ESCALATION_RULES`. */
  catalog: ActionCatalog;
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
  const result: IamCheck = {
    checked: [],
    unrecognised: [],
    problems: [],
    warnings: [],
    errors: [],
  };
  const documents = new Map<IamFormat, IamDocument[]>();
  const texts = new Map<IamDocument, string>();
  for (const { file, text } of files) {
    const json = text.replace(/^\uFEFF/, '');
    const value = parse(file, json, result.errors);
    if (value !== undefined) {
      const format = FORMATS.find(each => each.recognises(value));
      if (format) {
        const document = { file, value };
        texts.set(document, json);
        documents.set(format, [...(documents.get(format) ?? []), document]);
        result.checked.push(file);
      } else {
        result.unrecognised.push(file);
      }
    }
  }
  const lineOf = (document: IamDocument, place: JsonPlace) =>
    lineOfPlace(texts.get(document) ?? '', place);
  for (const [format, ofFormat] of documents) {
    format.check(ofFormat, {
      ...options,
      report: (document, { place, ...problem }) =>
        result.problems.push({
          ...problem,
          file: document.file,
          line: lineOf(document, place),
        }),
      warn: (document, message) =>
        result.warnings.push(`${document.file}: ${message}`),
      error: (document, place, message) =>
        result.errors.push({
          file: document.file,
          line: lineOf(document, place),
          message,
        }),
    });
  }
  result.problems.sort((a, b) => compareSeverity(a.severity, b.severity));
  return result;
}

function parse(
  file: string,
  text: string,
  errors: IamReadError[],
): IamDocument['value'] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value) || Array.isArray(value)) {
      return value;
    }
    errors.push({
      file,
      line: 1,
      message: 'expected a JSON object or list. Export the policy as JSON.',
    });
  } catch (error) {
    const { message } = error as Error;
    const line = /\(line (\d+) column \d+\)/.exec(message)?.[1];
    errors.push({
      file,
      line: line === undefined ? undefined : Number(line),
      message: `no JSON (${message}). Correct it, or leave the file out.`,
    });
  }
  return undefined;
}
