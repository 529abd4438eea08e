/**
 * Whatever a file hides from readers, in one notation. People fold answers away as `<details>`, comments, spoilers
 * (`||B||`, `>!B!<`), containers (`::: answer`), admonitions (`??? answer`), callouts (`> [!answer]-`), fences
 * (```` ```answer ````) and hidden elements. All become `<details>` with the label that they had, so that one reader
 * decides what each of them is. Nothing that is hidden can become part of a question by being in an unknown notation.
 */
import { codeMask } from './codeMask';
import { MarkdownLine } from './MarkdownLine';

/** What says by its name that it tells something. */
const TELLING =
  'answers?|answer[-_ ]?key|solutions?|keys?|spoilers?|reveal|correct|explanation|rationale|feedback|response';

/** Something that hides text: how it opens, how it closes, and under which label. */
interface Container {
  open: RegExp;
  close: (match: RegExpExecArray) => RegExp;
  label: (match: RegExpExecArray) => string;
}

const CONTAINERS: Container[] = [
  {
    open: /\\(?:answer|solution|key|correct)\s*\{/i,
    close: () => /\}/,
    label: () => 'answer',
  },
  { open: /<!--/, close: () => /-->/, label: () => 'comment' },
  {
    open: /%%(?!%)/,
    close: () => /%%/,
    label: () => 'comment',
  },
  {
    open: /\|\|(?=[^|\s])(?=[^|]*[^|\s]\|\|)/,
    close: () => /\|\|/,
    label: () => 'spoiler',
  },
  { open: />!(?=\s*\S)/, close: () => /!<|$/, label: () => 'spoiler' },
  {
    open: /\[(spoiler|answer|hide|hidden)(?:=[^\]]*)?\](?![(:])(?=.*\[\/)/i,
    close: match => new RegExp(`\\[/${match[1]}\\]`, 'i'),
    label: match => match[1],
  },
  {
    open: new RegExp(
      `\\{[{%]<?\\s*(${TELLING}|details|hidden?)\\b[^}]*[%}]\\}`,
      'i',
    ),
    close: match =>
      new RegExp(`\\{[{%]<?\\s*(?:/\\s*|end)${match[1]}\\s*>?[%}]\\}`, 'i'),
    label: match => match[1],
  },
  {
    open: new RegExp(
      `<(?!details|summary)([a-z][\\w-]*)\\b(?=[^>]*(?:\\bhidden\\b|display:\\s*none|visibility:\\s*hidden|(?:class|id)=["'][^"']*\\b(?:${TELLING})\\b))[^>]*>`,
      'i',
    ),
    close: match => new RegExp(`</${match[1]}\\s*>`, 'i'),
    label: () => 'answer',
  },
  {
    open: /\{:?\s*(?:data-)?(?:answer|key|correct|solution)\s*[=:]\s*["']?/i,
    close: () => /["']?\s*\}/,
    label: () => 'answer',
  },
  {
    open: new RegExp(`<(${TELLING})\\b[^>]*>`, 'i'),
    close: match => new RegExp(`</${match[1]}\\s*>`, 'i'),
    label: match => match[1],
  },
];

/** Containers whose marks are lines of their own. */
const FENCE = new RegExp(
  `^\\s*(:{3,}|\`{3,}|~{3,})\\s*(?:\\{\\s*)?[.#]?((?:${TELLING}|details|hide|hidden|collapse|dropdown)\\b[^}]*)\\}?\\s*$|^\\s*(:{3,}|\`{3,}|~{3,})\\s*\\{\\s*(?:admonition|dropdown|toggle)\\}\\s*(.*)$`,
  'i',
);
const ADMONITION = new RegExp(
  `^(\\s*)(?:\\?{3}[+]?|!{3})\\s+(?:([\\w-]+)\\s*)?(?:"([^"]*)")?\\s*$`,
);
const CALLOUT = /^\s*>\s*\[!([\w-]+)\]([-+]?)\s*(.*)$/;
/** Comments by way of link definitions that nothing links to: `[//]: # (B)`. */
const LINK_COMMENT =
  /^\s*\[(?:\/\/|comment|answer|key|solution)[^\]]*\]:\s*(?:<>|#)?\s*["'(]?(.*?)[")']?\s*$/i;
const IS_TELLING = new RegExp(`\\b(?:${TELLING})\\b`, 'i');

/** Hidden parts of one line beyond which all the rest of it is hidden. */
const MAX_PARTS = 8;

/** Lines in which everything hidden is `<details>`; a line that is hidden in part becomes several of its number. */
export function concealedLines(
  lines: readonly MarkdownLine[],
  depth = 0,
): MarkdownLine[] {
  const out: MarkdownLine[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    const length =
      wholeLines(lines, index, out) || inline(lines, index, out, depth);
    if (length === 0) {
      out.push(line);
    }
    index += Math.max(length, 1);
  }
  return markHidden(out);
}

/** Containers made of whole lines; how many of them, 0 where none starts here. */
function wholeLines(
  lines: readonly MarkdownLine[],
  index: number,
  out: MarkdownLine[],
): number {
  const { text, isCode, headingLevel } = lines[index];
  const fence = FENCE.exec(text);
  if (fence) {
    const mark = fence[1] ?? fence[3];
    const end = lines.findIndex(
      (line, i) => i > index && line.text.trim().startsWith(mark),
    );
    if (end > index) {
      push(out, lines, index, end, fence[2] ?? fence[4], line => line);
      return end - index + 1;
    }
  }
  if (isCode || headingLevel !== undefined) {
    return 0;
  }
  const comment = LINK_COMMENT.exec(text);
  if (comment) {
    out.push(folded(lines[index], 'comment', comment[1]));
    return 1;
  }
  const admonition = ADMONITION.exec(text);
  const title = admonition && (admonition[3] ?? admonition[2] ?? '');
  if (admonition && (text.includes('?') || IS_TELLING.test(title ?? ''))) {
    const indent = admonition[1].length;
    const end = lines.findIndex(
      (line, i) =>
        i > index &&
        line.text.trim() !== '' &&
        line.text.search(/\S/) < indent + 2,
    );
    const last = (end < 0 ? lines.length : end) - 1;
    push(out, lines, index, last, title!, line => line, true);
    return last - index + 1;
  }
  const callout = CALLOUT.exec(text);
  if (
    callout &&
    (callout[2] === '-' || IS_TELLING.test(`${callout[1]} ${callout[3]}`))
  ) {
    const end = lines.findIndex(
      (line, i) => i > index && !/^\s*>/.test(line.text),
    );
    const last = (end < 0 ? lines.length : end) - 1;
    const label = callout[3] || callout[1];
    push(
      out,
      lines,
      index,
      last,
      label,
      line => line.replace(/^\s*>\s?/, ''),
      true,
    );
    return last - index + 1;
  }
  return 0;
}

/** Containers within lines; how many lines they take, 0 where none starts here. */
function inline(
  lines: readonly MarkdownLine[],
  index: number,
  out: MarkdownLine[],
  depth: number,
): number {
  const line = lines[index];
  if (line.isCode) {
    return 0;
  }
  const masked = codeMask(line.text);
  const [found] = CONTAINERS.flatMap(container => {
    const match = container.open.exec(masked);
    return match ? [{ container, match }] : [];
  }).sort((a, b) => a.match.index - b.match.index);
  if (!found) {
    return 0;
  }
  const { match, container } = found;
  const start = match.index + match[0].length;
  const close = container.close(match);
  const label = container.label(match);
  const before = line.text.slice(0, match.index);
  if (before.trim() !== '') {
    out.push(rest(line, before));
  }
  const here = close.exec(line.text.slice(start));
  if (here) {
    out.push(folded(line, label, line.text.slice(start, start + here.index)));
    const after = line.text.slice(start + here.index + here[0].length);
    const left = rest(
      { ...line, headingLevel: undefined, heading: undefined },
      after,
    );
    if (after.trim() !== '') {
      out.push(
        ...(depth < MAX_PARTS
          ? concealedLines([left], depth + 1)
          : [folded(left, label, after)]),
      );
    }
    return 1;
  }
  // What is never closed ends with its paragraph.
  let end = lines.findIndex((other, i) => i > index && close.test(other.text));
  const blank = lines.findIndex(
    (other, i) => i > index && other.text.trim() === '',
  );
  const isClosed = end > 0;
  end = isClosed ? end : (blank < 0 ? lines.length : blank) - 1;
  out.push({
    ...rest(
      line,
      `<details><summary>${label}</summary>${line.text.slice(start)}`,
    ),
    ...(before.trim() !== '' && {
      headingLevel: undefined,
      heading: undefined,
    }),
  });
  for (let i = index + 1; i < end; i++) {
    out.push(asText(lines[i], lines[i].text));
  }
  if (end > index) {
    const last = lines[end];
    const at = isClosed ? close.exec(last.text)! : undefined;
    out.push(
      asText(
        last,
        `${at ? last.text.slice(0, at.index) : last.text}</details>`,
      ),
    );
    const after = at ? last.text.slice(at.index + at[0].length) : '';
    if (after.trim() !== '') {
      out.push(asText(last, after));
    }
  } else {
    out.push(asText(line, '</details>'));
  }
  return end - index + 1;
}

function push(
  out: MarkdownLine[],
  lines: readonly MarkdownLine[],
  first: number,
  last: number,
  label: string,
  change: (text: string) => string,
  isLastContent = false,
) {
  out.push(asText(lines[first], `<details><summary>${label.trim()}</summary>`));
  for (let i = first + 1; i <= last; i++) {
    const isEnd = i === last && !isLastContent;
    if (!isEnd) {
      out.push(asText(lines[i], change(lines[i].text)));
    }
  }
  out.push(asText(lines[last], '</details>'));
}

function folded(line: MarkdownLine, label: string, text: string): MarkdownLine {
  return asText(
    line,
    `<details><summary>${label}</summary>${text.trim()}</details>`,
  );
}

function asText(line: MarkdownLine, text: string): MarkdownLine {
  return { number: line.number, text, isCode: false };
}

/** What is left of a line beside what it hides. */
function rest(line: MarkdownLine, text: string): MarkdownLine {
  const trimmed = text.trimEnd();
  return line.heading === undefined
    ? { ...line, text: trimmed }
    : {
        ...line,
        text: trimmed,
        heading: trimmed.replace(/^#{1,6}\s+/, '').replace(/\s*#*$/, ''),
      };
}

/** Says of every line whether it is within `<details>`. What is opened and never closed hides its own line alone. */
function markHidden(lines: MarkdownLine[]): MarkdownLine[] {
  const marked = [...lines];
  for (let i = 0; i < lines.length; i++) {
    if (!lines[i].isCode && /<details/i.test(lines[i].text)) {
      const next = lines.findIndex(
        (line, k) => k > i && /<details/i.test(line.text),
      );
      const end = lines.findIndex(
        (line, k) => k >= i && /<\/details/i.test(line.text),
      );
      const last = end < 0 || (next > 0 && next < end) ? i : end;
      for (let k = i; k <= last; k++) {
        marked[k] = { ...lines[k], isHidden: true };
      }
      i = last;
    }
  }
  return marked;
}
