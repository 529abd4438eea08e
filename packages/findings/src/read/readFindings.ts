import { FindingRecord } from '../record/FindingRecord';
import { FindingFormat } from './FindingFormat';
import {
  BadEvent,
  findingReadError,
  FindingReadError,
  shown,
} from './FindingReadError';
import { isJsonObject } from './JsonFields';
import { parseJsonDocuments } from './jsonDocuments';
import { ocsfFormat } from './ocsf';
import { ReadWarnings } from './ReadWarnings';

const FORMATS: readonly FindingFormat[] = [ocsfFormat];

/** @public */
export interface ReadFindingsOptions {
  /** Name of the file, for errors. */
  file: string;
  text: string;
  /** Configured id of the source; part of every key. `local` unless given, which is what a command line reads. */
  source?: string;
  /** Whether everything in the file is simulated; without it each event says so itself. */
  simulated?: boolean;
}

/** What a file of findings holds. @public */
export interface FindingsReading {
  /** One for each event that could be read, in the order of the file; duplicates are still apart. */
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
 * Reads OCSF findings (classes 2002, 2003 and 2004) as a JSON array, as one object or as one object a line. Never
 * throws for what is in the file: each event that cannot be read is an error of its own, and the caller decides
 * whether the good ones beside it count.
 *
 * @public
 */
export function readFindings(options: ReadFindingsOptions): FindingsReading {
  const { file, text, source = 'local', simulated = false } = options;
  const { documents, errors } = parseJsonDocuments(file, text);
  const warnings = new ReadWarnings();
  const records: FindingRecord[] = [];
  for (const { index, line, value } of documents) {
    try {
      const context = {
        source,
        simulated,
        warn: (message: string) => warnings.add(index, message),
      };
      records.push(readEvent(value, context));
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

function readEvent(
  event: unknown,
  context: Parameters<FindingFormat['read']>[1],
): FindingRecord {
  if (!isJsonObject(event)) {
    throw new BadEvent({
      found: shown(event),
      expected: 'an object',
      remedy: 'Remove it: each event is one JSON object.',
    });
  }
  const format = FORMATS.find(each => each.recognises(event));
  if (!format) {
    throw new BadEvent({
      found: `an object with the fields ${shown(Object.keys(event))}`,
      expected: 'an OCSF finding (class_uid, finding_info)',
      remedy: 'Export the findings as OCSF, e.g. `prowler -M json-ocsf`.',
    });
  }
  return format.read(event, context);
}
