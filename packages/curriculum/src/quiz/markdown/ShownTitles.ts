import { keyLeaks, withoutLeaks } from '../leak/keyLeaks';
import { QuizIssue } from '../model';

/** Titles as learners may see them: what looks like a key is left out, and reported. */
export class ShownTitles {
  readonly #file: string;
  readonly #issues: QuizIssue[];

  constructor(file: string, issues: QuizIssue[]) {
    this.#file = file;
    this.#issues = issues;
  }

  /** @param fallback - where nothing else is left of the title */
  show(title: string, fallback: string, line: number): string {
    const leaks = keyLeaks(title, 'option');
    if (leaks.length === 0) {
      return title;
    }
    this.#issues.push({
      severity: 'warning',
      code: 'key-in-question',
      file: this.#file,
      line,
      message: 'A title has something in it that looks like a key.',
      found: leaks.map(({ found }) => found).join(', '),
      expected: 'a title that learners may read',
      remedy: 'Move the key to an answer key at the end.',
    });
    return withoutLeaks(title, leaks) || fallback;
  }
}
