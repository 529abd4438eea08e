import {
  findingReadError,
  FindingPlace,
  FindingReadError,
} from '../FindingReadError';
import { FindingDocument, FindingDocuments } from './FindingDocument';
import { LISTS } from './unwrapEnvelope';

/*
 * A file of events is one JSON array, one object, one object a line, or several values one after the other. The
 * whole text is parsed at once where that works, which is nearly always and fast. Only where it does not is the text
 * cut into its top-level values, so that one broken event does not take the good ones beside it along: brackets and
 * strings are followed character by character, and a line break inside a string, which JSON forbids, ends the
 * string, so that a missing quote spoils its own event alone.
 */

/** Cuts a file's text into its JSON values. Never throws. */
export function parseJsonDocuments(
  file: string,
  text: string,
): FindingDocuments {
  try {
    const value: unknown = JSON.parse(text);
    const values = Array.isArray(value) ? value : [value];
    return {
      documents: values.map((each, index) => ({ index, value: each })),
      errors: [],
    };
  } catch (error) {
    return parseEach(file, text, (error as Error).message);
  }
}

function parseEach(
  file: string,
  text: string,
  problemOfAll: string,
): FindingDocuments {
  const documents: FindingDocument[] = [];
  const errors: FindingReadError[] = [];
  const addError = (place: Partial<FindingPlace>, problem: string) =>
    errors.push(
      findingReadError(
        { file, ...place },
        {
          found: `text that is not JSON (${problem})`,
          expected: 'one JSON object an event',
          remedy:
            'Write the event again; if the file ends here, the scanner was cut off: run it once more.',
        },
      ),
    );
  let index = 0;
  const parse = ({ json, line }: TextPiece) => {
    try {
      documents.push({ index, line, value: JSON.parse(json) });
    } catch (error) {
      const list = listWithin(json);
      if (list === undefined) {
        addError({ index, line }, (error as Error).message);
      } else {
        // An answer whose list is broken: its events are worth having, its wrapping is not.
        const firstLine = line + countLineBreaks(json, 0, list);
        const before = errors.length;
        for (const piece of topLevelValues(json.slice(list))) {
          parse({ json: piece.json, line: firstLine + piece.line - 1 });
        }
        if (errors.length === before) {
          addError({}, (error as Error).message);
        }
        return;
      }
    }
    index += 1;
  };
  for (const piece of topLevelValues(text)) {
    parse(piece);
  }
  if (errors.length === 0 && (beginsArray(text) || index === 0)) {
    // Each event is whole, but the list of them is not: more of them may be missing.
    addError({}, problemOfAll);
  }
  return { documents, errors };
}

/** Where the list of events begins in the text of an answer. */
const LIST_START = new RegExp(
  `"(?:${[...LISTS, 'results'].join('|')})"\\s*:\\s*\\[`,
);

/** Of Resource Graph; deeper down `data` is a part of an event. */
const DATA_START = /^\s*\{[^{[]*"data"\s*:\s*\[/;

function listWithin(json: string): number | undefined {
  const match = DATA_START.exec(json) ?? LIST_START.exec(json);
  return match ? match.index + match[0].length - 1 : undefined;
}

interface TextPiece {
  json: string;
  line: number;
}

/** The texts of the values of an array, or of values that follow each other, with the line where each begins. */
function* topLevelValues(text: string): Generator<TextPiece> {
  const inArray = beginsArray(text);
  let position = inArray ? text.indexOf('[') + 1 : 0;
  let line = 1 + countLineBreaks(text, 0, position);
  while (position < text.length) {
    const start = skipBetweenValues(text, position);
    line += countLineBreaks(text, position, start);
    if (start >= text.length || (inArray && text[start] === ']')) {
      return;
    }
    const end = endOfValue(text, start, inArray);
    const json = text.slice(start, end).trim();
    if (json !== '') {
      yield { json, line };
    }
    line += countLineBreaks(text, start, end);
    position = Math.max(end, start + 1);
  }
}

function beginsArray(text: string): boolean {
  return /^\s*\[/.test(text);
}

function skipBetweenValues(text: string, from: number): number {
  let position = from;
  while (position < text.length && ' \t\r\n,'.includes(text[position])) {
    position += 1;
  }
  return position;
}

/** Where the value that begins at `start` ends: its closing bracket, else the end of its line, or a comma in an array. */
function endOfValue(text: string, start: number, inArray: boolean): number {
  const isNested = text[start] === '{' || text[start] === '[';
  let depth = 0;
  let inString = false;
  for (let position = start; position < text.length; position += 1) {
    const character = text[position];
    if (character === '\n') {
      inString = false;
      if (!isNested || (!inArray && startsObject(text, position + 1))) {
        return position;
      }
    } else if (inString) {
      if (character === '\\') {
        position += 1;
      } else if (character === '"') {
        inString = false;
      }
    } else if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
    } else if (character === '}' || character === ']') {
      depth -= 1;
      if (isNested && depth <= 0) {
        return position + 1;
      }
      if (!isNested) {
        return position;
      }
    } else if (!isNested && character === ',') {
      return position;
    }
  }
  return text.length;
}

/** One event a line: a line that begins with a brace in its first column begins a new event, whatever came before it. */
function startsObject(text: string, position: number): boolean {
  return text[position] === '{';
}

function countLineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (
    let position = text.indexOf('\n', from);
    position !== -1 && position < to;
    position = text.indexOf('\n', position + 1)
  ) {
    count += 1;
  }
  return count;
}
