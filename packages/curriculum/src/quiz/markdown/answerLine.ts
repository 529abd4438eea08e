import { isKey, readKeyValue } from './KeyValue';

const MARKS = '(?:[✅✔☑👉💡➡]\\uFE0F?\\s*)?';
const LINE = `^\\s*(?:>\\s*)?(?:[-*+]\\s+)?${MARKS}[*_]{0,3}\\s*${MARKS}`;

/** `**Answer:** B`, `*Correct Answers*: A, C`, `Sample answer:`, with whatever follows. */
const ANSWER = new RegExp(
  `${LINE}(?:(?:the\\s+)?(?:correct|right|sample|model|expected|suggested)\\s+)?(?:answers?|ans)\\s*(?:\\([^)]*\\)\\s*)?[*_]{0,3}\\s*:\\s*[*_]{0,3}\\s*(.*)$`,
  'i',
);

/** Labels that can also begin a sentence of a question, so what follows must be a key. */
const LABEL = new RegExp(
  `${LINE}(?:correct(?:\\s+(?:options?|choices?|responses?))?|right|solution|key)\\s*[*_]{0,3}\\s*:\\s*[*_]{0,3}\\s*(.*)$`,
  'i',
);

/** `Answer (B)`, `**Answer** B`, `The correct answer is B.` */
const SENTENCE = new RegExp(
  `${LINE}(?:the\\s+)?(?:correct\\s+)?answers?[*_]{0,3}\\s+(?:is\\s*:?\\s*|are\\s*:?\\s*)?[*_]{0,3}(\\(?[A-H]\\)?(?:\\s*(?:,|&|and)\\s*[A-H])*)[*_.]*$`,
  'i',
);

/**
 * What stands where a line gives the answer to its question; undefined where it gives none. "Your answer: ____" is
 * a place to write.
 */
export function answerLine(line: string): string | undefined {
  const text = line.replace(/^\s*<!--\s*(.*?)\s*-->\s*$/, '$1');
  const answer = ANSWER.exec(text);
  if (answer) {
    return answer[1];
  }
  const labelled = LABEL.exec(text)?.[1] ?? SENTENCE.exec(text)?.[1];
  return labelled !== undefined && isKey(readKeyValue(labelled))
    ? labelled
    : undefined;
}
