import {
  DEFAULT_GRACE_SECONDS,
  DEFAULT_PASS_MARK,
  idOfFile,
  QuizIssue,
  QuizSection,
} from '../model';
import { factIssues } from './factIssues';
import { keptTexts } from './keptTexts';
import { MarkdownItem } from './markdownItem';
import { markdownLines } from './MarkdownLine';
import { MarkdownQuizDocument } from './MarkdownQuizDocument';
import { placeholderDocument } from './placeholderDocument';
import { quizFacts } from './quizFacts';
import { readAnswerKey } from './readAnswerKey';
import { readQuestions } from './readQuestions';
import { QuestionBlock, splitMarkdownQuiz } from './splitMarkdownQuiz';

/**
 * Reads a markdown quiz: questions with options and keys in whichever of the usual notations, beside the questions, in
 * `<details>`, or in an answer key at the end. Keys that contradict each other, point nowhere or are missing are
 * issues; questions without a usable key become drafts. What is neither question nor key is kept.
 *
 * Items are named `q-<number>`, so they keep their names when the file is edited; a number that is used again is
 * `q-<number>-2`.
 *
 * @param options - `keyIsPublic`: whether anybody can read the file
 * @public
 */
export function readMarkdownQuiz(
  text: string,
  file: string,
  options: { keyIsPublic?: boolean } = {},
): MarkdownQuizDocument {
  const lines = markdownLines(text);
  const split = splitMarkdownQuiz(lines);
  const issues: QuizIssue[] = [];
  if (split.questions.length === 0) {
    return placeholderDocument(lines, file);
  }
  const { entries, kept } = readAnswerKey(split, file, issues);
  const firstLine = split.questions[0].line;
  const facts = quizFacts(
    split.otherLines.filter(line => line.number < firstLine),
  );
  const { items, unused } = readQuestions(
    split.questions,
    entries,
    file,
    issues,
  );
  issues.push(...factIssues(facts, split, file));

  const templates = items.filter(({ isTemplate }) => isTemplate).length;
  const document: MarkdownQuizDocument = {
    file,
    quiz: {
      id: idOfFile(file),
      version: 1,
      title: split.title ?? idOfFile(file),
      passMark: facts.passMark ?? DEFAULT_PASS_MARK,
      graceSeconds: DEFAULT_GRACE_SECONDS,
      attempts:
        facts.maxAttempts === undefined ? {} : { max: facts.maxAttempts },
      feedback: 'score',
      sections: sectionsOf(split.questions, items),
      items: items.map(({ item }) => item),
      banks: [],
      keyIsPublic: options.keyIsPublic ?? false,
      ...(facts.timeLimitMinutes !== undefined && {
        timeLimitMinutes: facts.timeLimitMinutes,
      }),
    },
    issues: [...issues, ...items.flatMap(item => item.issues)].sort(
      (a, b) => a.line - b.line,
    ),
    kept: [
      ...keptTexts(split.otherLines),
      ...kept,
      ...unused.flatMap(({ line, value: { text: words } }) =>
        words === '' ? [] : [{ line, text: words }],
      ),
    ].sort((a, b) => a.line - b.line),
  };
  return templates * 2 >= items.length
    ? {
        ...document,
        placeholder: `${templates} of ${items.length} questions are unfilled template text`,
      }
    : document;
}

function sectionsOf(
  blocks: QuestionBlock[],
  items: MarkdownItem[],
): QuizSection[] {
  const sections: QuizSection[] = [];
  blocks.forEach((block, index) => {
    const title = block.section ?? 'Questions';
    let section = sections.at(-1);
    if (section?.title !== title) {
      section = {
        id: `section-${sections.length + 1}`,
        title,
        shuffle: false,
        pool: { items: [] },
      };
      sections.push(section);
    }
    section.pool!.items!.push(items[index].item.id);
  });
  return sections;
}
