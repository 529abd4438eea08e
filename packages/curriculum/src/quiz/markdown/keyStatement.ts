import { isKey, readKeyValue } from './KeyValue';

const DECORATION =
  '^\\s*(?:>\\s*)*(?:[-*+•]\\s+)?(?:[✅✔✓☑👉💡➡🔑📝]\\uFE0F?\\s*)*[*_]{0,3}\\s*(?:[✅✔✓☑👉💡➡🔑📝]\\uFE0F?\\s*)*';
const ADJECTIVE =
  '(?:the\\s+)?(?:(?:correct|right|best|sample|model|expected|suggested|official|accepted|possible|final|proper)\\s+)';
const BETWEEN = '\\s*[*_]{0,3}\\s*';

/** `**Answer:** B`, `*Correct Answers*: A, C`, `Sample answer:`, `Ans. True`, with whatever follows. */
const ANSWER = new RegExp(
  `${DECORATION}${ADJECTIVE}?(?:answers?|ans\\.?)(?:\\s+(?:to|for)\\s+(?:question\\s+)?#?\\d+)?\\s*(?:\\([^)]*\\)\\s*)?${BETWEEN}(?::|(?<=\\bans)\\.|(?<=\\bans\\.)(?=\\s))${BETWEEN}(.*)$`,
  'i',
);

/** Labels that can also begin a sentence of a question, so what follows must be a key. */
const LABEL = new RegExp(
  `^${ADJECTIVE}{0,2}(?:answers?|ans\\.?|solutions?|keys?|choices?|options?|responses?|correct|right)(?:\\s+(?:answers?|options?|choices?|letters?|keys?))?\\s*(?:is|are|was|would be)?\\s*(?:[:=.]|[-–—]+>?|→|⇒|=>|>)\\s*(\\S.*)$`,
  'i',
);

const NAMED_KEY =
  '((?:[(\\["]|(?:option|choice|letter|answer)\\s+)?(?:[A-Z]\\b|true\\b|false\\b|[(\\[][a-z][)\\]]).*)$';
const THUS = '^(?:so|thus|hence|therefore)?,?\\s*';
/** `Answer (B)`, `Answer B`. */
const SHORT = new RegExp(
  `${THUS}${ADJECTIVE}{0,2}(?:answers?|ans|key)\\s+${NAMED_KEY}`,
  'i',
);
/** `The correct answer is B, because`, `Correct choice is B`, `The right one is (b)`. */
const SENTENCE = new RegExp(
  `${THUS}${ADJECTIVE}{0,2}(?:answers?|ans|solution|key|choices?|options?|responses?|one)(?:\\s+here)?(?:['’]s|\\s+(?:is|are|was|would be|should be))\\s*:?\\s+${NAMED_KEY}`,
  'i',
);

/** `It's B, since`, `Choose B.` */
const CHOSEN = new RegExp(
  `${THUS}(?:(?:it|this|that)(?:['’]s|\\s+is|\\s+must\\s+be)|(?:we\\s+|you\\s+)?(?:choose|pick|select|take)|go\\s+(?:with|for))\\s+${NAMED_KEY}`,
  'i',
);

/** `B is right`, `Option C would be the correct one`, `A and C are correct`. */
const VERDICT =
  /^((?:both\s+)?(?:(?:option|choice|letter|answer)\s+)?[([]?(?:[A-Z]|(?<=[([])[a-z])[)\]]?(?:\s*(?:,|&|and|\+)\s*[([]?[A-Z][)\]]?)*\s+(?:is|are|was|were|would be)\s+(?:both\s+)?(?:the\s+)?(?:only\s+)?(?:right|correct|best|true\s+answer)\b.*)$/;

/** `C is what one sees`, which a question may ask as well. */
const REASONED =
  /^((?:(?:option|choice|letter|answer)\s+)?[([]?[A-H][)\]]?\s+(?:is|are)\s+(?:what|the\s+one|how|why)\b.*[^?])$/;

const TAG =
  /<\/?(?:sub|sup|small|p|i|b|em|strong|span|div|u|font|center|br)\b[^>]*>/gi;

/** A place to write: nothing but a line to fill. */
const BLANK = /^[\s_.…*-]*$/;

/**
 * What stands where a line gives the answer to its question; undefined where it gives none. "Your answer: ____" is
 * a place to write.
 */
export function keyStatement(line: string): string | undefined {
  const text = withoutBrackets(line.replace(TAG, ''));
  const answer = ANSWER.exec(text);
  if (answer) {
    return /_{3,}|\.{4,}/.test(answer[1]) && BLANK.test(answer[1])
      ? undefined
      : answer[1];
  }
  const plain = text
    .replace(new RegExp(DECORATION), '')
    .replace(/\*\*|__|[*_](?=\W|$)|(?<=^|\W)[*_]/g, '')
    .trim();
  for (const pattern of [LABEL, SHORT, SENTENCE, CHOSEN, VERDICT, REASONED]) {
    const value = pattern.exec(plain)?.[1];
    if (value !== undefined && isKey(readKeyValue(value))) {
      return value;
    }
  }
  return undefined;
}

/** A line that stands in brackets as a whole says what is in them. */
function withoutBrackets(line: string): string {
  const inner =
    /^\s*(?:>\s*)*(?:[-*+]\s+)?[*_]{0,3}[([{]\s*([^()[\]{}]{3,})[)\]}][*_]{0,3}\.?\s*$/.exec(
      line,
    )?.[1];
  return inner ?? line;
}
