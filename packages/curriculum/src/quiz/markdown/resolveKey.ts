import { letterOf, RawOption } from './findOptions';
import { KeyValue, readKeyValue } from './KeyValue';

/**
 * A key in the letters of its options: one that names them as their author did (`ii`, `3`), or repeats the text of one
 * (`Green`, `B) Green`).
 */
export function resolveKey(
  value: KeyValue,
  options: readonly RawOption[],
): KeyValue {
  if (options.length === 0 || value.isPlaceholder) {
    return value;
  }
  const raw = value.raw ?? value.text;
  const labels = options.map(({ label }) => label);
  if (labels.every(label => label !== undefined)) {
    const [head, rest] = splitHead(raw, value.text);
    const names = head
      .toLowerCase()
      .split(/[\s,;&+/]+|\band\b/)
      .map(name => name.replace(/[().[\]]/g, ''))
      .filter(name => name !== '');
    const letters = names.map(name => labels.indexOf(name));
    if (letters.length > 0 && letters.every(index => index >= 0)) {
      return { letters: letters.map(letterOf).sort(), text: rest };
    }
  }
  if (value.letters || value.truth !== undefined) {
    return value;
  }
  const byText = options.filter(({ text }) => plain(text) === plain(raw));
  if (byText.length === 1) {
    return { letters: [byText[0].letter], text: '' };
  }
  const started = options.filter(({ text }) =>
    new RegExp(
      `^${escape(plain(text))}(?:\\s+[-–—]|[.:;,]|\\s+because\\b)`,
    ).test(plain(raw)),
  );
  if (started.length === 1 && plain(started[0].text) !== '') {
    return { letters: [started[0].letter], text: value.text };
  }
  const parts = raw.split(/\s*(?:[,;\n]|\band\b|^[-*+]\s)\s*/m).filter(Boolean);
  const several = parts.map(part =>
    options.find(({ text }) => plain(text) === plain(part)),
  );
  return parts.length > 1 && several.every(option => option !== undefined)
    ? { letters: several.map(option => option!.letter).sort(), text: '' }
    : value;
}

/** The names at the start of a key, and what is said after them. */
function splitHead(raw: string, text: string): [string, string] {
  const match =
    /^((?:[([]?(?:[ivx]+|\d{1,2})[)\].]?(?:\s*(?:,|&|\+|\/|and\b)\s*|(?=\s|$|[-–—:;])))+)\s*[-–—:.;)]*\s*(.*)$/is.exec(
      raw,
    );
  return match ? [match[1], match[2] || (text === raw ? '' : text)] : [raw, ''];
}

function plain(text: string): string {
  return readKeyValue(text).letters === undefined
    ? text
        .replace(/[*_`"“”]/g, '')
        .replace(/\s+/g, ' ')
        .replace(/[.!]+$/, '')
        .trim()
        .toLowerCase()
    : text.trim().toLowerCase();
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
