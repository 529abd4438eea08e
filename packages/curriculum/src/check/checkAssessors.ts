import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { ChecklistCheck } from './checkChecklists';
import { QuizCheck } from './checkQuizzes';
import { FolderContext } from './FolderContext';

/** Quizzes and checklists that items name: that they are in the folder, and are of the item. */
export function checkAssessors(
  { module, document }: FolderContext,
  found: { quizzes: QuizCheck; checklists: ChecklistCheck },
): CurriculumProblem[] {
  const collector = new ProblemCollector('module.yaml');
  const quizzes = found.quizzes.quizzes.map(it => it.quiz.id);
  const reviews = found.checklists.reviews.map(it => it.checklist);
  (module?.items ?? []).forEach(({ id, quiz, checklist }, index) => {
    const at = (key: string) => document?.lineOf(['items', index, key]) ?? 1;
    if (quiz && !quizzes.includes(quiz)) {
      collector.add('error', 'unknown-quiz', at('quiz'), {
        message: `“${quiz}” is the id of no quiz in quizzes/`,
        remedy: `Choose one of ${quizzes.join(', ') || '(none)'}, or add it`,
      });
    }
    const named = reviews.filter(it => it.metadata.name === checklist);
    if (checklist && !named.length) {
      collector.add('error', 'unknown-checklist', at('checklist'), {
        message: `“${checklist}” is the name of no ReviewChecklist in checklists/`,
        remedy: `Choose one of ${
          reviews.map(it => it.metadata.name).join(', ') || '(none)'
        }, or add it`,
      });
    } else if (checklist && !named.some(it => it.spec.item === id)) {
      collector.add('error', 'other-item', at('checklist'), {
        message: `The checklist ${checklist} is of the item ${named[0].spec.item}, and this is ${id}`,
        remedy: 'Name the checklist of this item, or correct its `item`',
      });
    }
  });
  return collector.problems;
}
