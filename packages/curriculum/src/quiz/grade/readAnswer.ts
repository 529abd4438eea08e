import {
  MAX_ESSAY_LENGTH,
  MAX_SHORT_TEXT_LENGTH,
  QuizAnswer,
} from './QuizAnswer';

/** Choices that an answer may name; no item has as many. */
const MAX_CHOICES = 100;

/** Characters of an opaque id or a number. */
const MAX_NAME_LENGTH = 64;

/**
 * Checks what came over the wire as an answer. Members that an answer does not have are dropped.
 *
 * @throws RangeError that names the member, what was found and what is expected; it repeats nothing of the value
 * @public
 */
export function readAnswer(value: unknown): QuizAnswer {
  const raw = objectOf(value, 'answer');
  switch (raw.type) {
    case 'single':
      return { type: 'single', choice: text(raw, 'choice', MAX_NAME_LENGTH) };
    case 'multiple':
    case 'ordering':
      return { type: raw.type, choices: choicesOf(raw) };
    case 'true-false':
      if (typeof raw.value !== 'boolean') {
        throw unexpected('answer.value', raw.value, 'true or false');
      }
      return { type: 'true-false', value: raw.value };
    case 'numeric':
      return { type: 'numeric', value: text(raw, 'value', MAX_NAME_LENGTH) };
    case 'short-text':
      return {
        type: 'short-text',
        text: text(raw, 'text', MAX_SHORT_TEXT_LENGTH),
      };
    case 'matching':
      return { type: 'matching', pairs: pairsOf(raw) };
    case 'essay':
      return { type: 'essay', text: text(raw, 'text', MAX_ESSAY_LENGTH) };
    default:
      throw unexpected('answer.type', raw.type, 'a type of item');
  }
}

function choicesOf(raw: Record<string, unknown>): string[] {
  const { choices } = raw;
  if (!Array.isArray(choices) || choices.length > MAX_CHOICES) {
    throw unexpected(
      'answer.choices',
      choices,
      `a list of at most ${MAX_CHOICES} ids`,
    );
  }
  return choices.map((choice, index) =>
    textOf(choice, `answer.choices[${index}]`, MAX_NAME_LENGTH),
  );
}

function pairsOf(raw: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(objectOf(raw.pairs, 'answer.pairs'));
  if (entries.length > MAX_CHOICES) {
    throw unexpected('answer.pairs', raw.pairs, `at most ${MAX_CHOICES} pairs`);
  }
  return Object.fromEntries(
    entries.map(([premise, choice]) => [
      textOf(premise, 'answer.pairs', MAX_NAME_LENGTH),
      textOf(choice, 'answer.pairs', MAX_NAME_LENGTH),
    ]),
  );
}

function objectOf(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw unexpected(place, value, 'an object');
  }
  return value as Record<string, unknown>;
}

function text(
  raw: Record<string, unknown>,
  member: string,
  maxLength: number,
): string {
  return textOf(raw[member], `answer.${member}`, maxLength);
}

function textOf(value: unknown, place: string, maxLength: number): string {
  if (typeof value !== 'string' || value.length > maxLength) {
    throw unexpected(place, value, `text of at most ${maxLength} characters`);
  }
  return value;
}

function unexpected(place: string, value: unknown, expected: string) {
  let found: string = value === null ? 'null' : typeof value;
  if (typeof value === 'string') {
    found = `text of ${value.length} characters`;
  } else if (Array.isArray(value)) {
    found = `a list of ${value.length}`;
  }
  return new RangeError(`${place} is ${found}, expected ${expected}`);
}
