import { RawOption } from './findOptions';
import { KeyValue } from './KeyValue';
import { MarkdownLine } from './MarkdownLine';

/** A key beside its question. */
export interface RawKey {
  value: KeyValue;
  /** Counts from 1. */
  line: number;
}

/** Something about a question that its author should know. */
export interface QuestionNote {
  severity: 'error' | 'warning' | 'info';
  code: string;
  line: number;
  /** Without the question's name in front of it. */
  message: string;
  found: string;
  expected: string;
  remedy: string;
}

/** A question, taken apart. */
export interface RawQuestion {
  title?: string;
  stem: string;
  options: RawOption[];
  /** Beside the question, in order; the text is the answer in words where it has no letters. */
  keys: RawKey[];
  explanation: string;
  /** What its author says it is. */
  hint?: 'multiple' | 'essay' | 'true-false';
  notes: QuestionNote[];
  /** Comments that say nothing of the key. */
  comments: MarkdownLine[];
}
