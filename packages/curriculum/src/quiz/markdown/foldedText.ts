import { RawOption } from './findOptions';
import { isKey, readKeyValue } from './KeyValue';
import { keyStatement } from './keyStatement';
import { resolveKey } from './resolveKey';

/** What text that is folded away in a question is to it. */
export interface FoldedText {
  /** For learners to read with the question: hints and examples. */
  shown: readonly string[];
  /** What gives the key, as it is written. */
  key?: string;
  /** What goes on after the key. */
  afterKey: readonly string[];
  explanation: readonly string[];
  /** What says nothing of the key and is for nobody but the author. */
  comment?: string;
}

const CODE_FENCE = /^\s*(?:`{3,}|~{3,})/;
const NOTHING: FoldedText = { shown: [], afterKey: [], explanation: [] };

/**
 * Tells what a `<details>` element in a question holds, by its summary and by whether it gives a key. Whatever is not
 * known to be for everybody's eyes does not become part of the question.
 */
export function foldedText(
  lines: readonly string[],
  options: readonly RawOption[],
): FoldedText {
  const { summary, body } = detailsOf(lines);
  const [first, ...more] = body.split('\n');
  const stated = CODE_FENCE.test(first) ? undefined : keyStatement(first);
  const answer = stated ?? first;
  const isTold =
    stated !== undefined || isKey(resolveKey(readKeyValue(answer), options));
  if (summary === 'comment' && !isTold) {
    const key = statedIn(more);
    return key === undefined
      ? { ...NOTHING, comment: body }
      : { ...NOTHING, key, explanation: [body] };
  }
  if (/\bhints?\b|\bexamples?\b|\bcontext\b/i.test(summary) && !isTold) {
    return { ...NOTHING, shown: [summary, body] };
  }
  if (
    body !== '' &&
    /explanation|rationale|\bwhy\b/i.test(summary) &&
    !isTold
  ) {
    return { ...NOTHING, explanation: [body] };
  }
  if (body !== '' && (/answer|solution|key|reveal/i.test(summary) || isTold)) {
    return { ...NOTHING, key: answer, afterKey: more };
  }
  const isLabel = /^(?:comment|spoiler|footnote|details|answer)?$/i.test(
    summary,
  );
  return {
    ...NOTHING,
    key: statedIn([summary, ...body.split('\n')]),
    explanation: [...(isLabel ? [] : [summary]), body],
  };
}

function statedIn(lines: readonly string[]): string | undefined {
  return lines.map(keyStatement).find(it => it !== undefined);
}

/** The summary and the rest of a `<details>` element, however its lines are broken. */
function detailsOf(lines: readonly string[]): {
  summary: string;
  body: string;
} {
  const text = lines.join('\n');
  const found = /<summary[^>]*>(.*?)<\/summary>/is.exec(text);
  const withoutTags = (part: string) =>
    part.replace(/<\/?(?:details|summary)[^>]*>/gi, '').trim();
  return {
    summary: withoutTags(found?.[1] ?? ''),
    body: withoutTags(found ? text.replace(found[0], () => '') : text),
  };
}
