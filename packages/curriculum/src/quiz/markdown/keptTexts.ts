import { MarkdownLine } from './MarkdownLine';
import { KeptText } from './MarkdownQuizDocument';

/** Lines as texts under their headings, without the empty ones. */
export function keptTexts(lines: MarkdownLine[]): KeptText[] {
  const kept: KeptText[] = [];
  let current: KeptText | undefined;
  for (const line of lines) {
    if (line.heading !== undefined) {
      current = { line: line.number, heading: line.heading, text: '' };
      kept.push(current);
    } else if (line.text.trim() !== '' && !/^\s*-{3,}\s*$/.test(line.text)) {
      if (!current) {
        current = { line: line.number, text: '' };
        kept.push(current);
      }
      current.text = `${current.text}\n${line.text}`.trim();
    }
  }
  return kept;
}
