import {
  markdownText,
  noKeyIssue,
  QuizIssue,
  QuizItem,
  QuizItemBase,
} from '../model';
import { KeyValue } from './KeyValue';
import { RawQuestion } from './RawQuestion';
import { isTemplateText } from './templateText';

/** Characters up to which an answer in words is compared rather than judged. */
const MAX_EXACT_ANSWER = 60;

/** An item of a markdown quiz, and what is wrong with it. */
export interface MarkdownItem {
  item: QuizItem;
  isTemplate: boolean;
  issues: QuizIssue[];
}

/**
 * A question that was taken apart, with the key that holds for it, as an item. One without a usable key becomes a
 * draft, which is never drawn.
 */
export function markdownItem(options: {
  id: string;
  file: string;
  line: number;
  question: RawQuestion;
  key: KeyValue | undefined;
  keyLine: number | undefined;
  /** Whether another key of the question says otherwise. */
  isContradicted: boolean;
  explanation: string;
  tags: string[];
}): MarkdownItem {
  const { id, file, line, question, key, explanation } = options;
  const issues: QuizIssue[] = [];
  const isTemplate = isTemplateQuestion(question, key);
  const base: QuizItemBase = {
    id,
    version: 1,
    stem: markdownText(question.stem),
    points: 1,
    status: isTemplate || options.isContradicted ? 'draft' : 'published',
    competencies: [],
    objectives: [],
    tags: options.tags,
    source: { file, line },
    ...(question.title !== undefined && { title: question.title }),
    ...(explanation !== '' && { explanation: markdownText(explanation) }),
  };
  const problem = (
    code: string,
    message: string,
    details: { found: string; expected: string; remedy: string },
  ) => {
    base.status = 'draft';
    issues.push({
      severity: 'error',
      code,
      file,
      line: options.keyLine ?? line,
      subject: id,
      message: `${capital(nameOf(id))} ${message}.`,
      ...details,
    });
  };
  const noKey = () => {
    base.status = 'draft';
    issues.push(
      noKeyIssue(base, file, key?.text ? key.text.slice(0, 60) : 'nothing'),
    );
  };
  for (const note of question.notes) {
    issues.push({
      ...note,
      file,
      subject: id,
      message: `${capital(nameOf(id))} ${note.message}.`,
    });
  }
  const result = (item: QuizItem): MarkdownItem => ({
    item: { ...item, status: base.status },
    isTemplate,
    issues,
  });

  if (isTemplate) {
    problem('placeholder', 'is an unfilled template', {
      found: question.options[0]?.text ?? question.stem.slice(0, 60),
      expected: 'a question, its options and its key',
      remedy: 'Write the question, or delete it.',
    });
  }
  const letters = question.options.map(option => option.letter);
  if (question.options.length === 0) {
    if (key?.letters) {
      problem('key-not-among-options', 'has a key but no options', {
        found: key.letters.join(', '),
        expected: 'options A), B), ...',
        remedy: 'Add the options.',
      });
    }
    return result(withoutOptions(base, question, key, noKey));
  }
  if (question.options.some(({ text }) => text === '')) {
    problem('empty-option', 'has an option without a text of its own', {
      found: 'nothing beside its mark',
      expected: 'A) text',
      remedy: 'Write the option.',
    });
  }
  const right = key?.letters ?? truthLetters(key, question);
  const strange = right.filter(letter => !letters.includes(letter));
  if (strange.length > 0) {
    problem('key-not-among-options', 'has a key that is none of its options', {
      found: strange.join(', '),
      expected: `one of ${letters.join(', ')}`,
      remedy: 'Correct the key, or add the option.',
    });
  } else if (right.length === 0 && !isTemplate) {
    noKey();
  }
  const isMultiple = question.hint === 'multiple' || right.length > 1;
  const choices = question.options.map(option => ({
    id: option.letter.toLowerCase(),
    text: markdownText(option.text),
    correct: right.includes(option.letter),
  }));
  return result(
    isMultiple
      ? { ...base, type: 'multiple', options: choices, scoring: 'partial' }
      : { ...base, type: 'single', options: choices },
  );
}

function withoutOptions(
  base: QuizItemBase,
  question: RawQuestion,
  key: KeyValue | undefined,
  noKey: () => void,
): QuizItem {
  if (key?.truth !== undefined) {
    return { ...base, type: 'true-false', answer: key.truth };
  }
  if (question.hint === 'true-false') {
    noKey();
  }
  const answer = key?.text ?? '';
  const isExact =
    question.hint !== 'essay' &&
    answer !== '' &&
    answer.length <= MAX_EXACT_ANSWER &&
    !answer.includes('\n') &&
    !/\bsee\b|\bvar(?:y|ies)\b/i.test(answer);
  if (isExact && /^[+-]?\d+(?:\.\d+)?$/.test(answer)) {
    const value = Number(answer);
    return {
      ...base,
      type: 'numeric',
      accepted: [{ min: value, max: value, written: { value }, credit: 100 }],
    };
  }
  if (isExact) {
    const value = answer.replace(/`/g, '');
    return {
      ...base,
      type: 'short-text',
      accepted: [{ match: 'text', value, credit: 100 }],
    };
  }
  return {
    ...base,
    type: 'essay',
    ...(answer !== '' && { modelAnswer: markdownText(answer) }),
  };
}

/** "True" and "False" as options A) and B) are keyed by word as often as by letter. */
function truthLetters(
  key: KeyValue | undefined,
  question: RawQuestion,
): string[] {
  return key?.truth === undefined
    ? []
    : question.options
        .filter(({ text }) => text.toLowerCase() === String(key.truth))
        .map(({ letter }) => letter);
}

function isTemplateQuestion(
  question: RawQuestion,
  key: KeyValue | undefined,
): boolean {
  const slots = question.options.filter(({ text }) => isTemplateText(text));
  return (
    key?.isPlaceholder === true ||
    (question.options.length > 0 && slots.length * 2 >= question.options.length)
  );
}

function nameOf(id: string): string {
  return `question ${id.replace(/^q-/, '')}`;
}

function capital(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
