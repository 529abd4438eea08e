import {
  DEFAULT_GRACE_SECONDS,
  DEFAULT_PASS_MARK,
  idOfFile,
  QuizIssue,
  QuizSection,
} from '../model';
import { concealedLines } from './concealedLines';
import { factIssues } from './factIssues';
import { footnotedLines } from './footnotedLines';
import { takeFrontMatter } from './frontMatter';
import { withoutHtmlTables } from './htmlTables';
import { numberIssues } from './numberIssues';
import { ShownTitles } from './ShownTitles';
import { keptTexts } from './keptTexts';
import { MarkdownItem } from './markdownItem';
import { markdownLines } from './MarkdownLine';
import { MarkdownQuizDocument } from './MarkdownQuizDocument';
import { placeholderDocument } from './placeholderDocument';
import { plainLines } from './plainLines';
import { quizFacts } from './quizFacts';
import { readAnswerKey } from './readAnswerKey';
import { readQuestions } from './readQuestions';
import { QuestionBlock, splitMarkdownQuiz } from './splitMarkdownQuiz';
import { questionTables } from './tabledLines';

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
  const { front, rest } = takeFrontMatter(markdownLines(text));
  const lines = questionTables(
    concealedLines(footnotedLines(plainLines(withoutHtmlTables(rest)))),
  );
  const split = splitMarkdownQuiz(lines);
  const issues: QuizIssue[] = [];
  if (split.questions.length === 0) {
    return placeholderDocument([...front.lines, ...rest], file);
  }
  const { entries, kept } = readAnswerKey(split, file, issues);
  const firstLine = split.questions[0].line;
  const facts = quizFacts([
    ...front.lines,
    ...split.otherLines.filter(line => line.number < firstLine),
  ]);
  const { items, unused, comments } = readQuestions(
    split.questions,
    entries,
    file,
    issues,
  );
  issues.push(...factIssues(facts, split, file), ...numberIssues(split, file));
  const titles = new ShownTitles(file, issues);

  const templates = items.filter(({ isTemplate }) => isTemplate).length;
  const document: MarkdownQuizDocument = {
    file,
    quiz: {
      id: idOfFile(file),
      version: 1,
      title: titles.show(
        front.title ?? split.title ?? idOfFile(file),
        'Quiz',
        firstLine,
      ),
      passMark: facts.passMark ?? DEFAULT_PASS_MARK,
      graceSeconds: DEFAULT_GRACE_SECONDS,
      attempts:
        facts.maxAttempts === undefined ? {} : { max: facts.maxAttempts },
      feedback: 'score',
      sections: sectionsOf(split.questions, items, titles),
      items: items.map(({ item }) => item),
      banks: [],
      keyIsPublic: options.keyIsPublic ?? false,
      ...(front.moduleId !== undefined && { moduleId: front.moduleId }),
      ...(facts.timeLimitMinutes !== undefined && {
        timeLimitMinutes: facts.timeLimitMinutes,
      }),
    },
    issues: [...issues, ...items.flatMap(item => item.issues)].sort(
      (a, b) => a.line - b.line,
    ),
    kept: [
      ...front.kept,
      ...keptTexts(split.otherLines),
      ...kept,
      ...comments,
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
  titles: ShownTitles,
): QuizSection[] {
  const sections: QuizSection[] = [];
  let last: string | undefined;
  blocks.forEach((block, index) => {
    const title = block.section ?? 'Questions';
    let section = sections.at(-1);
    if (!section || title !== last) {
      section = {
        id: `section-${sections.length + 1}`,
        title: titles.show(title, 'Questions', block.line),
        shuffle: false,
        pool: { items: [] },
      };
      sections.push(section);
      last = title;
    }
    section.pool!.items!.push(items[index].item.id);
  });
  return sections;
}
