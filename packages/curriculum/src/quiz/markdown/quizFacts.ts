import { MarkdownLine } from './MarkdownLine';

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

/** Reads the facts of the lines before the first question; the first statement of each wins. */
export function quizFacts(lines: readonly MarkdownLine[]): QuizFacts {
  const facts: QuizFacts = {};
  for (const { text, number, isCode } of lines) {
    if (isCode) {
      continue;
    }
    const plain = text.replace(/\*\*|__/g, '');
    if (facts.passMark === undefined && /\bpass(?:ing)?\b/i.test(plain)) {
      const percent = /(\d{1,3}(?:\.\d+)?)\s*%/.exec(plain);
      const count = /(\d{1,3})\s*(?:\/|of|out of)\s*(\d{1,3})/i.exec(plain);
      if (count) {
        facts.passCount = { right: Number(count[1]), of: Number(count[2]) };
      }
      if (percent || count) {
        facts.passMark = percent
          ? Number(percent[1])
          : (Number(count![1]) / Number(count![2])) * 100;
        facts.passMarkLine = number;
      }
    }
    const time = /\b(?:time\s+limit|duration)\b\D{0,20}?(\d{1,3})\s*min/i.exec(
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
