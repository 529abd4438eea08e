/**
 * Takes one question of a markdown quiz apart: stem, options, key and explanation, in whichever of the usual notations
 * they come.
 *
 * What stands after the options and is no key goes to the explanation, which learners see once the key may be told:
 * a notation that nobody has thought of must not carry its key into the question.
 */
import { questionStem } from './questionStem';
import { findOptions, RawOption, splitInline } from './findOptions';
import { foldedText } from './foldedText';
import { joinLines } from './joinLines';
import { isKey, KeyValue, readKeyValue } from './KeyValue';
import { keyStatement } from './keyStatement';
import { takeListOptions } from './listOptions';
import { markedKey } from './markedKey';
import { MarkdownLine } from './MarkdownLine';
import { QuestionNote, RawKey, RawQuestion } from './RawQuestion';
import { resolveKey } from './resolveKey';
import { QuestionBlock } from './splitMarkdownQuiz';
import { optionTables } from './tabledLines';

const EXPLANATION =
  /^\s*(?:>\s*)?(?:[-*+]\s+)?(?:💡\s*)?([*_]{0,3})(?:explanations?|rationale|reason(?:ing)?|why|because|justification|discussion|feedback)\s*[*_]{0,3}\s*[:–—-]\s*[*_]{0,3}\s*(.*)$/i;
/** Labels in lines of their own, as headings are. */
const KEY_LABEL =
  /^[\s>*_]*(?:the\s+)?(?:(?:correct|right|sample|model)\s+)?(?:answers?|solution|key)[\s*_]*$/i;
const EXPLANATION_LABEL =
  /^[\s>*_]*(?:explanation|rationale|reason(?:ing)?|why|feedback|discussion)\??[\s*_]*$/i;
const OPTIONS_LABEL =
  /^[\s>*_]*(?:answer\s+)?(?:options|choices)\s*:?[\s*_]*$/i;
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
/** A line that is code as a whole. */
const CODE_LINE = /^(\s*(?:>\s*)?(?:[-*+]\s+)?)`([^`]+)`\s*$/;

class BlockReader {
  readonly #block: QuestionBlock;
  #lead: string;
  readonly #lines: MarkdownLine[];
  readonly #stem: string[] = [];
  readonly #explanation: string[] = [];
  readonly #notes: QuestionNote[] = [];
  readonly #comments: MarkdownLine[] = [];
  readonly #keys: Array<RawKey & { words: string[] }> = [];
  #options: RawOption[] = [];
  #collector: string[] = this.#stem;
  #details: MarkdownLine[] | undefined;

  constructor(block: QuestionBlock) {
    this.#block = block;
    const split = splitInline(block.lead);
    this.#lead = split?.stem ?? block.lead;
    this.#lines = optionTables([
      ...(split
        ? [{ number: block.line, text: split.options, isCode: false }]
        : []),
      ...block.lines.flatMap(line => {
        const inline =
          line.isCode || line.isHidden ? undefined : splitInline(line.text);
        return inline && inline.stem !== '' && !isStatement(line)
          ? [
              { ...line, text: inline.stem },
              { ...line, text: inline.options },
            ]
          : [line];
      }),
    ]);
  }

  read(listed: readonly KeyValue[]): RawQuestion {
    const found = findOptions(this.#lines, isStatement);
    this.#options = found.options;
    this.#lines.forEach((line, index) => {
      if (found.taken.has(index)) {
        // A key above its options does not make explanations of them.
        this.#collector = this.#stem;
      } else {
        this.#readLine(line, found.last >= 0 && index > found.last);
      }
    });
    this.#closeDetails();
    for (const { letter, line, expected } of found.strange) {
      this.#note('warning', 'option-letters', line, {
        message: `has an option ${letter} where ${expected} would follow`,
        found: letter,
        expected,
        remedy: 'Letter the options in order, each once.',
      });
    }
    this.#takeMarks();
    for (const key of this.#keys) {
      key.value = this.#valueOf(key);
    }
    if (this.#options.length === 0) {
      const all = [...this.#keys.map(({ value }) => value), ...listed];
      const list = takeListOptions(
        this.#stem,
        all,
        `${this.#lead} ${this.#stem.join(' ')}`,
        this.#block.line,
      );
      if (list) {
        this.#options = list;
        this.#takeMarks();
      }
    }
    const { title, stem, bracketed, hint } = questionStem(
      this.#block,
      this.#lead,
      this.#stem,
      this.#options,
    );
    if (bracketed) {
      this.#keys.push({ value: bracketed, line: this.#block.line, words: [] });
    }
    const keys = this.#keys.map(({ value, line }) => ({
      value: resolveKey(value, this.#options),
      line,
    }));
    for (const { value } of keys) {
      if (this.#options.length > 0 && isKey(value)) {
        this.#explanation.unshift(withoutOptionText(value, this.#options));
      }
    }
    const reasons = this.#options.flatMap(({ letter, reason }) =>
      reason === '' ? [] : [`${letter}: ${reason}`],
    );
    return {
      stem,
      options: this.#options,
      keys,
      explanation: joinLines([...this.#explanation, ...reasons]),
      notes: this.#notes,
      comments: this.#comments,
      ...(title !== undefined && { title }),
      ...(hint && { hint }),
    };
  }

  #readLine(line: MarkdownLine, isAfterOptions: boolean) {
    const { text } = line;
    if (line.isTooLong) {
      this.#explanation.push(text);
      this.#note('warning', 'unplaced-text', line.number, {
        message:
          'has a line that is too long to be read; it is kept with the explanation, where learners do not see it',
        found: `${text.length} characters`,
        expected: 'lines that people can read',
        remedy: 'Break it into several lines.',
      });
      return;
    }
    if (line.isCode) {
      (this.#details ? [] : this.#collector).push(text);
      this.#details?.push(line);
      return;
    }
    if (/<details/i.test(text)) {
      this.#closeDetails();
      this.#details = [];
    }
    if (this.#details) {
      this.#details.push(line);
      if (/<\/details/i.test(text)) {
        this.#closeDetails();
      }
      return;
    }
    if (RULE.test(text) || isPrompt(text)) {
      return;
    }
    if (OPTIONS_LABEL.test(text)) {
      return;
    }
    if (EXPLANATION_LABEL.test(text)) {
      this.#collector = this.#explanation;
      return;
    }
    const explained = EXPLANATION.exec(text);
    if (
      explained &&
      (this.#keys.length > 0 || explained[1] !== '' || isAfterOptions)
    ) {
      const said = keyStatement(explained[2]);
      if (said !== undefined && this.#keys.length === 0) {
        this.#keys.push({
          value: readKeyValue(said),
          line: line.number,
          words: [],
        });
      }
      this.#explanation.push(explained[2]);
      this.#collector = this.#explanation;
      return;
    }
    const stated = this.#statement(line, isAfterOptions);
    if (stated !== undefined) {
      this.#addKey(stated, line.number);
      return;
    }
    if (
      isAfterOptions &&
      this.#collector === this.#stem &&
      /[^\s>]/.test(text)
    ) {
      this.#collector = this.#explanation;
      this.#note('warning', 'unplaced-text', line.number, {
        message:
          'has text after its options that is no key; it is kept with the explanation, where learners do not see it',
        found: text.trim().slice(0, 80),
        expected: '"**Answer:** B" or "**Explanation:** ..."',
        remedy:
          'Move it above the options if it belongs to the question, or label it as an explanation.',
      });
    }
    this.#collector.push(text);
  }

  /** The value of a line that gives the key; below options the mere letter of one is enough. */
  #statement(line: MarkdownLine, isAfterOptions: boolean): string | undefined {
    const stated = keyStatement(
      isAfterOptions ? line.text.replace(CODE_LINE, '$1$2') : line.text,
    );
    if (stated !== undefined) {
      return stated;
    }
    if (KEY_LABEL.test(line.text)) {
      return '';
    }
    if (this.#options.length === 0) {
      return /^\s*[*_]{0,2}A\d{0,3}\s*[:.)]\s*[*_]{0,2}\s*(\S.*)$/.exec(
        line.text,
      )?.[1];
    }
    if (!isAfterOptions || this.#collector !== this.#stem) {
      return undefined;
    }
    const value = resolveKey(readKeyValue(line.text), this.#options);
    const letters = this.#options.map(({ letter }) => letter);
    return value.letters?.every(letter => letters.includes(letter)) ||
      (value.truth !== undefined && value.text === '')
      ? line.text
      : undefined;
  }

  #addKey(text: string, line: number) {
    const value = readKeyValue(text);
    const words: string[] = [];
    this.#keys.push({ value, line, words });
    if (isKey(value) || value.isPlaceholder) {
      this.#collector = this.#explanation;
      if (this.#options.length === 0) {
        this.#explanation.push(value.text);
      }
    } else {
      words.push(text);
      this.#collector = words;
    }
  }

  /** What a label without a key beside it means: the key in a line of its own below, or an answer in words. */
  #valueOf({ value, words }: { value: KeyValue; words: string[] }): KeyValue {
    if (isKey(value) || value.isPlaceholder) {
      return value;
    }
    const text = joinLines(words);
    const [first, ...more] = text.split('\n');
    const below = resolveKey(readKeyValue(first), this.#options);
    return isKey(below) &&
      (this.#options.length > 0 || below.truth !== undefined)
      ? { ...below, text: joinLines([below.text, ...more]) }
      : { ...value, text, raw: text };
  }

  #closeDetails() {
    if (!this.#details) {
      return;
    }
    const lines = this.#details;
    const line = lines[0].number;
    this.#details = undefined;
    const { shown, key, afterKey, explanation, comment } = foldedText(
      lines.map(({ text }) => text),
      this.#options,
    );
    if (comment !== undefined) {
      this.#comments.push({ number: line, text: comment, isCode: false });
    }
    this.#collector.push(...shown);
    if (key !== undefined) {
      this.#addKey(key, line);
      this.#collector.push(...afterKey);
    }
    this.#explanation.push(...explanation);
  }

  #takeMarks() {
    const isStated = this.#keys.some(
      ({ value }) => isKey(value) || value.text !== '' || value.isPlaceholder,
    );
    const { key, note } = markedKey(this.#options, isStated);
    if (key) {
      this.#keys.push({ ...key, words: [] });
    }
    this.#notes.push(...(note ? [note] : []));
  }

  #note(
    severity: QuestionNote['severity'],
    code: string,
    line: number,
    details: Omit<QuestionNote, 'severity' | 'code' | 'line'>,
  ) {
    this.#notes.push({ severity, code, line, ...details });
  }
}

export function readQuestionBlock(
  block: QuestionBlock,
  listed: readonly KeyValue[],
): RawQuestion {
  return new BlockReader(block).read(listed);
}

/** Lines that are no options whatever letter they begin with. */
function isStatement(line: MarkdownLine): boolean {
  return keyStatement(line.text) !== undefined || EXPLANATION.test(line.text);
}

/** A key often repeats its option before it says why; what is left is why. */
function withoutOptionText(
  key: KeyValue,
  options: readonly RawOption[],
): string {
  const option = options.find(({ letter }) => letter === key.letters?.[0]);
  const plain = option?.text.replace(/\*\*|__|`/g, '');
  if (!plain || !key.text.startsWith(plain)) {
    return key.text;
  }
  const rest = key.text.slice(plain.length);
  return /^\s*(?:$|[-–—:.(])/.test(rest)
    ? rest.replace(/^\s*[-–—:.]\s+/, '').trim()
    : key.text;
}

/** Where a learner is meant to write on paper. */
function isPrompt(text: string): boolean {
  return (
    /^\s*[*_]{0,3}your\s+answer\s*:?\s*[*_]{0,3}[\s_.]*$/i.test(text) ||
    /^\s*[*_]{0,3}answers?\s*:\s*[*_]{0,3}\s*(?:_{3,}|\.{4,})[\s_.]*$/i.test(
      text,
    ) ||
    /^\s*(?:_{4,}|\.{6,})\s*$/.test(text)
  );
}
