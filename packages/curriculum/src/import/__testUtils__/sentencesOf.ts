/** A sentence of a roadmap with its line and the second-level heading that it stands under. */
export interface SourceSentence {
  section: string;
  line: number;
  text: string;
}

/** What the template itself puts behind keys, which says nothing about a module. */
const TEMPLATE_HINT =
  /^\((?:modules\/roles|roles|reuse \/ adapt|role-specific emphasis|cross-role or cross-module)\)/;

/**
 * Takes a roadmap apart without the reader that the import uses: lines, cells and sentences in their order, without the
 * marks of markdown, keys and headings of tables.
 */
export function sentencesOf(source: string): SourceSentence[] {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const sentences: SourceSentence[] = [];
  let section = 'Module Roadmap';
  lines.forEach((raw, index) => {
    const heading = /^#{1,2}\s+(.*)$/.exec(raw);
    if (heading) {
      section = heading[1].trim();
      return;
    }
    const isTableHead = /^\s*\|[\s|:-]+\|\s*$/.test(lines[index + 1] ?? '');
    if (isTableHead || /^\s*\|[\s|:-]+\|\s*$/.test(raw)) {
      return;
    }
    const content = raw
      .replace(/^#{3,6}\s+/, '')
      .replace(/^\s*(?:>|[-*+]|\d+[.)])\s+/, '')
      .replace(/^\[[ xX]\]\s*/, '')
      .replace(
        /^\*\*[^*]+\*\*\s*(\([^)]*\))?\s*:\s*/,
        (_, hint: string | undefined) =>
          hint && !TEMPLATE_HINT.test(hint) ? `${hint}. ` : '',
      );
    for (const part of partsOf(content)) {
      for (const sentence of part.split(/[.;]\s+/)) {
        const text = normalise(sentence);
        if (text) {
          sentences.push({ section, line: index + 1, text });
        }
      }
    }
  });
  return sentences;
}

// the cells of a row; the bold title of an entry and what is said of it
function partsOf(content: string): string[] {
  if (/^\s*\|/.test(content)) {
    return content.split('|');
  }
  const entry = /^\*\*([^*]+)\*\*\s*[–—-]\s*(.*)$/.exec(content);
  return entry ? [entry[1], entry[2]] : [content];
}

/** A text without the marks of emphasis and the full stop at its end, and with one space where there are several. */
export function normalise(text: string): string {
  return text
    .replace(/\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;]$/, '');
}
