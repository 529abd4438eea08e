import { sectionPool } from '../draw';
import { QuizDefinition, QuizIssue } from '../model';
import { QuestionBank, QuizDraft } from './QuizDocument';

/**
 * Puts the items of its banks into a quiz, and checks that every section finds as many items as it draws.
 *
 * @param banks - of the same folder
 * @param file - of the quiz, for messages
 * @public
 */
export function linkQuiz(
  draft: QuizDraft,
  banks: readonly QuestionBank[],
  file: string,
): { quiz: QuizDefinition; issues: QuizIssue[] } {
  const issues: QuizIssue[] = [];
  const problem = (
    subject: string,
    rest: Omit<QuizIssue, 'severity' | 'file' | 'line' | 'subject'>,
  ) => issues.push({ severity: 'error', file, line: 1, subject, ...rest });

  const { banks: wanted, ...definition } = draft;
  const found = wanted.flatMap(id => banks.filter(bank => bank.id === id));
  for (const id of wanted.filter(w => !banks.some(bank => bank.id === w))) {
    problem(id, {
      code: 'no-such-bank',
      message: `Quiz ${draft.id} draws from bank ${id}, which is not there.`,
      found: banks.map(bank => bank.id).join(', ') || 'no bank',
      expected: id,
      remedy: 'Correct the id, or add the bank to the folder.',
    });
  }
  const quiz: QuizDefinition = {
    ...definition,
    items: [...draft.items, ...found.flatMap(bank => bank.items)],
    keyIsPublic: draft.keyIsPublic || found.some(bank => bank.keyIsPublic),
  };
  for (const section of quiz.sections) {
    const pool = sectionPool(quiz, section);
    const needed = section.draw ?? 1;
    for (const id of section.pool?.items ?? []) {
      if (!quiz.items.some(item => item.id === id)) {
        problem(section.id, {
          code: 'no-such-item',
          message: `Section ${section.id} names item ${id}, which is not there.`,
          found: id,
          expected: 'the id of an item of the quiz or its banks',
          remedy: 'Correct the id, or add the item.',
        });
      }
    }
    if (pool.length < needed) {
      problem(section.id, {
        code: 'pool-too-small',
        message: `Section ${section.id} draws ${needed} items but finds ${pool.length}.`,
        found: `${pool.length} published items`,
        expected: `at least ${needed}`,
        remedy: 'Publish more items, widen the pool, or draw fewer.',
      });
    }
  }
  const seen = new Set<string>();
  for (const item of quiz.items) {
    const name = `${item.id}@${item.version}`;
    if (seen.has(name)) {
      problem(item.id, {
        code: 'repeated-id',
        message: `Item ${item.id} comes from two files.`,
        found: item.source && `${item.source.file}:${item.source.line}`,
        expected: 'an id of its own for every item',
        remedy: 'Rename one of them.',
      });
    }
    seen.add(name);
  }
  return { quiz, issues };
}
