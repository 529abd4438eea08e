import { QuizDocument } from '../read/QuizDocument';

/** Text of a file that is neither a question nor a key: instructions, scoring guides, reviews. @public */
export interface KeptText {
  /** Of its first line; counts from 1. */
  line: number;
  /** The heading it stands under. */
  heading?: string;
  text: string;
}

/** @public */
export interface MarkdownQuizDocument extends QuizDocument {
  /** What the quiz itself does not hold, so that importing a file loses nothing of it. */
  kept: KeptText[];
}
