import { keyLeaks, withoutLeaks } from '../leak/keyLeaks';
import { isKey, readKeyValue } from './KeyValue';
import { keyStatement } from './keyStatement';
import { joinLines } from './joinLines';
import { QuestionNote, RawQuestion } from './RawQuestion';
import { QuestionBlock } from './splitMarkdownQuiz';

/**
 * A question from whose stem and options everything that looks like a key is taken. It goes to the explanation, so that
 * it is not lost, and is reported: either nobody may see it, or it is part of the question and needs other words.
 */
export function withoutKeyLeaks(
  question: RawQuestion,
  block: QuestionBlock,
): RawQuestion {
  const notes: QuestionNote[] = [...question.notes];
  const moved: string[] = [];
  const keys = [...question.keys];
  const clean = (text: string, part: 'stem' | 'option'): string => {
    const leaks = keyLeaks(text, part);
    if (leaks.length === 0) {
      return text;
    }
    for (const { found } of leaks) {
      moved.push(found);
      const stated = keyStatement(found);
      if (stated !== undefined && isKey(readKeyValue(stated))) {
        keys.push({
          value: readKeyValue(stated),
          line: lineOf(found, block),
        });
      }
      notes.push({
        severity: 'warning',
        code: 'key-in-question',
        line: lineOf(found, block),
        message: `has something in its ${part} that looks like a key; it is kept with the explanation, where learners do not see it`,
        found: found.slice(0, 80),
        expected: '"**Answer:** B" in a line of its own, below the options',
        remedy:
          'Write the key as expected, or say it in other words if it is part of the question.',
      });
    }
    return withoutLeaks(text, leaks);
  };
  const stem = clean(question.stem, 'stem');
  const options = question.options.map(option => ({
    ...option,
    text: clean(option.text, 'option'),
  }));
  return {
    ...question,
    stem,
    options,
    keys,
    notes,
    explanation: joinLines([question.explanation, ...moved]),
  };
}

function lineOf(found: string, block: QuestionBlock): number {
  const [first] = found.split('\n');
  return (
    block.lines.find(({ text }) => text.includes(first))?.number ?? block.line
  );
}
