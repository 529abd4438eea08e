import { RawOption } from './findOptions';
import { KeyValue, readKeyValue } from './KeyValue';
import { withoutEmphasis } from './MarkdownLine';
import { QuestionBlock } from './splitMarkdownQuiz';

/** What a learner reads, and what was written there for nobody but the author. */
export interface QuestionStem {
  title?: string;
  stem: string;
  /** A key in brackets at the end of the question, as in `Which colour? (B)`. */
  bracketed?: KeyValue;
  hint?: 'multiple' | 'essay' | 'true-false';
}

const BRACKETED =
  /\s*[*_]{0,3}(?:[([{]\s*[*_]{0,3}\s*(?:(?:the\s+)?(?:correct\s+)?(?:answers?|ans\.?|key|correct|solution)\s*(?:is|[:=–—-])?\s*)?([A-H](?:\s*(?:,|&|\+|\/|and)\s*[A-H])*|true|false|[tf]|[a-h])\s*[*_]{0,3}[)\]}]|<su[bp]>\s*([A-H])\s*<\/su[bp]>)[*_]{0,3}\s*[.?]?\s*$/i;
/** `Blood? ____A____`, `Grass is green. (T/F) T`. */
const WRITTEN_IN =
  /\s*_{2,}\s*([A-H]|true|false|[tf])\s*_{2,}\s*$|(?<=\bT\s*\/\s*F\s*[)\]]?|\bfalse\s*[)\]])\s*[:=–—-]?\s*[*_]*(true|false|[tf])[*_]*\.?\s*$/i;
/** `Which colour is blood? ✔A`. */
const TICKED = /\s*[✓✔✅☑]\uFE0F?\s*[([]?([A-H])[)\]]?\s*[.?]?\s*$/u;
const NAMED_ANSWER =
  /\s*[*_]{0,3}[([{]\s*[*_]{0,3}\s*(?:the\s+)?(?:correct\s+)?(?:answers?|ans\.?|key|solution)\s*(?:is|[:=–—-])\s*([^()[\]{}]+?)\s*[*_]{0,3}[)\]}][*_]{0,3}\s*$/i;

/** Makes title and stem of what stands beside a question's number and below it. */
export function questionStem(
  block: QuestionBlock,
  lead: string,
  lines: readonly string[],
  options: readonly RawOption[],
): QuestionStem {
  const hint = hintOf(block, lines);
  const whole = titleAndStem(lead, lines, !block.isListed);
  const named = NAMED_ANSWER.exec(whole.stem);
  const found =
    named ??
    [TICKED, BRACKETED, WRITTEN_IN]
      .map(pattern => pattern.exec(whole.stem))
      .find(match => match !== null);
  const word = found?.[1] ?? found?.[2];
  const value = word === undefined ? undefined : readKeyValue(word);
  const isTruth =
    hint === 'true-false' ||
    (/^\s*(?:true|false)\s*$/i.test(word ?? '') && options.length === 0);
  const isLetters =
    value?.letters?.every(letter =>
      options.some(option => option.letter === letter),
    ) ?? false;
  const isOfTruth =
    isTruth && (value?.truth !== undefined || /^[tf]$/i.test(word ?? ''));
  if (
    !found ||
    !value ||
    (!named && !isOfTruth && !(isLetters && options.length > 0))
  ) {
    return { ...whole, ...hinted(hint) };
  }
  const { title, stem } = whole;
  const asked = stem.slice(0, found.index).trim();
  return {
    // what was taken for a title is the question where below it stands nothing but the key
    ...(asked === '' && title !== undefined
      ? { stem: title }
      : { ...whole, stem: asked }),
    bracketed:
      isOfTruth && value.truth === undefined
        ? { truth: /^t$/i.test(word!), text: '' }
        : value,
    ...hinted(hint),
  };
}

function hinted(hint: QuestionStem['hint']): Pick<QuestionStem, 'hint'> {
  return hint ? { hint } : {};
}

function titleAndStem(
  lead: string,
  lines: readonly string[],
  mayBeTitle: boolean,
): { title?: string; stem: string } {
  const body = lines
    .map(line =>
      line.replace(/^\s*\*\*Question\*\*\s*:\s*|^\s*\*\*Question:\*\*\s*/i, ''),
    )
    .filter(line => !isMarker(line))
    .map(line => (/^\s*(?:\*\*|__)/.test(line) ? withoutEmphasis(line) : line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (body === '') {
    return { stem: lead };
  }
  const isTitle = mayBeTitle && lead !== '' && !/[?:]$/.test(lead);
  if (isTitle && !/^(?:```|~~~)/.test(body)) {
    return { title: lead, stem: body };
  }
  return { stem: `${lead}\n\n${body}`.trim() };
}

/** `[Short Answer]` alone on its line, in bold or not. */
function isMarker(line: string): boolean {
  return /^\s*[*_]{0,3}\[[^\]]*(?:answer|choice|select|essay|true)[^\]]*\][*_]{0,3}\s*$/i.test(
    line,
  );
}

function hintOf(
  block: QuestionBlock,
  lines: readonly string[],
): QuestionStem['hint'] {
  const own = `${block.lead}\n${lines.join('\n')}`;
  if (
    /select\s+all|all\s+that\s+apply|\[multiple\s+choice\]|choose\s+(?:two|three|all)|multiple\s+select/i.test(
      own,
    )
  ) {
    return 'multiple';
  }
  if (
    /\btrue\s+or\s+false\b|\btrue\s*\/\s*false\b|(?:^|[\s*_([])T\s*\/\s*F(?=$|[\s*_)\].:?])/im.test(
      own,
    ) ||
    (/^\W*(?:section\s+\w+\W+)?true\s*(?:\/|or)\s*false/i.test(
      block.section ?? '',
    ) &&
      !/short\s+answer|essay/i.test(own))
  ) {
    return 'true-false';
  }
  return /short\s+answer|essay|sentences\)/i.test(
    `${block.section ?? ''}\n${own}`,
  )
    ? 'essay'
    : undefined;
}
