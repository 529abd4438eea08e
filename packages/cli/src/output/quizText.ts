import {
  CurriculumProblem,
  QuizDocument,
  QuizItem,
} from '@gpu-academy/curriculum';

/** What was read of a quiz file: how many questions, how many of them with a key, and what is wrong with it. */
export interface QuizSummary {
  file: string;
  id?: string;
  title?: string;
  /** Percent. */
  passMark?: number;
  questions: number;
  withKey: number;
  /** Questions that a person judges. */
  forReview: number;
  /** The key of every question, in the order of the file: for instructors' eyes. */
  keys: { id: string; type: string; key: string }[];
  /** Why the file is no quiz yet. */
  placeholder?: string;
  /** How often each problem was found. */
  problems: Record<string, number>;
}

/** Sums up a quiz file with the problems of the report that are about it. */
export function quizSummary(
  { file, quiz, bank, placeholder }: QuizDocument,
  report: readonly CurriculumProblem[],
): QuizSummary {
  const keys = (quiz ?? bank)?.items.map(it => ({
    id: it.id,
    type: it.type,
    key: keyOf(it),
  }));
  const problems: Record<string, number> = {};
  for (const { code } of report.filter(it => it.file === file)) {
    problems[code] = (problems[code] ?? 0) + 1;
  }
  return {
    file,
    ...(quiz ?? bank ? { id: (quiz ?? bank)?.id } : {}),
    ...((quiz ?? bank)?.title ? { title: (quiz ?? bank)?.title } : {}),
    ...(quiz ? { passMark: quiz.passMark } : {}),
    questions: keys?.length ?? 0,
    withKey: keys?.filter(it => it.key).length ?? 0,
    forReview: keys?.filter(it => it.type === 'essay').length ?? 0,
    keys: keys ?? [],
    ...(placeholder ? { placeholder } : {}),
    problems,
  };
}

/** A quiz in a few lines: its counts, its keys, and the problems that the report tells in full. */
export function quizText(summary: QuizSummary): string {
  const { file, title, passMark, questions, withKey } = summary;
  const { forReview, keys, placeholder } = summary;
  const problems = Object.entries(summary.problems).map(([code, count]) =>
    count > 1 ? `${code} (${count})` : code,
  );
  return [
    `Quiz ${file}: ${[
      ...(title ? [title] : []),
      `${questions} questions`,
      `${withKey} with a key`,
      ...(forReview ? [`${forReview} for review`] : []),
      ...(passMark === undefined ? [] : [`passes at ${passMark} %`]),
    ].join(', ')}`,
    ...(placeholder ? [`  no quiz yet: ${placeholder}`] : []),
    ...(keys.length
      ? [
          `  keys: ${keys
            .map(
              (it, index) =>
                `${index + 1} ${
                  it.key || (it.type === 'essay' ? 'review' : '?')
                }`,
            )
            .join(', ')}`,
        ]
      : []),
    `  ${
      problems.length ? `found: ${problems.join(', ')}` : 'nothing wrong found'
    }`,
  ].join('\n');
}

/** The key of an item in a word or two; empty where it has none. */
function keyOf(item: QuizItem): string {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return item.options
        .flatMap(({ correct }, index) => (correct ? [letter(index)] : []))
        .join('+');
    case 'true-false':
      return item.answer ? 'true' : 'false';
    case 'numeric':
      return item.accepted
        .map(({ min, max }) => (min === max ? `${min}` : `${min}..${max}`))
        .join(' or ');
    case 'short-text':
      return item.accepted.map(({ value }) => `“${value}”`).join(' or ');
    case 'ordering':
      return item.entries.map(it => it.id).join(' < ');
    case 'matching':
      return item.premises.map(it => `${it.id}-${it.choice}`).join(' ');
    default:
      return '';
  }
}

function letter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
