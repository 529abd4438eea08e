import { QuizIssue } from '../model';
import { isKey, KeyValue, withTruth } from './KeyValue';
import { MarkdownItem, markdownItem } from './markdownItem';
import { RawQuestion, readQuestionBlock } from './readQuestionBlock';
import { KeyEntry } from './readKeyRow';
import { QuestionBlock } from './splitMarkdownQuiz';

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
): { items: MarkdownItem[]; unused: KeyEntry[] } {
  const uses = new Map<number, number>();
  const unused = [...entries];
  const items = questions.map(block => {
    const nth = (uses.get(block.number) ?? 0) + 1;
    uses.set(block.number, nth);
    const id = nth === 1 ? `q-${block.number}` : `q-${block.number}-${nth}`;
    const trailing = takeEntries(unused, block.number);
    return readItem(id, block, trailing, file, issues);
  });
  for (const entry of unused) {
    issues.push({
      severity: 'error',
      code: 'key-without-question',
      file,
      line: entry.line,
      subject: `q-${entry.question}`,
      message: `The answer key has a key for question ${entry.question}, which is not there.`,
      found: entry.value.letters?.join(', ') ?? entry.value.text.slice(0, 60),
      expected: 'a question of that number',
      remedy: 'Correct the number, or add the question.',
    });
  }
  return { items, unused };
}

/**
 * The keys of a question. A file may give one twice, as a letter and as a sample answer, so consecutive ones belong
 * together; where numbers start again with every section, the first entry goes with the first question.
 */
function takeEntries(unused: KeyEntry[], question: number): KeyEntry[] {
  const taken: KeyEntry[] = [];
  for (const entry of unused.filter(e => e.question === question)) {
    if (taken.some(other => isKey(other.value) && isKey(entry.value))) {
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
): MarkdownItem {
  const question = readQuestionBlock(block);
  const options = question.options.map(({ text }) => text);
  const listedKeys = trailing.map(entry => ({
    ...entry,
    value: withTruth(entry.value, options),
  }));
  const listed =
    listedKeys.find(entry => isKey(entry.value)) ??
    listedKeys.find(entry => entry.value.text !== '');
  const inline = question.key && withTruth(question.key, options);
  if (
    inline &&
    listed &&
    isKey(inline) &&
    isKey(listed.value) &&
    say(inline) !== say(listed.value)
  ) {
    issues.push({
      severity: 'error',
      code: 'conflicting-keys',
      file,
      line: listed.line,
      subject: id,
      message: `Question ${block.number} has two keys; the one beside the question is used.`,
      found: `${say(inline)} in line ${question.keyLine}, ${say(
        listed.value,
      )} in line ${listed.line}`,
      expected: 'the same key in both places',
      remedy: 'Find out which is right, and correct the other.',
    });
  }
  const key = withSample(inline ?? listed?.value, listed?.value, question);
  return markdownItem({
    id,
    file,
    line: block.line,
    question,
    key,
    keyLine: inline ? question.keyLine : listed?.line,
    explanation: explanationOf(question, key, [
      ...(inline ? [inline] : []),
      ...listedKeys.map(({ value }) => value),
    ]),
    tags: block.isBonus ? ['bonus'] : [],
  });
}

/** A list of keys says "see details" of what the question answers itself. */
function withSample(
  key: KeyValue | undefined,
  listed: KeyValue | undefined,
  question: RawQuestion,
): KeyValue | undefined {
  const isPlain = key && !isKey(key) && !key.isPlaceholder;
  return isPlain && key.text === '' && question.options.length === 0
    ? listed ?? key
    : key;
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

function say(value: KeyValue): string {
  return value.letters?.join(', ') ?? (value.truth ? 'True' : 'False');
}
