/**
 * How a text is to be rendered. `moodle` is GIFT's "auto" format: light HTML whose line breaks count.
 * Whatever the format, a text comes from an author and is sanitised where it is shown.
 *
 * @public
 */
export type QuizTextFormat = 'markdown' | 'html' | 'plain' | 'moodle';

/** A text that a learner or reviewer reads. @public */
export interface QuizText {
  text: string;
  format: QuizTextFormat;
}

/** A text in the project's own format. @public */
export function markdownText(text: string): QuizText {
  return { text, format: 'markdown' };
}
