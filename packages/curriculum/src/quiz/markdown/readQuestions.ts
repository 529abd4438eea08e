import { QuizIssue } from '../model';
import { isKey, KeyValue, sayKey, withTruth } from './KeyValue';
import { MarkdownItem, markdownItem } from './markdownItem';
import { KeptText } from './MarkdownQuizDocument';
import { RawKey, RawQuestion } from './RawQuestion';
import { readQuestionBlock } from './readQuestionBlock';
import { KeyEntry } from './readKeyRow';
import { resolveKey } from './resolveKey';
import { QuestionBlock } from './splitMarkdownQuiz';
import { withoutKeyLeaks } from './withoutKeyLeaks';

/**
 * Turns questions and the keys at the end into items, and says which keys belong to no question.
 *
 * @param issues - gets keys that contradict each other or belong to no question
 */
export function readQuestions(
  questions: QuestionBlock[],
  entries: KeyEntry[],
  file: string,
  issues: QuizIssue[],
): { items: MarkdownItem[]; unused: KeyEntry[]; comments: KeptText[] } {
  const uses = new Map<number, number>();
  const unused = [...entries];
  const comments: KeptText[] = [];
  const items = questions.map((block, index) => {
    const nth = (uses.get(block.number) ?? 0) + 1;
    uses.set(block.number, nth);
    const id = nth === 1 ? `q-${block.number}` : `q-${block.number}-${nth}`;
    const isLast = !questions
      .slice(index + 1)
      .some(({ number }) => number === block.number);
    const trailing = takeEntries(unused, block.number, isLast);
    return readItem(id, block, trailing, file, issues, comments);
  });
  for (const entry of unused) {
    issues.push({
      severity: 'error',
      code: 'key-without-question',
      file,
      line: entry.line,
      subject: `q-${entry.question}`,
      message: `The answer key has a key for question ${entry.question}, which is not there.`,
      found: sayKey(entry.value),
      expected: 'a question of that number',
      remedy: 'Correct the number, or add the question.',
    });
  }
  return { items, unused, comments };
}

/**
 * The keys of a question. A file may give one twice, as a letter and as a sample answer, so consecutive ones belong
 * together; where numbers start again with every section, the first entry goes with the first question. The last
 * question of a number takes all that is left, so that a second key which says otherwise is found.
 */
function takeEntries(
  unused: KeyEntry[],
  question: number,
  isLast: boolean,
): KeyEntry[] {
  const taken: KeyEntry[] = [];
  for (const entry of unused.filter(e => e.question === question)) {
    const isSecond = taken.some(
      other => isKey(other.value) && isKey(entry.value),
    );
    if (isSecond && !isLast) {
      break;
    }
    taken.push(entry);
    unused.splice(unused.indexOf(entry), 1);
  }
  return taken;
}

function readItem(
  id: string,
  block: QuestionBlock,
  trailing: KeyEntry[],
  file: string,
  issues: QuizIssue[],
  comments: KeptText[],
): MarkdownItem {
  const question = withoutKeyLeaks(
    readQuestionBlock(
      block,
      trailing.map(({ value }) => value),
    ),
    block,
  );
  comments.push(
    ...question.comments.map(({ number, text }) => ({ line: number, text })),
  );
  const options = question.options.map(({ text }) => text);
  const settle = ({ value, line }: RawKey): RawKey => ({
    value: ofTruth(
      withTruth(resolveKey(value, question.options), options),
      question,
    ),
    line,
  });
  const beside = question.keys.map(settle);
  const listed = trailing.map(settle);
  const all = [...beside, ...listed];
  const chosen =
    all.find(({ value }) => isKey(value)) ??
    all.find(({ value }) => value.isPlaceholder || value.text !== '') ??
    all[0];
  const contradicting = all.filter(
    ({ value }) =>
      isKey(value) && say(value, question) !== say(chosen.value, question),
  );
  if (contradicting.length > 0) {
    issues.push({
      severity: 'error',
      code: 'conflicting-keys',
      file,
      line: contradicting[0].line,
      subject: id,
      message: `Question ${block.number} has keys that contradict each other; the first is taken, and the question is not drawn until they agree.`,
      found: [chosen, ...contradicting]
        .map(({ value, line }) => `${sayKey(value)} in line ${line}`)
        .join(', '),
      expected: 'the same key in every place',
      remedy: 'Find out which is right, and correct the others.',
    });
  }
  return markdownItem({
    id,
    file,
    line: block.line,
    question,
    key: chosen?.value,
    keyLine: chosen?.line,
    isContradicted: contradicting.length > 0,
    explanation: explanationOf(question, chosen?.value, [
      ...beside.map(({ value }) => value),
      ...listed.map(({ value }) => value),
    ]),
    tags: block.isBonus ? ['bonus'] : [],
  });
}

/** `T` and `F` are words where the question has no options. */
function ofTruth(value: KeyValue, question: RawQuestion): KeyValue {
  return question.hint === 'essay' && !question.options.length && value.letters
    ? { text: [value.raw, value.text].filter(Boolean).join(' ') }
    : value;
}

/** A key so that `True` and the letter of an option "True" are the same. */
function say(value: KeyValue, question: RawQuestion): string {
  const byTruth =
    value.truth === undefined
      ? undefined
      : question.options.find(
          ({ text }) => text.toLowerCase() === String(value.truth),
        );
  return byTruth?.letter ?? sayKey(value);
}

/** Whatever stands beside the question or in the keys and is not the answer itself. */
function explanationOf(
  question: RawQuestion,
  used: KeyValue | undefined,
  keys: KeyValue[],
): string {
  const parts = [question.explanation];
  for (const key of keys) {
    const isTheAnswer =
      key === used && !isKey(key) && question.options.length === 0;
    // What follows a letter beside the question is in the question's explanation already.
    const isKnown = parts.some(part => part.includes(key.text));
    if (!isTheAnswer && !isKnown) {
      parts.push(key.text);
    }
  }
  return parts.filter(part => part !== '').join('\n\n');
}
