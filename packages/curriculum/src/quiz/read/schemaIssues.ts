import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import schema from '../../../schemas/quiz.schema.json';
import { QuizIssue } from '../model';
import { YamlSource } from './YamlSource';

/** The JSON Schema of `quizzes/*.yaml`, for editors. @public */
export const quizSchema: object = schema;

let validate: ValidateFunction | undefined;

/** What a file has that the schema does not allow; empty where it is valid. */
export function schemaIssues(
  value: unknown,
  source: YamlSource,
  file: string,
): QuizIssue[] {
  // Compiled on first use: it takes tens of milliseconds, and not everybody who imports this reads quizzes.
  validate ??= new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
  }).compile(schema);
  if (validate(value)) {
    return [];
  }
  const issues = new Map<string, QuizIssue>();
  for (const error of specific(validate.errors ?? [])) {
    const issue = issueOf(error, source, file);
    issues.set(`${issue.line} ${issue.subject} ${issue.message}`, issue);
  }
  return [...issues.values()];
}

/** Without the errors that only repeat that a deeper one occurred. */
function specific(errors: ErrorObject[]): ErrorObject[] {
  const useful = errors.filter(
    ({ keyword }) => !['if', 'oneOf'].includes(keyword),
  );
  return useful.length > 0 ? useful : errors;
}

function issueOf(
  error: ErrorObject,
  source: YamlSource,
  file: string,
): QuizIssue {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
  const member =
    error.params.additionalProperty ?? error.params.missingProperty;
  const subject = `/${[...path, ...(member === undefined ? [] : [member])].join(
    '/',
  )}`;
  return {
    severity: 'error',
    code: 'schema',
    file,
    line: source.lineOf(member === undefined ? path : [...path, member]),
    subject,
    message: `${subject} ${error.message}.`,
    found: foundOf(error),
    expected: expectedOf(error),
    remedy: remedyOf(error, subject),
  };
}

function foundOf(error: ErrorObject): string {
  if (error.keyword === 'required') {
    return 'nothing';
  }
  return error.keyword === 'additionalProperties'
    ? `"${error.params.additionalProperty}"`
    : String(JSON.stringify(error.data) ?? 'nothing').slice(0, 80);
}

function expectedOf(error: ErrorObject): string | undefined {
  switch (error.keyword) {
    case 'enum':
      return error.params.allowedValues.join(', ');
    case 'const':
      return JSON.stringify(error.params.allowedValue);
    case 'type':
      return String(error.params.type);
    case 'additionalProperties':
      return Object.keys((error.parentSchema?.properties as object) ?? {}).join(
        ', ',
      );
    case 'pattern':
      return 'lower-case letters, digits and single hyphens';
    default:
      return error.message;
  }
}

function remedyOf(error: ErrorObject, subject: string): string {
  switch (error.keyword) {
    case 'required':
      return `Add ${error.params.missingProperty}.`;
    case 'additionalProperties':
      return `Remove ${subject}, or correct its spelling.`;
    default:
      return `Correct ${subject}.`;
  }
}
