/**
 * What a learner answered, as it is sent and stored: items and options by their opaque ids of the attempt.
 *
 * @public
 */
export type QuizAnswer =
  | { type: 'single'; choice: string }
  | { type: 'multiple'; choices: string[] }
  | { type: 'true-false'; value: boolean }
  | {
      type: 'numeric';
      /** A decimal number as it was typed. */
      value: string;
    }
  | { type: 'short-text'; text: string }
  | { type: 'ordering'; choices: string[] }
  | {
      type: 'matching';
      /** Choice by premise. */
      pairs: Record<string, string>;
    }
  | { type: 'essay'; text: string };

/** Characters of a short answer; what is longer is refused. @public */
export const MAX_SHORT_TEXT_LENGTH = 200;

/** Characters of an essay; what is longer is refused. @public */
export const MAX_ESSAY_LENGTH = 20_000;
