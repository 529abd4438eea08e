import { findingReadError, shown } from '../FindingReadError';
import { isCsv, parseCsvDocuments } from './csvDocuments';
import { FindingDocuments } from './FindingDocument';
import { parseJsonDocuments } from './jsonDocuments';
import { IsEvent, unwrapEnvelope } from './unwrapEnvelope';

/** Takes a file apart into its events: JSON in its several shapes, or a table. Never throws. */
export function readDocuments(
  file: string,
  text: string,
  isEvent: IsEvent,
): FindingDocuments {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (content.trim() === '') {
    return {
      documents: [],
      errors: [
        findingReadError(
          { file },
          {
            found: 'an empty file',
            expected: 'a JSON array of events, one event a line, or a table',
            remedy: 'Run the scanner again and look at its own log.',
          },
        ),
      ],
    };
  }
  if (!isCsv(content) && !/^\s*[[{]/m.test(content)) {
    return {
      documents: [],
      errors: [
        findingReadError(
          { file },
          {
            found: `text that begins with ${shown(content.trim())}`,
            expected: 'a JSON array of events, one event a line, or a table',
            remedy:
              'Hand in the file as the tool wrote it; the log of a scan or a picture of a report cannot be read.',
          },
        ),
      ],
    };
  }
  const { documents, errors } = isCsv(content)
    ? parseCsvDocuments(file, content)
    : parseJsonDocuments(file, content);
  const events = documents.flatMap(each => unwrapEnvelope(each, isEvent));
  const isWrapped = events.length !== documents.length || documents.length <= 1;
  return {
    // One document that holds many events: an event's number is then its place among them.
    documents:
      isWrapped && errors.length === 0
        ? events.map((event, index) => ({ ...event, index }))
        : events,
    errors,
  };
}
