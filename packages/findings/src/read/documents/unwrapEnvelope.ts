import { isJsonObject, JsonFields } from '../fields/JsonFields';
import { parseCsvDocuments } from './csvDocuments';
import { FindingDocument } from './FindingDocument';

/*
 * Answers of APIs, lists of SDKs and recordings of both wrap their events: `{"Findings": [...]}` of Security Hub,
 * `{"value": [...]}` of Azure, a result in a run of SARIF, a table in base64 in a credential report. What wraps is
 * taken off until there are events, and what an event needs of its wrapping goes along with it: the run, the time
 * of the answer.
 */

/** Fields that hold the events of an answer, but for SARIF's `results`, which are one level further down. */
export const LISTS = [
  'Findings', // Security Hub
  'findings', // Access Analyzer
  'recommendations', // Google recommender
  'insights',
  'value', // Azure Resource Manager
  'listFindingsResults', // Security Command Center v1 and v2
];

/** Fields that hold an answer: recorders (placebo, VCR), Resource Graph, GetFinding of Access Analyzer, EventBridge. */
const ANSWERS = ['data', 'response', 'body', 'finding', 'detail'];

/** Deep enough for a recording of an answer that holds a list; a document that nests itself ends here. */
const MAX_DEPTH = 8;

/** Tells an event from what wraps events. */
export type IsEvent = (value: Record<string, unknown>) => boolean;

/** The events that a document wraps; the document itself where it is an event or nothing that is known. */
export function unwrapEnvelope(
  document: FindingDocument,
  isEvent: IsEvent,
): FindingDocument[] {
  return unwrap(document, isEvent, MAX_DEPTH);
}

function unwrap(
  document: FindingDocument,
  isEvent: IsEvent,
  depth: number,
): FindingDocument[] {
  const { value } = document;
  if (!isJsonObject(value) || isEvent(value) || depth === 0) {
    return [document];
  }
  const fields = new JsonFields(value);
  const answeredAt = answerTime(fields) ?? document.answeredAt;
  const into = (values: unknown[], enclosing = document.enclosing) =>
    values.flatMap(each =>
      unwrap(
        { ...document, value: each, enclosing, answeredAt },
        isEvent,
        depth - 1,
      ),
    );

  if (Array.isArray(value.runs)) {
    return value.runs.flatMap(run =>
      into(new JsonFields(run).list('results'), run),
    );
  }
  if (typeof value.Content === 'string' && 'GeneratedTime' in value) {
    return credentialReportRows(value.Content).map(row => ({
      ...document,
      value: row,
      answeredAt: value.GeneratedTime,
    }));
  }
  const rows = rowsOfTable(value);
  if (rows) {
    return into(rows);
  }
  if (Array.isArray(value.interactions)) {
    return into(value.interactions);
  }
  for (const name of LISTS) {
    if (Array.isArray(value[name])) {
      return into(value[name]);
    }
  }
  for (const name of ANSWERS) {
    const answer = value[name];
    // An answer may be a list that is empty, a finding may not.
    if (isJsonObject(answer) || (Array.isArray(answer) && name !== 'finding')) {
      return into([answer].flat());
    }
  }
  return [document];
}

/** Resource Graph answers with a table where it is asked to (`resultFormat`). */
function rowsOfTable(value: Record<string, unknown>): unknown[] | undefined {
  const { columns, rows } = value;
  if (!Array.isArray(columns) || !Array.isArray(rows)) {
    return undefined;
  }
  const names = columns.map(each => new JsonFields(each).text('name'));
  return rows.map(row =>
    Array.isArray(row)
      ? Object.fromEntries(
          names.flatMap((name, at) =>
            name === undefined ? [] : [[name, row[at]]],
          ),
        )
      : row,
  );
}

/** The `date` header of a recorded answer. */
function answerTime(fields: JsonFields): unknown {
  return (
    fields.get('headers.date.0') ??
    fields.get('response.headers.date.0') ??
    fields.get('ResponseMetadata.HTTPHeaders.date')
  );
}

/** GetCredentialReport: the SDKs give the table as text, the command line in base64. */
function credentialReportRows(content: string): unknown[] {
  const text = content.startsWith('user,')
    ? content
    : Buffer.from(content, 'base64').toString('utf8');
  return parseCsvDocuments('', text).documents.map(each => each.value);
}
