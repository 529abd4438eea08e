import { slug } from '../entities/slug';
import { CurriculumProblem } from '../problems';
import { markdownLines } from '../quiz/markdown/MarkdownLine';
import { quizFacts } from '../quiz/markdown/quizFacts';
import { QuizDocument } from '../quiz/read';
import { RoadmapFile } from '../roadmap/checkRoadmaps';

/** A quiz and where it says what it takes to pass. */
export interface ImportedQuiz {
  document: QuizDocument;
  /** The id of its module, from the quiz itself or from its path. */
  moduleId?: string;
  /** Absent where the quiz states none. */
  passMark?: { percent: number; line: number };
}

/** Which module a quiz belongs to and what it says of passing. */
export function describeQuiz(
  document: QuizDocument,
  source: string,
): ImportedQuiz {
  const fromPath = /\bmod(?:ule)?-(\d{3})\b/i.exec(document.file)?.[1];
  const moduleId =
    document.quiz?.moduleId ?? (fromPath ? `MOD-${fromPath}` : undefined);
  return { document, moduleId, passMark: statedPassMark(document, source) };
}

function statedPassMark(document: QuizDocument, source: string) {
  if (!document.file.endsWith('.md')) {
    const line = source.split('\n').findIndex(it => /^passMark:/.test(it)) + 1;
    return document.quiz && line
      ? { percent: document.quiz.passMark, line }
      : undefined;
  }
  const firstQuestion = Math.min(
    ...(document.quiz?.items ?? []).map(it => it.source?.line ?? Infinity),
  );
  const { passMark, passMarkLine } = quizFacts(
    markdownLines(source).filter(it => it.number < firstQuestion),
  );
  return passMark !== undefined && passMarkLine !== undefined
    ? { percent: passMark, line: passMarkLine }
    : undefined;
}

/** Quizzes whose pass mark is not the one that the roadmap of their module asks for. */
export function checkPassMarks(
  quizzes: readonly ImportedQuiz[],
  roadmaps: ReadonlyMap<string, RoadmapFile>,
): CurriculumProblem[] {
  return quizzes.flatMap(({ document, moduleId, passMark }) => {
    const written = moduleId ? roadmaps.get(slug(moduleId)) : undefined;
    const asked = written?.roadmap.items.find(
      it => it.value.passMark !== undefined,
    );
    return written &&
      asked &&
      passMark &&
      passMark.percent !== asked.value.passMark
      ? [
          {
            severity: 'conflict',
            file: document.file,
            line: passMark.line,
            code: 'pass-mark',
            message: `The quiz passes at ${passMark.percent} %, but ${moduleId} (${written.file}:${asked.line}) asks for ${asked.value.passMark} %`,
            remedy: `${asked.value.passMark} % counts until one of them is corrected`,
          },
        ]
      : [];
  });
}
