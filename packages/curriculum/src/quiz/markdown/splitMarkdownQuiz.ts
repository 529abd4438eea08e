/**
 * Cuts a markdown quiz into questions, answer keys and the rest.
 *
 * People number questions as headings (`### Question 1: Title`, `### Q1. Stem`, `### 1. Stem`), in bold
 * (`**Question 1:** Stem`, `**1. Stem**`), as a plain list, or not at all. An entry of a plain list is a question if it
 * has options or a key, or if it continues the numbers of the questions before it and is not part of a list within
 * one. A key starts at a heading like "Answer Key", at a label, or at a line or a run of lines that are keys of
 * several questions and nothing else; it ends at a heading that starts something else, like "Scoring Guide".
 */
import { keyZoneStart } from './keyZoneStart';
import { keyStatement } from './keyStatement';
import { MarkdownLine } from './MarkdownLine';
import { asks, hasBody } from './questionBody';
import { QuestionStart, questionStart } from './questionStart';
import { readKeyRow } from './readKeyRow';
import { unnumberedStart } from './unnumberedStart';

/** The lines of one question. */
export interface QuestionBlock {
  number: number;
  /** What stands beside the number: a title or the stem. */
  lead: string;
  isBonus: boolean;
  /** Whether it is an entry of a list, whose first line is no title. */
  isListed: boolean;
  section?: string;
  /** Of its first line; counts from 1. */
  line: number;
  /** What follows the first line. */
  lines: MarkdownLine[];
}

/** A number that is not the one that should follow. */
export interface OddNumber {
  number: number;
  expected: number;
  line: number;
}

/** A file, cut. Every line is in one part; headings of sections are with their questions. */
export interface SplitQuiz {
  title?: string;
  questions: QuestionBlock[];
  keyLines: MarkdownLine[];
  otherLines: MarkdownLine[];
  oddNumbers: OddNumber[];
}

type Zone = 'preamble' | 'questions' | 'key' | 'other';

const OTHER_HEADING =
  /^(?:scor|grading|next|review|areas?\b|topics?\b|additional|feedback|self|key concepts|practical|after|results?|what to do|how to|resources|performance|congrat|further|if you|certificat|completion|appendix|summary)/i;
/** Headings below which a list is one of questions, whatever it says. */
const QUESTIONS_HEADING =
  /^(?:(?:part|section)\s+\w+\W*)?(?:true\b|short\s+answer|essay|open|fill|multiple|single|questions?\b|matching)|^(?:part|section)\s+\w{1,3}$/i;
/** Headings of parts of a question, whatever their level. */
const PART_HEADING =
  /^(?:the\s+)?(?:correct\s+|sample\s+|model\s+)?(?:answers?|solution|explanation|rationale|reason(?:ing)?|why\??|hint|feedback|options|choices)\s*:?$/i;

class Splitter {
  readonly #lines: MarkdownLine[];
  readonly #questions: QuestionBlock[] = [];
  readonly #keyLines: MarkdownLine[] = [];
  readonly #otherLines: MarkdownLine[] = [];
  readonly #headings: MarkdownLine[] = [];
  readonly #oddNumbers: OddNumber[] = [];
  readonly #isNamed: boolean;
  #title: string | undefined;
  #zone: Zone = 'preamble';
  #keyLevel = 0;
  #section: string | undefined;
  #current: QuestionBlock | undefined;
  #currentLevel: number | undefined;
  /** Of the last question, in its section. */
  #number = 0;
  #isNewSection = true;
  /** How the numbers of plain questions are written, once one was seen. */
  #style: string | undefined;
  /** The last number of a list within a question. */
  #nested: { number: number; style?: string } | undefined;

  constructor(lines: MarkdownLine[]) {
    this.#lines = lines;
    this.#isNamed = lines.some(line => {
      const kind = questionStart(line)?.kind;
      return kind === 'named' || kind === 'bold';
    });
  }

  split(): SplitQuiz {
    this.#lines.forEach((line, index) => this.#take(line, index));
    // Headings that no question took for its section would be lost.
    const sections = new Set(this.#questions.map(({ section }) => section));
    this.#otherLines.push(
      ...this.#headings.filter(
        line => line.heading !== this.#title && !sections.has(line.heading),
      ),
    );
    return {
      questions: this.#questions,
      keyLines: this.#keyLines,
      otherLines: this.#otherLines.sort((a, b) => a.number - b.number),
      oddNumbers: this.#oddNumbers,
      ...(this.#title !== undefined && { title: this.#title }),
    };
  }

  #take(line: MarkdownLine, index: number) {
    if (this.#zone === 'key' && line.headingLevel !== undefined) {
      if (this.#keyHeading(line)) {
        return;
      }
    } else if (
      this.#zone !== 'key' &&
      this.#questions.length > 0 &&
      keyZoneStart(
        this.#lines,
        index,
        this.#current && this.#currentLevel,
        () => this.#unkeyed(),
      )
    ) {
      this.#zone = 'key';
      this.#keyLevel = line.headingLevel ?? 7;
      this.#current = undefined;
      const isHeading =
        line.headingLevel !== undefined &&
        readKeyRow(line.heading!, line.number).entries.length === 0;
      (isHeading ? this.#headings : this.#keyLines).push(line);
      return;
    }
    if (
      this.#questions.length === 0 &&
      line.heading === undefined &&
      !line.isCode &&
      readKeyRow(line.text, line.number).entries.length > 1
    ) {
      // A key above its questions.
      this.#keyLines.push(line);
      return;
    }
    const found = this.#zone === 'key' ? undefined : this.#startOf(line, index);
    if (found) {
      this.#begin(found, line);
    } else if (line.headingLevel !== undefined) {
      this.#heading(line);
    } else if (this.#current && this.#zone === 'questions') {
      this.#current.lines.push(line);
    } else {
      (this.#zone === 'key' ? this.#keyLines : this.#otherLines).push(line);
    }
  }

  /** How many questions there are, where none of them has a key of its own. */
  #unkeyed(): number | undefined {
    const isKeyed = this.#questions.some(({ lines }) =>
      lines.some(it => it.isHidden || keyStatement(it.text) !== undefined),
    );
    return isKeyed ? undefined : this.#questions.length;
  }

  /** A heading within a key: a row of it, a part of it, or its end. Whether nothing is left to do for it. */
  #keyHeading(line: MarkdownLine): boolean {
    if (readKeyRow(line.heading!, line.number).entries.length > 0) {
      this.#keyLines.push(line);
      return true;
    }
    if (OTHER_HEADING.test(line.heading!)) {
      this.#zone = 'other';
    } else if (
      line.headingLevel! <= this.#keyLevel &&
      !keyZoneStart([line], 0)
    ) {
      this.#zone = 'questions';
    }
    if (this.#zone === 'key') {
      this.#headings.push(line);
      return true;
    }
    return false;
  }

  #heading(line: MarkdownLine) {
    if (this.#zone === 'questions' && OTHER_HEADING.test(line.heading!)) {
      this.#zone = 'other';
      this.#current = undefined;
    } else if (
      this.#current &&
      (PART_HEADING.test(line.heading!) ||
        keyStatement(line.heading!) !== undefined ||
        (this.#currentLevel !== undefined &&
          line.headingLevel! > this.#currentLevel))
    ) {
      this.#current.lines.push({ ...line, text: line.heading! });
      return;
    } else {
      if (this.#title === undefined && line.headingLevel === 1) {
        this.#title = line.heading;
      } else if (this.#zone !== 'other') {
        this.#section = line.heading;
        this.#isNewSection = true;
      }
      this.#current = undefined;
      this.#nested = undefined;
    }
    this.#headings.push(line);
  }

  /** The question that begins in a line, if one does. */
  #startOf(line: MarkdownLine, index: number): QuestionStart | undefined {
    const found = questionStart(line);
    if (!found) {
      return this.#isNamed
        ? undefined
        : unnumberedStart(this.#lines, index, this.#current, this.#number + 1);
    }
    if (found.kind !== 'plain') {
      const isSure =
        (found.kind === 'named' &&
          /\b(?:question|q)\s*\.?\s*\d/i.test(line.text)) ||
        (found.kind === 'named' && line.headingLevel === undefined) ||
        hasBody(this.#lines, index) ||
        found.lead.endsWith('?') ||
        (found.kind === 'named' &&
          found.number === this.#number + 1 &&
          this.#zone === 'questions' &&
          this.#headingAsks(index));
      return isSure ? found : undefined;
    }
    return line.isHidden ? undefined : this.#plain(found, index);
  }

  /** Whether a numbered heading has a question below it. */
  #headingAsks(index: number): boolean {
    const next = this.#lines
      .slice(index + 1)
      .find(({ text }) => text.trim() !== '');
    return next !== undefined && next.heading === undefined && asks(next.text);
  }

  /** An entry of a list: a question, or part of one. */
  #plain(found: QuestionStart, index: number): QuestionStart | undefined {
    const isNested =
      this.#nested?.number === found.number - 1 &&
      this.#nested.style === found.style;
    const isNext = found.number === this.#number + 1;
    const isStyle = this.#style === undefined || this.#style === found.style;
    const hasOwnBody = hasBody(this.#lines, index);
    const isQuestion = this.#isNamed
      ? isNext && hasOwnBody && !isNested && this.#zone === 'questions'
      : (hasOwnBody && (isStyle || isNext)) ||
        (!isNested &&
          isStyle &&
          this.#zone !== 'other' &&
          (this.#current
            ? isNext ||
              (found.number > this.#number &&
                found.number <= this.#number + 5 &&
                asks(found.lead))
            : asks(found.lead) ||
              (this.#isNewSection &&
                found.number === 1 &&
                QUESTIONS_HEADING.test(this.#section ?? ''))));
    if (!isQuestion) {
      this.#nested = { number: found.number, style: found.style };
      return undefined;
    }
    this.#nested = undefined;
    this.#style = found.style;
    return found;
  }

  #begin(found: QuestionStart, line: MarkdownLine) {
    const expected = this.#number + 1;
    const startsAgain =
      this.#isNewSection &&
      (found.number === 1 || this.#questions.length === 0);
    if (found.number !== expected && !startsAgain && !found.isBonus) {
      this.#oddNumbers.push({
        number: found.number,
        expected,
        line: line.number,
      });
    }
    this.#zone = 'questions';
    this.#number = found.number;
    this.#isNewSection = false;
    this.#currentLevel = line.headingLevel;
    this.#current = {
      number: found.number,
      lead: found.lead,
      isListed: found.kind === 'plain',
      isBonus: found.isBonus || /\bbonus\b/i.test(this.#section ?? ''),
      line: line.number,
      lines: [],
      ...(this.#section !== undefined && { section: this.#section }),
    };
    this.#questions.push(this.#current);
  }
}

export function splitMarkdownQuiz(lines: MarkdownLine[]): SplitQuiz {
  return new Splitter(lines).split();
}
