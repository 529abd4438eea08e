import { QuizItem, QuizText } from '../model';

/** The texts of an item that learners read before they answer, the stem first. */
export function shownTexts(item: QuizItem): QuizText[] {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return [item.stem, ...item.options.map(({ text }) => text)];
    case 'ordering':
      return [item.stem, ...item.entries.map(({ text }) => text)];
    case 'matching':
      return [
        item.stem,
        ...item.premises.map(({ text }) => text),
        ...item.choices.map(({ text }) => text),
      ];
    default:
      return [item.stem];
  }
}
