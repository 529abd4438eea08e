import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { quizIssues } from '../quiz/lint/quizIssues';
import { QuizDefinition, QuizItem } from '../quiz/model';
import { quizProblem } from '../quiz/model/quizProblem';
import { linkQuiz, QuizDocument, readQuiz } from '../quiz/read';
import { FolderContext } from './FolderContext';

/** What quizzes a module folder holds, and what is wrong with them. */
export interface QuizCheck {
  quizzes: { file: string; quiz: QuizDefinition }[];
  problems: CurriculumProblem[];
}

/** Quizzes and banks: that they can be read, linked and passed only by knowing, and fit the module. */
export async function checkQuizzes(context: FolderContext): Promise<QuizCheck> {
  const { files } = context;
  const documents = await Promise.all(
    files
      .names(/^quizzes\/.*\.(ya?ml|gift|md)$/i)
      .filter(it => !/(^|\/)README\.md$/i.test(it))
      .map(async file => readQuiz(await files.text(file), file)),
  );
  const banks = documents.flatMap(it => it.bank ?? []);
  const quizzes = documents.flatMap(({ file, quiz }) =>
    quiz ? [{ file, quiz: linkQuiz(quiz, banks, file).quiz }] : [],
  );
  return {
    quizzes,
    problems: [
      ...quizIssues(documents).map(quizProblem),
      ...documents.flatMap(it => checkTags(it, context)),
      ...checkBanks(documents),
      ...quizzes.flatMap(it => checkFacts(it, context)),
      ...checkAssessments(quizzes, context),
    ],
  };
}

function checkTags(
  { file, quiz, bank }: QuizDocument,
  { module }: FolderContext,
): CurriculumProblem[] {
  const collector = new ProblemCollector(file);
  if (!module) {
    return [];
  }
  const known = {
    competencies: new Set(module.competencies?.map(it => it.competency)),
    objectives: new Set(module.objectives?.map(it => it.id)),
  };
  for (const item of quiz?.items ?? bank?.items ?? []) {
    for (const kind of ['competencies', 'objectives'] as const) {
      for (const name of item[kind].filter(it => !known[kind].has(it))) {
        collector.add(
          'error',
          kind === 'objectives' ? 'unknown-objective' : 'unknown-competency',
          lineOf(item),
          {
            message: `Item ${item.id} names “${name}”, which is none of the module's ${kind}`,
            remedy: `Choose one of ${
              [...known[kind]].join(', ') || '(none)'
            }, or add it to module.yaml`,
          },
        );
      }
    }
  }
  return collector.problems;
}

function checkBanks(documents: QuizDocument[]): CurriculumProblem[] {
  const drawn = new Set(documents.flatMap(it => it.quiz?.banks ?? []));
  return documents.flatMap(({ file, bank }) =>
    bank && !drawn.has(bank.id)
      ? [
          {
            severity: 'warning' as const,
            file,
            line: 1,
            code: 'unused-bank',
            message: `No quiz of the folder draws from the bank ${bank.id}`,
            remedy: 'Name it among the `banks` of a quiz, or take it out',
          },
        ]
      : [],
  );
}

function checkFacts(
  { file, quiz }: QuizCheck['quizzes'][number],
  { module }: FolderContext,
): CurriculumProblem[] {
  const collector = new ProblemCollector(file);
  if (module?.id && quiz.moduleId && quiz.moduleId !== module.id) {
    collector.add('error', 'other-module', 1, {
      message: `The quiz is of ${quiz.moduleId}, but the folder is of ${module.id}`,
      remedy: 'Correct `module`, or move the file',
    });
  }
  const assessments =
    module?.items.filter(it => it.type === 'assessment') ?? [];
  // a quiz that no item names is held against the assessment of its name, or the only one that names none
  const asked =
    module?.items.find(it => it.quiz === quiz.id) ??
    assessments.find(it => it.id === quiz.id) ??
    assessments.find(it => !it.quiz);
  if (asked?.passMark !== undefined && asked.passMark !== quiz.passMark) {
    collector.add('conflict', 'pass-mark', 1, {
      message: `The quiz passes at ${quiz.passMark} %, but module.yaml asks for ${asked.passMark} % of the item ${asked.id}`,
      remedy: 'Make both say the same',
    });
  }
  return collector.problems;
}

function checkAssessments(
  quizzes: QuizCheck['quizzes'],
  { module, document }: FolderContext,
): CurriculumProblem[] {
  const index = module?.items.findIndex(it => it.type === 'assessment') ?? -1;
  return module && document && index >= 0 && !quizzes.length
    ? [
        {
          severity: 'warning',
          file: 'module.yaml',
          line: document.lineOf(['items', index]),
          code: 'no-quiz',
          message: `There is no quiz in quizzes/ for the assessment “${module.items[index].title}”`,
          remedy: 'Start one with `academy new quiz`; until then it is locked',
        },
      ]
    : [];
}

function lineOf(item: QuizItem) {
  return item.source?.line ?? 1;
}
