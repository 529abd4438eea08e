/** A sentence of a roadmap with its line and the second-level heading that it stands under. */
export interface SourceSentence {
  section: string;
  line: number;
  text: string;
}

/**
 * Takes a roadmap apart without the reader that the import uses: lines, cells and sentences, without the marks of
 * markdown, keys and headings of tables.
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
      .replace(/^\s*(?:>|[-*+]|\d+[.)])\s+/, '')
      .replace(/^\[[ xX]\]\s*/, '')
      .replace(/^\*\*[^*]+\*\*(?:\s*\([^)]*\))?\s*:\s*/, '');
    const cells = /^\s*\|/.test(content) ? content.split('|') : [content];
    for (const sentence of cells.flatMap(it => it.split(/[.;]\s+/))) {
      const text = normalise(sentence);
      if (text) {
        sentences.push({ section, line: index + 1, text });
      }
    }
  });
  return sentences;
}

/** Words alone, so that two texts compare whatever marks stand between them. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}≥<>%]+/gu, ' ')
    .trim();
}
