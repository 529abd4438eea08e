import { TerraformFormatError } from './TerraformFormatError';

/**
 * Parses JSON, and says line and column where it is none.
 *
 * @throws {@link TerraformFormatError}
 */
export function parseJsonText(text: string): unknown {
  if (text.startsWith('\ufeff')) {
    throw new TerraformFormatError(
      'line 1, column 1',
      'not JSON (it begins with a byte order mark, as PowerShell writes it; write it as UTF-8 without one)',
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const lines = text.slice(0, offsetOf(message, text)).split('\n');
    throw new TerraformFormatError(
      `line ${lines.length}, column ${lines[lines.length - 1].length + 1}`,
      `not JSON (${withoutSnippet(message)})`,
    );
  }
}

/** What is wrong with a JSON text, without the piece of it that V8 shows: it may hold a secret. */
export function withoutSnippet(message: string): string {
  return message
    .replace(/ (in JSON )?at position \d+[\s\S]*$/, '')
    .replace(/, (\.\.\.)?"[\s\S]*$/, '');
}

// V8 names a position, except for a character that no value begins with, which it shows, and at the end of the text.
function offsetOf(message: string, text: string): number {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) {
    return Number(position);
  }
  const character = /^Unexpected token '(.)'/su.exec(message)?.[1];
  if (character === undefined) {
    return text.length;
  }
  let offset = text.indexOf(character);
  while (offset >= 0 && !isUnfinished(text.slice(0, offset))) {
    offset = text.indexOf(character, offset + 1);
  }
  return Math.max(offset, 0);
}

/** Whether a text could go on as JSON. */
function isUnfinished(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return /end of JSON/.test((error as Error).message);
  }
}
