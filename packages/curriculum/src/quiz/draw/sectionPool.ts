import { QuizDefinition, QuizItem, QuizSection } from '../model';

/**
 * The published items that a section may draw, in the order of the bank.
 *
 * @public
 */
export function sectionPool(
  quiz: QuizDefinition,
  section: QuizSection,
): QuizItem[] {
  const { items, competencies, objectives, tags, difficulties } =
    section.pool ?? {};
  return quiz.items.filter(
    item =>
      item.status === 'published' &&
      (!items || items.includes(item.id)) &&
      (!competencies ||
        competencies.some(c => item.competencies.includes(c))) &&
      (!objectives || objectives.some(o => item.objectives.includes(o))) &&
      (!tags || tags.some(tag => item.tags.includes(tag))) &&
      (!difficulties || difficulties.includes(item.difficulty ?? '')),
  );
}
