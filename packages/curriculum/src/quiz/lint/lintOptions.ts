import { normaliseShortText } from '../grade';
import { isTemplateText } from '../markdown/templateText';
import { QuizIssue, QuizItem } from '../model';
import { excerpt, itemIssue } from './lintIssue';

const CATCH_ALL =
  /^(?:all|none|any|both|neither)\s+(?:of\s+)?(?:the\s+)?(?:above|these|options|answers)\b|^(?:both|neither)\s+(?:option\s+)?[a-h]\s+(?:and|nor|or)\s+[a-h]\b|^[a-h]\s+and\s+[a-h]$/i;
const ABSOLUTE =
  /\b(always|never|only|none|every|impossible|guarantees?|guaranteed)\b/i;

/** Options that say the same, refer to other options, give themselves away, or were never written. */
export function lintOptions(item: QuizItem, file: string): QuizIssue[] {
  if (item.type !== 'single' && item.type !== 'multiple') {
    return [];
  }
  const issues: QuizIssue[] = [];
  const seen = new Set<string>();
  for (const { text } of item.options) {
    const plain = normaliseShortText(text.text);
    if (seen.has(plain)) {
      issues.push(
        itemIssue(item, file, {
          severity: 'error',
          code: 'duplicate-option',
          message: `Item ${item.id} has the same option twice.`,
          found: excerpt(text.text),
          remedy: 'Replace one of them.',
        }),
      );
    }
    seen.add(plain);
    if (isCatchAll(text.text)) {
      issues.push(
        itemIssue(item, file, {
          severity: 'warning',
          code: 'all-or-none-of-the-above',
          message: `Item ${item.id} has an option that speaks about the others.`,
          found: excerpt(text.text),
          expected: 'an answer of its own',
          remedy:
            'Ask for several answers (type multiple), or write another option. It gives partial knowledge full credit, and makes no sense once options are shuffled.',
        }),
      );
    }
  }
  if (item.options.some(({ text }) => isTemplateText(text.text))) {
    issues.push(
      itemIssue(item, file, {
        severity: 'error',
        code: 'placeholder',
        message: `Item ${item.id} has options that nobody filled in.`,
        found: excerpt(
          item.options.find(({ text }) => isTemplateText(text.text))!.text.text,
        ),
        remedy: 'Write the options, or delete the item.',
      }),
    );
  }
  const rightOnes = item.options.filter(({ correct }) => correct);
  const cue = item.options.find(
    ({ correct, text }) =>
      !correct && ABSOLUTE.test(text.text) && !isCatchAll(text.text),
  );
  if (cue && !rightOnes.some(({ text }) => ABSOLUTE.test(text.text))) {
    issues.push(
      itemIssue(item, file, {
        severity: 'warning',
        code: 'absolute-term',
        message: `Item ${item.id} has a wrong option with an absolute term, which test-wise learners rule out unread.`,
        found: `"${ABSOLUTE.exec(cue.text.text)![1]}" in "${excerpt(
          cue.text.text,
        )}"`,
        remedy: 'Say it without the absolute term.',
      }),
    );
  }
  return issues;
}

function isCatchAll(text: string): boolean {
  return CATCH_ALL.test(text.replace(/[*_`]/g, '').trim());
}
