import { codeMask } from './codeMask';
import { MarkdownLine } from './MarkdownLine';

const DEFINITION = /^\s{0,3}\[\^([^\]\s]+)\]:\s*(.*)$/;
const REFERENCE = /\[\^([^\]\s]+)\](?!:)/g;
const OPTION = /^\s*(?:[-*+]\s+)?[*_]{0,2}[([]?[A-Za-z][).:\]]/;
const RIGHT =
  /^\W*(?:(?:the|this|that)\s+(?:is\s+)?)*(?:correct|right|true|answer|key|yes)\b/i;

/**
 * Footnotes where they are referred to, folded away: a note of a question may be its key, and one of an option may
 * say that it is the right one. Notes that nothing refers to become rows, `[^3]: B` being as good a key as `3. B`.
 */
export function footnotedLines(lines: readonly MarkdownLine[]): MarkdownLine[] {
  const notes = new Map<string, MarkdownLine[]>();
  const rest: MarkdownLine[] = [];
  let open: MarkdownLine[] | undefined;
  for (const line of lines) {
    const found = line.isCode ? null : DEFINITION.exec(line.text);
    if (found) {
      open = [{ ...line, text: found[2] }];
      notes.set(found[1], open);
      rest.push({ ...line, text: `[^${found[1]}]:` });
    } else if (open && /^(?: {2,}|\t)\S/.test(line.text)) {
      open.push({ ...line, text: line.text.trim() });
    } else {
      open = undefined;
      rest.push(line);
    }
  }
  if (notes.size === 0) {
    return [...lines];
  }
  const used = new Set<string>();
  const placed = rest.flatMap(line => place(line, notes, used));
  return placed.flatMap(line => {
    const id = DEFINITION.exec(line.text)?.[1];
    const note = id === undefined ? undefined : notes.get(id);
    if (id === undefined || !note) {
      return [line];
    }
    return used.has(id)
      ? []
      : note.map((part, i) => ({
          ...part,
          text:
            i === 0
              ? `${id.replace(/\D*(\d+)$/, '$1')}. ${part.text}`
              : part.text,
        }));
  });
}

/** A line without its references, followed by what they refer to. */
function place(
  line: MarkdownLine,
  notes: Map<string, MarkdownLine[]>,
  used: Set<string>,
): MarkdownLine[] {
  if (line.isCode || DEFINITION.test(line.text)) {
    return [line];
  }
  const ids = [...codeMask(line.text).matchAll(REFERENCE)]
    .map(([, id]) => id)
    .filter(id => notes.has(id));
  if (ids.length === 0) {
    return [line];
  }
  let text = ids.reduce(
    (left, id) => left.split(`[^${id}]`).join(''),
    line.text,
  );
  const folded: MarkdownLine[] = [];
  for (const id of ids.filter(it => !used.has(it))) {
    used.add(id);
    const note = notes.get(id)!;
    if (OPTION.test(line.text) && RIGHT.test(note[0].text)) {
      text = `${text} ✅`;
    }
    note.forEach((part, i) => {
      const opened = i === 0 ? '<details><summary>footnote</summary>' : '';
      const closed = i === note.length - 1 ? '</details>' : '';
      folded.push({
        number: part.number,
        text: `${opened}${part.text}${closed}`,
        isCode: false,
        isHidden: true,
      });
    });
  }
  const heading =
    line.heading === undefined
      ? {}
      : { heading: text.replace(/^#{1,6}\s+/, '').replace(/\s*#*$/, '') };
  return [{ ...line, text, ...heading }, ...folded];
}
