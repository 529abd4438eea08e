import { parse } from 'gift-pegjs';
import { hasKey } from '../lint/lintKey';
import { noKeyIssue, QuizIssue, QuizText } from '../model';
import { GiftEntry } from './GiftEntry';
import { giftItem } from './giftItem';
import { splitGift } from './splitGift';

/** @public */
export interface GiftDocument {
  entries: GiftEntry[];
  issues: QuizIssue[];
}

/** What the parser throws for a block that is not GIFT. */
interface GiftSyntaxError {
  message: string;
  location?: { start: { line: number } };
}

/**
 * Reads a GIFT file (Moodle's text format for questions). A question that cannot be read is an issue with its
 * line, and the others are still read. One without a right answer becomes a draft, which is never drawn.
 *
 * Items are named after `// [id:...]`, else after their title, else by their number among the file's items, so
 * they keep their names when the file is edited elsewhere.
 *
 * @param file - for messages
 * @public
 */
export function readGift(text: string, file: string): GiftDocument {
  const entries: GiftEntry[] = [];
  const issues: QuizIssue[] = [];
  const taken = new Set<string>();
  let count = 0;
  for (const block of splitGift(text)) {
    const source = { file, line: block.line };
    let parsed: ReturnType<typeof parse>;
    try {
      parsed = parseBlock(block.text);
    } catch (error) {
      issues.push(syntaxIssue(error as GiftSyntaxError, block.text, source));
      continue;
    }
    for (const question of parsed) {
      if (question.type === 'Category') {
        entries.push({ kind: 'category', category: question.title, source });
        continue;
      }
      const giftId = question.id ?? undefined;
      if (question.type === 'Description') {
        entries.push({
          kind: 'description',
          text: question.stem as QuizText,
          tags: question.tags ?? [],
          source,
          ...(question.title !== null && { title: question.title }),
          ...(giftId !== undefined && { giftId }),
        });
        continue;
      }
      count += 1;
      const id = uniqueId(
        slug(giftId ?? question.title ?? '') || `q-${count}`,
        taken,
      );
      const item = giftItem(question, id, source);
      if (!hasKey(item)) {
        item.status = 'draft';
        issues.push(noKeyIssue(item, file));
      }
      entries.push({
        kind: 'item',
        item,
        ...(giftId !== undefined && { giftId }),
      });
    }
  }
  if (count === 0) {
    issues.push({
      severity: 'warning',
      code: 'no-questions',
      file,
      line: 1,
      message: 'The file has no question that can be graded.',
      found: `${entries.length} categories and texts`,
      expected: 'a question with answers in { }',
      remedy: 'Add one, e.g. "Two plus two equals {=four =4}".',
    });
  }
  return { entries, issues };
}

/**
 * Moodle takes a single colon in a text as it is; the grammar wants it escaped. So a block that fails is tried again
 * with its single colons escaped, unless it has a numeric answer, whose colon means a tolerance.
 */
function parseBlock(text: string): ReturnType<typeof parse> {
  try {
    return parse(text);
  } catch (error) {
    if (/\{\s*#/.test(text)) {
      throw error;
    }
    const escaped = text.replace(/(?<![\\:]):(?!:)/g, '\\:');
    try {
      return parse(escaped);
    } catch {
      // The first error names the place in what the author wrote.
      throw error;
    }
  }
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
}

function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) {
    id = `${wanted}-${number}`;
  }
  taken.add(id);
  return id;
}

function syntaxIssue(
  error: GiftSyntaxError,
  block: string,
  source: { file: string; line: number },
): QuizIssue {
  const offset = (error.location?.start.line ?? 1) - 1;
  const opened = (block.match(/(?<!\\)\{/g) ?? []).length;
  const closed = (block.match(/(?<!\\)\}/g) ?? []).length;
  return {
    severity: 'error',
    code: 'gift-syntax',
    file: source.file,
    line: source.line + offset,
    message: 'The question cannot be read as GIFT.',
    found: block.split('\n')[offset]?.trim().slice(0, 80),
    expected: error.message.split(' but ')[0].replace(/^Expected /, ''),
    remedy:
      opened > closed
        ? 'Close the answers with }; a question must not contain a blank line.'
        : 'Write a backslash before ~ = # { } : where they are part of a text.',
  };
}
