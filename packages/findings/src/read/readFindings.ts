import { FindingRecord } from '../record/FindingRecord';
import { FindingFormat, FindingReadContext } from './FindingFormat';
import {
  BadEvent,
  findingReadError,
  FindingReadError,
  shown,
} from './FindingReadError';
import { readDocuments } from './documents/readDocuments';
import { isJsonObject } from './fields/JsonFields';
import { accessAnalyzerFormat } from './formats/accessAnalyzer';
import { asffFormat } from './formats/asff';
import { azureAssessmentFormat } from './formats/azureAssessment';
import { credentialReportFormat } from './formats/credentialReport';
import { gcpRecommenderFormat } from './formats/gcpRecommender';
import { ocsfFormat } from './formats/ocsf';
import { prowlerCsvFormat } from './formats/prowlerCsv';
import { sarifFormat } from './formats/sarif';
import { securityCommandCenterFormat } from './formats/securityCommandCenter';

import { ReadWarnings } from './ReadWarnings';

const FORMATS: readonly FindingFormat[] = [
  ocsfFormat,
  asffFormat,
  accessAnalyzerFormat,
  credentialReportFormat,
  securityCommandCenterFormat,
  gcpRecommenderFormat,
  azureAssessmentFormat,
  sarifFormat,
  prowlerCsvFormat,
];

/** @public */
export interface ReadFindingsOptions {
  /** Name of the file, for errors. */
  file: string;
  text: string;
  /** Configured id of the source; part of every key. `local` unless given, which is what a command line reads. */
  source?: string;
  /** Whether everything in the file is simulated; without it each event says so itself. */
  simulated?: boolean;
  /** ISO 8601, UTC: when the file came. Taken, with a warning, for events that have no time of their own. */
  receivedAt?: string;
}

/** What a file of findings holds. @public */
export interface FindingsReading {
  /**
   * In the order of the file; duplicates are still apart. Of an event about several resources or vulnerabilities there is one for
   * each, and all keep the whole event.
   */
  records: FindingRecord[];
  /** What had to be guessed, one line for each kind of guess. */
  warnings: string[];
  /** What could not be read. The records beside it are good. */
  errors: FindingReadError[];
}

/**
 * Reads a file of findings; the format is recognised from the content of each event.
 *
 * @remarks
 *
 * Reads OCSF (classes 2002, 2003, 2004 and 2008), ASFF, answers of Security Hub and Access Analyzer, IAM credential
 * reports, Security Command Center, Google recommendations and insights, Defender assessments, SARIF and Prowler's
 * CSV; JSON as an array, one object or one object a line. Never throws for what is in the file: each event that
 * cannot be read is an error of its own, and the caller decides whether the good ones beside it count.
 *
 * @public
 */
export function readFindings(options: ReadFindingsOptions): FindingsReading {
  const { file, text, source = 'local', simulated = false } = options;
  const { documents, errors } = readDocuments(file, text, isEvent);
  const warnings = new ReadWarnings();
  const records: FindingRecord[] = [];
  for (const { index, line, value, enclosing, answeredAt } of documents) {
    try {
      const found = readEvent(value, {
        source,
        simulated,
        enclosing,
        answeredAt,
        receivedAt: options.receivedAt,
        warn: message => warnings.add(index, message),
      });
      for (const record of found) {
        records.push(record);
      }
    } catch (error) {
      if (!(error instanceof BadEvent)) {
        throw error;
      }
      errors.push(findingReadError({ file, index, line }, error.problem));
    }
  }
  errors.sort((a, b) => (a.index ?? -1) - (b.index ?? -1));
  return { records, warnings: warnings.list(), errors };
}

function formatOf(event: Record<string, unknown>): FindingFormat | undefined {
  return FORMATS.find(each => each.recognises(event));
}

function isEvent(value: Record<string, unknown>): boolean {
  return formatOf(value) !== undefined;
}

function readEvent(
  event: unknown,
  context: FindingReadContext,
): FindingRecord[] {
  if (!isJsonObject(event)) {
    throw new BadEvent({
      found: shown(event),
      expected: 'an object',
      remedy: 'Remove it: each event is one JSON object.',
    });
  }
  const format = formatOf(event);
  if (!format) {
    throw new BadEvent({
      found: `an object with the fields ${shown(Object.keys(event))}`,
      expected:
        'an event of OCSF, ASFF, Access Analyzer, Security Command Center, Google recommender, Defender, SARIF, a credential report or Prowler',
      remedy: 'Export the findings as OCSF, e.g. `prowler -M json-ocsf`.',
    });
  }
  return format.read(event, context);
}
