import { readPassMark } from '../passMark/readPassMark';
import { takeFrontMatter } from './frontMatter';
import { MarkdownLine } from './MarkdownLine';

/** What says that a share is the one to reach. */
const PASSES =
  /\bpass(?:ing|es|ed|mark)?\b|\b(?:minimum|required|needed|threshold)\s+(?:score|grade|mark)\b|\b(?:score|grade|mark)\s+(?:of\s+)?(?:at\s+least|≥|>=)|\bneed(?:ed)?\b[^.]*\b(?:%|percent|out\s+of)/i;

/** What a markdown quiz says of itself. */
export interface QuizFacts {
  /** Percent. */
  passMark?: number;
  passMarkLine?: number;
  /** As in "24/30", beside the pass mark. */
  passCount?: { right: number; of: number };
  timeLimitMinutes?: number;
  /** How many questions it says it has. */
  questions?: number;
  maxAttempts?: number;
}

/**
 * Reads the facts of the lines before the first question, front matter included; the first statement of each wins.
 */
export function quizFacts(lines: readonly MarkdownLine[]): QuizFacts {
  const facts: QuizFacts = {};
  const { front, rest } = takeFrontMatter(lines);
  for (const { text, number, isCode } of [...front.facts, ...rest]) {
    if (isCode) {
      continue;
    }
    const plain = text.replace(/\*\*|__/g, '');
    if (facts.passMark === undefined && PASSES.test(plain)) {
      const stated = readPassMark(plain);
      if (stated) {
        facts.passMark = stated.percent;
        facts.passCount = stated.count;
        facts.passMarkLine = number;
      }
    }
    const time =
      /\b(?:time(?:\s+(?:limit|allowed|minutes))?|duration)\b\D{0,20}?(\d{1,3})\s*min/i.exec(
        plain,
      );
    facts.timeLimitMinutes ??= time ? Number(time[1]) : undefined;
    const questions =
      /\bquestions?\s*:\s*(\d{1,3})\b/i.exec(plain) ??
      /\b(\d{1,3})\s+(?:[a-z/-]+\s+){0,5}questions?\b/i.exec(plain);
    facts.questions ??= questions ? Number(questions[1]) : undefined;
    const attempts =
      /\b(\d{1,2})\s+attempts?\b|\battempts?\s*:\s*(\d{1,2})\b/i.exec(plain);
    facts.maxAttempts ??= attempts
      ? Number(attempts[1] ?? attempts[2])
      : undefined;
  }
  return facts;
}
